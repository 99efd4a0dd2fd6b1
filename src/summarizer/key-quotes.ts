import type { Span } from '../language/span.ts';
import { contentWords, wordsOf } from '../language/tokens.ts';
import type { KeyQuote } from './card.ts';
import { negations } from './check-statement.ts';
import { spanId } from './evidence.ts';
import type { Quote } from './quote.ts';
import type { Reading } from './reading.ts';
import type { RoleOf } from './roles.ts';
import type { SideOf } from './sides.ts';
import { centroidOf, containment, cosine, rarity, sameWords, type Vector, vectorOf } from './vectors.ts';
import { incites, saidInCaptivity, type Wording } from './wording.ts';

const MOST = 3;
const MOST_OF_ALL = 12;
/** In characters; longer utterances are shown by one of their sentences. */
const LONGEST = 240;
const FEWEST_WORDS = 3;
/** Words between marks that one card takes from one article (`briefing.md` 1.6). */
const MOST_WORDS_OF_AN_ARTICLE = 90;
/** The same words: F1 of at least this. */
const SAME = 0.8;

/** What choosing quotations depends on beside the articles. */
export interface QuoteContext {
  readonly wording: Wording;
  /** The side of somebody who was met with it elsewhere in the story. */
  readonly sideOf: SideOf;
  /** The fullest role that any article of the story gives somebody. */
  readonly roleOf: RoleOf;
  /** Sentences the card shows elsewhere: words in them are not shown twice. */
  readonly shown: readonly string[];
  /** Who speaks elsewhere on the card already. */
  readonly heard: ReadonlySet<string>;
}

interface Candidate {
  readonly reading: Reading;
  readonly quote: Quote;
  readonly span: Span;
  readonly text: string;
  readonly side: string | null;
  readonly alsoIn: readonly Reading[];
  readonly score: number;
}

/** The quotations of a story. */
export interface ChosenQuotes {
  /** At most three, one of each speaker, the sides heard before anybody is heard twice. */
  readonly key: readonly KeyQuote[];
  /** Every one that may be shown, best first. */
  readonly all: readonly KeyQuote[];
}

/**
 * Finds the quotations of a story that may be shown: a strong rule names the speaker, the words stand in one piece in
 * the article, they neither incite nor were said in captivity. One piece of each utterance.
 */
export function chooseQuotes(readings: readonly Reading[], context: QuoteContext): ChosenQuotes {
  const all = candidates(readings, context);
  const shown = (candidate: Candidate): KeyQuote => asKeyQuote(candidate, context.roleOf);
  return { key: keyQuotes(all, context).map(shown), all: all.slice(0, MOST_OF_ALL).map(shown) };
}

function keyQuotes(found: readonly Candidate[], context: QuoteContext): readonly Candidate[] {
  const chosen: Candidate[] = [];
  const all = found.filter(
    ({ text, quote }) =>
      !context.heard.has(quote.speaker ?? '') &&
      !context.shown.some((shown) => shown.includes(text) || containment(shown, text, 'en') >= 0.9),
  );
  while (chosen.length < MOST) {
    const sides = new Set(chosen.map(({ side, quote }) => side ?? quote.speaker));
    const roots = new Set(chosen.map(({ reading }) => reading.root));
    const open = all.filter((candidate) => mayJoin(candidate, chosen));
    const [next] = open
      .map((candidate) => ({
        candidate,
        score:
          candidate.score +
          (sides.has(candidate.side ?? candidate.quote.speaker) ? 0 : 0.4) +
          (candidate.reading.party || roots.has(candidate.reading.root) ? 0 : 0.25),
      }))
      .toSorted((a, b) => b.score - a.score || byPlace(a.candidate, b.candidate));
    if (!next || next.score < 1.7) break;
    chosen.push(next.candidate);
  }
  return chosen;
}

function mayJoin(candidate: Candidate, chosen: readonly Candidate[]): boolean {
  if (chosen.some((other) => other.quote.speaker === candidate.quote.speaker)) return false;
  if (chosen.some((other) => containment(other.text, candidate.text, 'en') >= 0.7)) return false;
  const ofArticle = chosen.filter((other) => other.reading === candidate.reading);
  const words = [...ofArticle, candidate].reduce((sum, { text }) => sum + wordsOf(text).length, 0);
  return words <= MOST_WORDS_OF_AN_ARTICLE;
}

function byPlace(a: Candidate, b: Candidate): number {
  return a.reading.article.id < b.reading.article.id ? -1 : a.reading === b.reading ? a.span.start - b.span.start : 1;
}

function candidates(readings: readonly Reading[], context: QuoteContext): readonly Candidate[] {
  const native = readings.filter((reading) => reading.native);
  // Words in another language only where nothing else exists (`briefing.md` 2.7).
  const read = native.length > 0 ? native : readings;
  const utterances = read.flatMap((reading) =>
    reading.quotes.flatMap((quote) =>
      quote.shown && quote.speaker !== null && !NOBODY.test(quote.speaker) ? [{ reading, quote }] : [],
    ),
  );
  const words = read.map(({ article }) => contentWords(article.text, article.language));
  const weight = rarity(words);
  const centre = centroidOf(words.map((each) => vectorOf(each, weight)));
  const best = utterances.flatMap(({ reading, quote }): Candidate[] => {
    const pieces = piecesOf(reading, quote).filter(({ text }) => mayShow(text, reading, quote));
    const scored = pieces.map((piece) => ({
      ...piece,
      reading,
      quote,
      side: quote.speaker === null ? null : context.sideOf(quote.speaker, quote.role),
      alsoIn: [],
      score: scoreOf(piece, quote, { reading, centre, weight, context }),
    }));
    return scored.toSorted((a, b) => b.score - a.score || a.span.start - b.span.start).slice(0, 1);
  });
  return joined(best);
}

interface Piece {
  readonly span: Span;
  readonly text: string;
  /** 0 for the beginning of the utterance. */
  readonly place: number;
}

/** A segment that fits, or the sentences of one that does not: always one stretch of the article's text. */
function piecesOf({ article }: Reading, quote: Quote): readonly Piece[] {
  const pieces = quote.segments.flatMap((segment): Span[] => {
    if (segment.end - segment.start <= LONGEST) return [segment];
    return article.sentences.flatMap((sentence) => {
      const start = Math.max(sentence.start, segment.start);
      const end = Math.min(sentence.end, segment.end);
      return end > start ? [{ start, end }] : [];
    });
  });
  return pieces.map((span, place) => {
    const trimmed = trim(article.text, span);
    return { span: trimmed, text: article.text.slice(trimmed.start, trimmed.end), place };
  });
}

/** Without marks, spaces and a trailing comma at the ends. */
function trim(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from < to && /[\s"“„«»‘]/.test(text.charAt(from))) from += 1;
  while (to > from && /[\s"“”»«,]/.test(text.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

function mayShow(text: string, { article }: Reading, quote: Quote): boolean {
  if (text.length > LONGEST || wordsOf(text).length < FEWEST_WORDS || incites(text)) return false;
  const [first = 0] = quote.sentences;
  const around = article.sentences.slice(Math.max(0, first - 1), first + 2);
  const context = around.map(({ start, end }) => article.text.slice(start, end)).join(' ');
  return !saidInCaptivity(`${context} ${quote.role ?? ''}`);
}

/** "one of them" names nobody to a reader who has not read on. */
const NOBODY = /^(?:one|some|another|others|many|both|all)(?: of (?:them|those|these))?$/i;

const BOILERPLATE =
  /\b(?:deeply (?:concerned|alarmed|saddened|shocked)|thoughts and prayers|no comment|condemn(?:s|ed)? in the strongest|heartfelt condolences|monitoring the situation|remain committed|closely following)\b/i;
/** Words within words, and questions: they need what stood around them. */
const NESTED = /[?"“”«»]|(?:^|\s)['‘]/;
const EYEWITNESS = /\b(?:I|we) (?:counted|saw|heard|watched|carried|found|ran|felt|pulled|buried)\b/i;
const DANGLING = /^(?:It|He|She|They|That|This|Those|These|Neither|Both|And|But|So|Because|Which|Who)\b/;

function scoreOf(
  { text, place }: Piece,
  quote: Quote,
  {
    reading,
    centre,
    weight,
    context,
  }: { reading: Reading; centre: Vector; weight: (word: string) => number; context: QuoteContext },
): number {
  const length = wordsOf(text).length;
  const vector = vectorOf(contentWords(text, reading.article.language), weight);
  return (
    1 +
    (isNamed(quote.speaker ?? '') ? 0.5 : 0) +
    (quote.role !== null ? 0.3 : 0) +
    (quote.type === 'direct' ? 0.4 : 0) +
    (length >= 6 && length <= 30 ? 0.3 : 0) +
    0.6 * Math.min(1, cosine(vector, centre) * 2) -
    (BOILERPLATE.test(text) ? 0.6 : 0) -
    (context.wording(text).some(({ why }) => why === 'loaded') ? 1.2 : 0) -
    (DANGLING.test(text) ? 0.8 : 0) -
    (place > 0 ? 0.1 : 0) +
    (negations(text) > 0 ? 0.25 : 0) +
    (EYEWITNESS.test(text) ? 0.5 : 0) +
    0.2 * Math.exp(-(quote.sentences[0] ?? 0) / 6) -
    (NESTED.test(text) ? 0.6 : 0) -
    (reading.party ? 0.1 : 0) -
    (reading.outlet.kind === 'analysis' ? 0.3 : 0)
  );
}

function isNamed(speaker: string): boolean {
  const words = wordsOf(speaker);
  return (
    words.length >= 2 &&
    words.every(({ text }) => /^\p{Lu}/u.test(text) || /^(?:al|el|de|bin|von|van|der)$/i.test(text))
  );
}

/** The same words in several articles are one quotation; the independent outlet's stands for it. */
function joined(all: readonly Candidate[]): readonly Candidate[] {
  const kept: Candidate[] = [];
  const ordered = all.toSorted(
    (a, b) =>
      Number(a.reading.party) - Number(b.reading.party) ||
      Number(a.reading.copy) - Number(b.reading.copy) ||
      b.score - a.score ||
      byPlace(a, b),
  );
  for (const candidate of ordered) {
    const at = kept.findIndex((other) => sameWords(other.text, candidate.text) >= SAME);
    const twin = kept[at];
    if (!twin) kept.push(candidate);
    else if (twin.reading !== candidate.reading && !twin.alsoIn.includes(candidate.reading)) {
      kept[at] = { ...twin, alsoIn: [...twin.alsoIn, candidate.reading] };
    }
  }
  return kept
    .map((candidate) => {
      const roots = new Set([candidate.reading, ...candidate.alsoIn].map(({ root }) => root));
      return roots.size >= 2 ? { ...candidate, score: candidate.score + 0.3 } : candidate;
    })
    .toSorted((a, b) => b.score - a.score || byPlace(a, b));
}

function asKeyQuote({ reading, quote, span, text, side, alsoIn }: Candidate, roleOf: RoleOf): KeyQuote {
  const { article, outlet } = reading;
  const role = roleOf(quote.speaker ?? '', quote.role, side);
  return {
    text,
    speaker: quote.speaker ?? '',
    ...(role !== null && { role }),
    ...(side !== null && { side }),
    outlet: outlet.name,
    url: article.url,
    lang: article.language,
    fragment: quote.type === 'mixed',
    ev: [spanId(article, span)],
    rule: quote.rule,
    alsoIn: alsoIn.length,
  };
}
