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
export function dialogueSpans(
  text: string,
  paragraph: Span,
  language: LanguageCode,
  marked: readonly MarkedSpan[],
): readonly MarkedSpan[] {
  if (!DASHED.has(language)) return [];
  const part = text.slice(paragraph.start, paragraph.end);
  const opening = part.match(/^\s*[—–-]\s+/)?.[0];
  if (opening === undefined) return [];
  const pieces: Span[] = [];
  let inner = 0;
  let start = opening.length;
  for (const { 0: dash, index } of part.matchAll(/(?<=[,.!?…])\s[—–-]\s/g)) {
    if (index < start) continue;
    while ((marked[inner]?.outer.end ?? Number.POSITIVE_INFINITY) <= paragraph.start + index) inner += 1;
    if ((marked[inner]?.outer.start ?? Number.POSITIVE_INFINITY) < paragraph.start + index) continue;
    pieces.push({ start, end: index });
    start = index + dash.length;
  }
  pieces.push({ start, end: part.length });
  if (pieces.length < 2) {
    if (language !== 'fr' || marked.length > 0) return [];
    const at = { start: paragraph.start + opening.length, end: paragraph.end };
    const whole: MarkedSpan = { ...at, outer: at, depth: 0, mark: '—', carried: false, continues: false };
    const split = byCommas(text, whole);
    return split[0] === whole ? [] : split;
  }

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

/** Dialogue with the marks of its paragraph, in order: those inside a spoken part lie deeper. */
export function withMarks(dialogue: readonly MarkedSpan[], marked: readonly MarkedSpan[]): readonly MarkedSpan[] {
  const all = [...dialogue];
  let at = 0;
  for (const mark of marked) {
    while ((dialogue[at]?.end ?? Number.POSITIVE_INFINITY) <= mark.outer.start) at += 1;
    const around = dialogue[at];
    const outside = around === undefined || mark.outer.end <= around.start;
    if (outside) all.push(mark);
    else if (around.start <= mark.outer.start && mark.outer.end <= around.end)
      all.push({ ...mark, depth: mark.depth + 1 });
  }
  return all.sort((a, b) => a.outer.start - b.outer.start);
}

function isTag(words: string, language: LanguageCode): boolean {
  const first = words.split(/\s+/, 4).map((word) => foldWord(word.replace(/[.,:;!?]+$/, '')));
  return /^\p{Ll}/u.test(words) && first.some((word) => speechVerb(word, language)?.tag === true);
}

/** « Nous restons, raconte Anna Roy, 45 ans. Personne ne vient. »: a tag between commas, the verb first. */
const FRENCH_TAG =
  /,\s(?=(?:a|ont|avait|s['’]est)?(?:-t)?-?(?:il|elle|ils|elles|on)?\s?[\p{L}-]+\s)([^,.;:«»]{4,70}(?:,\s(?:\d{1,2} ans|(?:un|une|le|la|les|l['’]|[\p{Ll}]+)[^,.;:«»]{2,60}))?)(?=[,.])[,.]\s/gu;

/**
 * The spoken parts of what stands between one pair of marks, where the tag stands between them too:
 * «Стоїмо, — сказав сержант. — Відходу не буде». The mark itself where it holds no tag.
 */
export function withoutTags(text: string, mark: MarkedSpan, language: LanguageCode): readonly MarkedSpan[] {
  if (mark.depth > 0) return [mark];
  if (language === 'uk' || language === 'ru') return byDashes(text, mark, language);
  if (language === 'fr') return byCommas(text, mark);
  return [mark];
}

function byDashes(text: string, mark: MarkedSpan, language: LanguageCode): readonly MarkedSpan[] {
  const part = text.slice(mark.start, mark.end);
  const pieces: Span[] = [];
  let start = 0;
  for (const { 0: dash, index } of part.matchAll(/(?<=[,.!?…])\s[—–-]\s/g)) {
    pieces.push({ start, end: index });
    start = index + dash.length;
  }
  if (pieces.length === 0) return [mark];
  pieces.push({ start, end: part.length });
  return join(
    mark,
    pieces.filter((piece, i) => i === 0 || !isTag(part.slice(piece.start, piece.end), language)),
    pieces.length,
  );
}

function byCommas(text: string, mark: MarkedSpan): readonly MarkedSpan[] {
  const part = text.slice(mark.start, mark.end);
  for (const match of `${part} `.matchAll(FRENCH_TAG)) {
    if (!isFrenchTag(match[1] ?? '')) continue;
    const from = match.index + match[0].length;
    const pieces = [{ start: 0, end: match.index + 1 }];
    if (/[\p{L}]/u.test(part.slice(from))) pieces.push({ start: from, end: part.length });
    return join(mark, pieces, pieces.length + 1);
  }
  return [mark];
}

function isFrenchTag(words: string): boolean {
  const [first = '', second = ''] = words.split(/\s+/).map(foldWord);
  const joined = /^(.+?)-(?:t-)?(?:ils?|elles?|on)$/.exec(first)?.[1];
  if (joined)
    return speechVerb(joined, 'fr') !== null || (/^(?:a|ont|avait)$/.test(joined) && speechVerb(second, 'fr') !== null);
  const verb = /^(?:a|ont|avait)$/.test(first) ? second : first;
  if (speechVerb(verb, 'fr')?.tag !== true) return false;
  const subject = verb === first ? (words.split(/\s+/)[1] ?? '') : (words.split(/\s+/)[2] ?? '');
  return /^(?:\p{Lu}|le$|la$|l['’]|les$|un$|une$|son$|sa$|ce$|cette$)/u.test(subject);
}

/** The pieces as marks of their own; the outer marks belong to the first and the last. */
function join(mark: MarkedSpan, pieces: readonly Span[], all: number): readonly MarkedSpan[] {
  if (pieces.length === all) return [mark];
  return pieces.map((piece, i) => {
    const start = mark.start + piece.start;
    const end = mark.start + piece.end;
    const last = i === pieces.length - 1;
    return {
      start,
      end,
      outer: { start: i === 0 ? mark.outer.start : start, end: last && end === mark.end ? mark.outer.end : end },
      depth: 0,
      mark: mark.mark,
      carried: i === 0 && mark.carried,
      continues: last && mark.continues,
    };
  });
}
