import { normaliseText } from '../language/text.ts';
import type { Dateline } from './article.ts';
import { isBoilerplate, isByline, isCredit } from './boilerplate.ts';

/** A report's own words, and who is named beside them. */
export interface CleanText {
  /** Normalised; paragraphs divided by a blank line. */
  readonly text: string;
  /** "By Ann Bell", as printed; null when nobody is named. */
  readonly byline: string | null;
  /** "Reporting by …; editing by …", "(Reuters)": evidence of where the words come from; null when there is none. */
  readonly credit: string | null;
  /** Null when there is none. */
  readonly dateline: Dateline | null;
}

/** How many paragraphs from the top a byline may stand. */
const BYLINE_WITHIN = 4;

/** How many paragraphs from the end a credit may stand. */
const CREDIT_WITHIN = 4;

/** Takes out of a text what is none of the report's: bylines, credits, invitations, advertisements, stubs of a paywall. */
export function cleanArticleText(text: string): CleanText {
  const paragraphs = normaliseText(text).split('\n\n');
  const kept: string[] = [];
  let byline: string | null = null;
  const credits: string[] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    if (index < BYLINE_WITHIN && isByline(paragraph)) byline ??= paragraph;
    else if (index > 0 && index >= paragraphs.length - CREDIT_WITHIN && isCredit(paragraph)) credits.push(paragraph);
    else if (!isBoilerplate(paragraph)) kept.push(paragraph);
  }
  const last = kept.at(-1);
  const trailing = last === undefined ? null : trailingCredit(last);
  if (trailing !== null && last !== undefined) {
    kept[kept.length - 1] = last.slice(0, -trailing.length).trimEnd();
    credits.unshift(trailing);
  }
  const clean = kept.filter((paragraph) => paragraph !== '').join('\n\n');
  return { text: clean, byline, credit: credits.join(' ') || null, dateline: null };
}

/** "(Reporting by A; Editing by B)" at the end of the last paragraph; null when it does not end so. */
function trailingCredit(paragraph: string): string | null {
  const at = Math.max(paragraph.lastIndexOf('('), paragraph.lastIndexOf('['));
  if (at <= 0 || paragraph.length - at > 400) return null;
  const tail = paragraph.slice(at);
  return /[)\]]$/.test(tail) && isCredit(tail) && /(?:by|from|with)\s/i.test(tail) ? tail : null;
}
