import type { Article } from '../articles/article.ts';
import type { EpochMs } from '../clock.ts';
import { type DateMention, readDates } from '../language/dates.ts';
import { phrase, tokensOf } from '../language/number-tokens.ts';
import type { FigureMention, Qualifier } from './figure.ts';
import { type Claimants, claimantsOf } from './figure-claimant.ts';
import { INCREMENT, OTHERS, THEY_DIED } from './figure-cues.ts';
import { isSinceThen, type Times } from './figure-history.ts';
import { type Pair, pairsOf } from './figure-pairs.ts';
import { isInOnePlace, isPart } from './figure-parts.ts';
import { type Counted, type Scan, scanSentence } from './figure-scan.ts';
import { statusOf, type Told } from './figure-status.ts';

/** What the search for figures needs of an article. */
export type FigureSource = Pick<Article, 'text' | 'sentences' | 'language' | 'published' | 'firstSeenAt'>;

/** At most this many sentences are searched; what comes later in so long a text is no news of this event. */
const MOST_SENTENCES = 400;

/**
 * The numbers of people that an article states, in order: who was killed, wounded, missing, captured, detained,
 * displaced, affected or abducted, who says so, and what the article does with the number (`briefing.md` 2.8).
 * A number without a word that says what became of the people is left alone.
 */
export function findFigures(article: FigureSource): readonly FigureMention[] {
  const anchor = article.published ?? article.firstSeenAt;
  const lead: DateMention[] = [];
  const claimants = claimantsOf(article);
  const found: Found[] = [];
  let previous: Scan | null = null;
  for (const [sentence, span] of article.sentences.slice(0, MOST_SENTENCES).entries()) {
    const scan = scanSentence(article.text, span, article.language);
    if (scan === null) return [];
    if (sentence < LEAD_SENTENCES) lead.push(...datesIn(scan, anchor));
    if (previous !== null) found.push(...diedLater(scan, previous, found, sentence, claimants));
    if (scan.counted.length > 0) {
      const here = mentionsIn(scan, { anchor, lead, sentence }, claimants);
      found.push(...(here.length > 0 ? here : partOfLast(scan, sentence, found.at(-1), claimants)));
    }
    previous = scan;
  }
  return settle(found);
}

/** The event of the article is dated in its first sentences. */
const LEAD_SENTENCES = 2;

/** The dates of a sentence, at their places in the article. */
function datesIn({ text, span, language }: Scan, anchor: EpochMs): readonly DateMention[] {
  return readDates(text.slice(span.start, span.end), language, anchor).map((date) => ({
    ...date,
    start: date.start + span.start,
    end: date.end + span.start,
  }));
}

/** A mention before all of an article's are looked at together. */
interface Found extends FigureMention {
  readonly adds: 'yes' | 'unless others' | 'no';
  /** Given before: it falls as soon as the article has another number of its kind. */
  readonly earlier: boolean;
  /** "in one hospital alone": a part, where a greater number stands before it. */
  readonly inOnePlace: boolean;
}

function mentionsIn(scan: Scan, when: Omit<Times, 'dates'>, claimants: Claimants): readonly Found[] {
  const pairs = pairsOf(scan);
  if (pairs.length === 0) return [];
  const times = { ...when, dates: datesIn(scan, when.anchor) };
  return pairs.map((pair) => mentionOf(scan, pair, statusOf(scan, pair, times), when.sentence, claimants));
}

function mentionOf(scan: Scan, pair: Pair, { status, earlier }: Told, sentence: number, claimants: Claimants): Found {
  const { counted } = pair;
  const start = scan.tokens[pair.from]?.start ?? scan.span.start;
  const end = scan.tokens[pair.next - 1]?.end ?? start;
  // Whoever denies a number does not claim it, and who does is not said.
  const scope = isSinceThen(scan, pair) ? 'cumulative' : 'incident';
  const owned = status !== 'denied';
  const group = counted.people?.group ?? (pair.negated ? groupBefore(scan, counted.from) : null);
  return {
    start,
    end,
    kind: pair.kind,
    value: pair.negated ? 0 : counted.value,
    high: pair.negated ? null : counted.high,
    qualifier: pair.negated ? 'exact' : counted.qualifier,
    group,
    claimant: owned ? claimants.of({ start, end }, sentence, status, scope) : null,
    status,
    scope,
    subset: pair.subset,
    increment: hasIncrement(scan, pair),
    adds: addsForSure(scan, pair),
    earlier,
    inOnePlace: isInOnePlace(scan),
    loaded: pair.loaded,
    sentence,
  };
}

/** "The crew of 23": the noun before the number. */
function groupBefore(scan: Scan, from: number): string | null {
  const token = scan.tokens[from - 2];
  return scan.tokens[from - 1]?.norm === 'of' && token !== undefined ? scan.text.slice(token.start, token.end) : null;
}

/** Whether "another" or "more" stands at a number; "more than" is no such word. */
function hasIncrement(scan: Scan, { counted }: Pair): boolean {
  return incrementWords(scan, counted).length > 0;
}

function incrementWords(scan: Scan, { from, next }: Counted): readonly string[] {
  const before = [from - 1, from - 2].map((at) => scan.tokens[at]?.norm ?? '').filter((norm) => norm !== 'more');
  const behind = [next, ...(scan.language === 'fr' ? [next + 1] : [])].map((at) => scan.tokens[at]?.norm ?? '');
  return [...before, ...behind].filter((norm) => INCREMENT.has(norm));
}

const MORE_BODIES =
  /^(?:bod(?:y|ies)|corpses|тіл|тіла|тел|тела|leichen|corps|cadavres|cuerpos|cadáveres|جثة|جثث|جثتين)$/u;

/**
 * Whether a number adds to a count the article need not give: "two more bodies". "Five were killed and another 20
 * wounded" and "the driver died and three others were hurt" add to people who fared otherwise.
 */
function addsForSure(scan: Scan, { counted, kind, toll, trigger }: Pair): 'yes' | 'unless others' | 'no' {
  const words = incrementWords(scan, counted);
  if (toll !== null || words.length === 0) return 'no';
  const bodies = trigger !== null && MORE_BODIES.test(scan.tokens[trigger.at]?.norm ?? '');
  if (words.some((norm) => OTHERS.has(norm)) && !bodies) return 'no';
  if (scan.triggers.some((other) => other.next <= counted.from && other.trigger.kind !== kind)) return 'no';
  return bodies ? 'yes' : 'unless others';
}

const PART_OPENS =
  /^(?:of them|of those|of the dead|of the victims|of the wounded|of the injured|were children|were women|з них|із них|из них|منهم|von ihnen|davon|d’entre eux|de ellos)/u;

/** "Five of them were children.": a part of the figure in the sentence before. */
function partOfLast(scan: Scan, sentence: number, last: Found | undefined, claimants: Claimants): readonly Found[] {
  const counted = scan.counted[0];
  if (counted === undefined || last === undefined || last.sentence !== sentence - 1 || counted.at > 4) return [];
  if (counted.value === null || last.value === null || counted.value > last.value) return [];
  if (!PART_OPENS.test(phrase(scan.tokens, counted.next, counted.next + 3))) return [];
  const start = scan.tokens[counted.from]?.start ?? scan.span.start;
  const end = scan.tokens[counted.next - 1]?.end ?? start;
  const { value, high, qualifier } = counted;
  return [
    {
      ...last,
      start,
      end,
      value,
      high,
      qualifier,
      group: null,
      claimant: claimants.of({ start, end }, sentence, 'asserted'),
      subset: true,
      increment: false,
      adds: 'no',
      earlier: false,
      inOnePlace: false,
      sentence,
    },
  ];
}

/** "Rescuers pulled out two more people. They died." The number stands a sentence before its word. */
function diedLater(
  scan: Scan,
  previous: Scan,
  found: readonly Found[],
  sentence: number,
  claimants: Claimants,
): readonly Found[] {
  const said = tokensOf(scan.text, scan.span.start, Math.min(scan.span.end, scan.span.start + 120)).map(
    (token) => token.norm,
  );
  const joined = ` ${said.join(' ')} `;
  if (!THEY_DIED.some((words) => joined.includes(` ${words} `))) return [];
  const counted = previous.counted.findLast((one) => one.people !== null && (one.value ?? 0) > 0);
  if (counted === undefined) return [];
  const start = previous.tokens[counted.from]?.start ?? 0;
  const end = previous.tokens[(counted.people?.next ?? counted.next) - 1]?.end ?? start;
  if (found.some((mention) => mention.start < end && mention.end > start)) return [];
  const more =
    INCREMENT.has(previous.tokens[counted.from - 1]?.norm ?? '') ||
    INCREMENT.has(previous.tokens[counted.next]?.norm ?? '');
  return [
    {
      start,
      end,
      kind: 'killed',
      value: counted.value,
      high: counted.high,
      qualifier: counted.qualifier satisfies Qualifier,
      group: counted.people?.group ?? null,
      claimant: claimants.of({ start, end }, sentence - 1, 'asserted') ?? claimants.of(scan.span, sentence, 'asserted'),
      status: 'asserted',
      scope: 'incident',
      subset: more || isPart(previous, counted),
      increment: more,
      adds: 'no',
      earlier: false,
      inOnePlace: false,
      loaded: null,
      sentence: sentence - 1,
    },
  ];
}

/**
 * Looks at the mentions together: the same number said twice is one figure, "another" adds to a figure of its kind or to
 * one that everybody has heard of, and what one party states and another denies is disputed.
 */
function settle(mentions: readonly Found[]): readonly FigureMention[] {
  const kept: FigureMention[] = [];
  for (const { adds, earlier: _, inOnePlace, ...found } of [...mentions]
    .map((one) => datedBy(one, mentions))
    .sort((a, b) => a.start - b.start || a.end - b.end)) {
    const part = inOnePlace && kept.some((other) => isGreaterToll(other, found));
    const mention = part ? { ...found, subset: true } : found;
    const first = kept.find((other) => sameFigure(other, mention));
    if (first !== undefined) continue;
    const earlier = kept.some((other) => other.kind === mention.kind && other.status === 'asserted' && !other.subset);
    const others = kept.some((other) => other.kind !== mention.kind && other.sentence >= mention.sentence - 1);
    const alone = adds === 'yes' || (adds === 'unless others' && !others);
    kept.push({ ...mention, increment: mention.increment && (earlier || alone) });
  }
  const denied = kept.filter((mention) => mention.status === 'denied');
  return kept.map((mention) =>
    mention.status === 'asserted' &&
    mention.value !== null &&
    mention.value > 0 &&
    denied.some((other) => other.kind === mention.kind && other.value === mention.value)
      ? { ...mention, status: 'disputed' }
      : mention,
  );
}

/** "Police had earlier said 11 were killed" gives way to any other number of those killed. */
function datedBy(mention: Found, mentions: readonly Found[]): Found {
  const newer = (other: Found) =>
    other.kind === mention.kind &&
    other.status === 'asserted' &&
    other.scope === mention.scope &&
    !other.subset &&
    !other.earlier &&
    other.value !== mention.value;
  return mention.earlier && mentions.some(newer) ? { ...mention, status: 'superseded' } : mention;
}

function isGreaterToll(whole: FigureMention, { kind, value }: FigureMention): boolean {
  return (
    whole.kind === kind && whole.status === 'asserted' && !whole.subset && value !== null && (whole.value ?? 0) > value
  );
}

function sameFigure(a: FigureMention, b: FigureMention): boolean {
  if (a.kind !== b.kind || a.value !== b.value || a.subset !== b.subset) return false;
  if (a.value === null && a.qualifier !== b.qualifier) return false;
  if ((a.status === 'denied') !== (b.status === 'denied')) return false;
  if ((a.status === 'historical') !== (b.status === 'historical') && b.status !== 'asserted') return false;
  return a.claimant === null || b.claimant === null || sameClaimant(a.claimant, b.claimant);
}

/** "the network" and "the Zahira Doctors' Network" are one. */
function sameClaimant(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a.toLowerCase(), b.toLowerCase()] : [b.toLowerCase(), a.toLowerCase()];
  return long.endsWith(short.replace(/^the /u, ''));
}
