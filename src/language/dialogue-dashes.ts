import type { LanguageCode } from './code.ts';
import type { MarkedSpan } from './quotation-marks.ts';
import type { Span } from './span.ts';
import { speechVerb } from './speech-verbs.ts';
import { foldWord } from './tokens.ts';

/** Languages whose dialogue a dash opens. */
const DASHED: ReadonlySet<LanguageCode> = new Set(['uk', 'ru', 'fr', 'es', 'pt', 'pl', 'tr', 'ro']);

/**
 * The spoken parts of a paragraph that a dash opens: «— Стоїмо, — сказав сержант. — Іншого вибору немає.».
 * None where no tag with a verb of speech stands between dashes: such a paragraph may be an item of a list.
 */
export function dialogueSpans(text: string, paragraph: Span, language: LanguageCode): readonly MarkedSpan[] {
  if (!DASHED.has(language)) return [];
  const part = text.slice(paragraph.start, paragraph.end);
  const opening = part.match(/^\s*[—–-]\s+/)?.[0];
  if (opening === undefined) return [];
  const pieces: Span[] = [];
  let start = opening.length;
  for (const { 0: dash, index } of part.matchAll(/(?<=[,.!?…])\s[—–-]\s/g)) {
    if (index < start) continue;
    pieces.push({ start, end: index });
    start = index + dash.length;
  }
  pieces.push({ start, end: part.length });
  if (pieces.length < 2) return [];

  const spans: MarkedSpan[] = [];
  let tags = 0;
  for (const piece of pieces) {
    const words = part.slice(piece.start, piece.end);
    if (spans.length > 0 && isTag(words, language)) {
      tags += 1;
      continue;
    }
    const at = { start: paragraph.start + piece.start, end: paragraph.start + piece.end };
    spans.push({ ...at, outer: at, depth: 0, mark: '—', carried: false, continues: false });
  }
  return tags > 0 ? spans : [];
}

function isTag(words: string, language: LanguageCode): boolean {
  const first = words.split(/\s+/, 4).map((word) => foldWord(word.replace(/[.,:;!?]+$/, '')));
  return /^\p{Ll}/u.test(words) && first.some((word) => speechVerb(word, language)?.tag === true);
}
