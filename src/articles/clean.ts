import { normaliseText } from '../language/text.ts';
import type { Dateline } from './article.ts';
import { isBoilerplate } from './boilerplate.ts';
import { isByline } from './bylines.ts';
import { isCaption } from './captions.ts';
import { isCredit, trailingCredit } from './credits.ts';
import { findDateline } from './find-dateline.ts';

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

/** So many paragraphs from the top a byline or a credit may stand, and so many from the end a credit. */
const EDGE = 4;

/** What is cut may lay bare what has to go, too; with no report that goes on for long. */
const MOST_PASSES = 6;

/** A paragraph that ends in more credits than this has none. */
const MOST_TAILS = 4;

/** More credit than this is evidence of nothing. In UTF-16 units. */
const MOST_CREDIT = 1_000;

/**
 * Takes out of a text what is none of the report's: dateline, bylines, credits, captions, invitations, advertisements,
 * stubs of a paywall. What stays stands in the text letter by letter and in its order; done twice it changes nothing more.
 */
export function cleanArticleText(text: string): CleanText {
  const cleaning = new Cleaning(normaliseText(text).split('\n\n'));
  for (let pass = 0; pass < MOST_PASSES && cleaning.pass(); pass += 1);
  return cleaning.result();
}

class Cleaning {
  #paragraphs: readonly string[];
  #byline: string | null = null;
  #dateline: Dateline | null = null;
  /** What was judged once is not judged in the next pass. */
  readonly #foreign = new Map<string, boolean>();
  readonly #creditsAbove: string[] = [];
  readonly #creditsBelow: string[] = [];

  constructor(paragraphs: readonly string[]) {
    this.#paragraphs = paragraphs;
  }

  result(): CleanText {
    return {
      text: this.#paragraphs.join('\n\n'),
      byline: this.#byline,
      credit: joined([...this.#creditsAbove, ...this.#creditsBelow]),
      dateline: this.#dateline,
    };
  }

  /** Cleans once; says whether anything changed, so that what is left may stand at an edge now. */
  pass(): boolean {
    const before = this.#paragraphs;
    const kept = this.#fromTheTop(this.#endOfReport());
    const found = findDateline(kept);
    this.#dateline ??= found?.dateline ?? null;
    this.#byline ??= found?.byline ?? null;
    this.#paragraphs =
      found === null ? kept : kept.with(found.index, found.rest).filter((paragraph) => paragraph !== '');
    return found !== null || kept.length !== before.length || kept.at(-1) !== before.at(-1);
  }

  /** The paragraphs from the first to the last that is the report's, credits below them kept aside. */
  #endOfReport(): readonly string[] {
    const below: string[] = [];
    let end = this.#paragraphs.length;
    while (end > 0 && below.length < EDGE) {
      const paragraph = this.#paragraphs[end - 1] ?? '';
      const last = below.length === 0;
      if (isCredit(paragraph) && (last || !isCaption(paragraph))) this.#creditsBelow.unshift(paragraph);
      else if (!this.#isForeign(paragraph)) {
        const own = last ? this.#withoutCredit(paragraph) : paragraph;
        if (own !== '') below.unshift(own);
      }
      end -= 1;
    }
    return [...this.#paragraphs.slice(0, end), ...below];
  }

  /** The last paragraph without the credits behind its last sentence; empty where nothing else is in it. */
  #withoutCredit(paragraph: string): string {
    let own = paragraph;
    const tails: string[] = [];
    for (let tail = trailingCredit(own); tail !== null; tail = trailingCredit(own)) {
      tails.unshift(tail);
      own = own.slice(0, -tail.length).trimEnd();
      if (tails.length > MOST_TAILS) return paragraph;
    }
    this.#creditsBelow.unshift(...tails);
    return own !== paragraph && (this.#isForeign(own) || isCredit(own)) ? '' : own;
  }

  #fromTheTop(paragraphs: readonly string[]): readonly string[] {
    const kept: string[] = [];
    for (const paragraph of paragraphs) {
      const atTop = kept.length < EDGE;
      if (atTop && isByline(paragraph)) this.#byline ??= paragraph;
      else if (atTop && isCredit(paragraph) && !isCaption(paragraph)) this.#creditsAbove.push(paragraph);
      else if (!this.#isForeign(paragraph)) kept.push(paragraph);
    }
    return kept;
  }

  /** Whether a paragraph is none of the report's wherever it stands. */
  #isForeign(paragraph: string): boolean {
    const known = this.#foreign.get(paragraph);
    if (known !== undefined) return known;
    const foreign = isBoilerplate(paragraph) || isCaption(paragraph);
    this.#foreign.set(paragraph, foreign);
    return foreign;
  }
}

function joined(credits: readonly string[]): string | null {
  let all = '';
  for (const credit of credits) {
    if (all.length + credit.length > MOST_CREDIT) break;
    all = all === '' ? credit : `${all} ${credit}`;
  }
  return all === '' ? null : all;
}
