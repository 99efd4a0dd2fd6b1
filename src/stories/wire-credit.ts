import type { Article } from '../articles/article.ts';
import { leadOf } from './lead.ts';
import type { Credited, OutletNames } from './outlet-names.ts';

/** "By Meridian Wire", "(Reuters) -", "Reporting by … for AFP", "Source: dpa": lines that say whose words these are. */
const BYLINE =
  /^(?:by|von|par|por|source|quelle|джерело|источник|المصدر|وكالات)\b|\b(?:agency|agencies|wire|news agency|агентство|وكالة)\b/iu;
const CLOSING =
  /(?:reporting|report|contributed|written|writing|editing|additional reporting|source|with|from|by|via|credit|copyright|©|\(c\)|quelle|mit material|avec|джерело|источник|المصدر)|^\W{0,3}[\p{L} /,.&-]{2,40}\W{0,3}$/iu;

/**
 * Whose report an article says it is: by the dateline and the credit that were taken from it, by its byline, by the first or
 * last line of a text that still holds them; null when it credits no agency.
 */
export function wireCredit(article: Article, outlets: OutletNames): Credited | null {
  const { text, byline } = article;
  const end = text.lastIndexOf('\n\n');
  const last = text.slice(end < 0 ? Math.max(0, text.length - 200) : end + 2);
  const firstEnd = text.indexOf('\n');
  const first = text.slice(0, Math.max(firstEnd, 0));
  const lines = [
    // Articles kept before datelines were cut still hold theirs.
    article.dateline?.text ?? leadOf(article).dateline,
    article.credit ?? '',
    byline ?? '',
    first.length <= 80 && BYLINE.test(first) ? first : '',
    last.length <= 200 && (end >= 0 || last.length < text.length) && CLOSING.test(last)
      ? last
      : closingParenthesis(text),
  ];
  for (const line of lines) {
    const wire = line === '' ? undefined : outlets.find(line).find(({ credited }) => credited.wire);
    if (wire) return wire.credited;
  }
  return null;
}

/** "… officials said. (AFP)" */
function closingParenthesis(text: string): string {
  return /\(([^()]{2,40})\)\W{0,2}$/u.exec(text.slice(-60))?.[1] ?? '';
}
