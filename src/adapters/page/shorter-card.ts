/** Ever shorter forms of a card, in the order of `briefing.md` 1.3. */
import type { AttributedSentence, Figure, KeyQuote, Sentence, SideClaim, StoryCard } from '../../summarizer/card.ts';
import { firstSentences, shortened } from './cut.ts';

/** A card with as much as there is room for, and how many of its sources are listed. */
export interface CardForm {
  readonly card: StoryCard;
  readonly sourcesShown: number;
}

/** As many sources as are listed before the rest is only counted. */
const SOURCES = 3;

/**
 * The card itself, then shorter and shorter ones. Who says something, the qualifier of a number, the label of a source,
 * the caveat and the way to the article are in all of them. First whole parts go; then long texts end at the end of a
 * sentence; at last, for a card that no outlet wrote, only the headline, the caveat and the way to the article are left.
 */
export function* shorterCards(card: StoryCard): Generator<CardForm> {
  let form: CardForm = { card, sourcesShown: Number.POSITIVE_INFINITY };
  const huge = isHuge({ ...card, allQuotes: [], struck: [], sources: [] });
  if (!huge) yield form;
  for (const step of STEPS) {
    form = { ...form, ...step(form.card) };
    if (!huge) yield form;
  }
  const fewest = form.card;
  for (const most of [400, 240, 140]) yield { card: cutTo(fewest, most), sourcesShown: SOURCES };
  const cut = cutTo(fewest, 140);
  const bare = { ...cut, analysis: [], implications: [], quotes: [] };
  yield { card: bare, sourcesShown: SOURCES };
  yield { card: { ...bare, claims: [], figures: [], whatHappened: [] }, sourcesShown: 1 };
}

/** Far more than any message has room for: painting it would only take time. */
const HUGE = 20_000;

/** Whether the texts in a value are longer than anybody would show in one message. */
export function isHuge(value: unknown): boolean {
  return lengthOf(value) > HUGE;
}

function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, inner) => sum + lengthOf(inner), 0);
}

const STEPS: readonly ((card: StoryCard) => Partial<CardForm>)[] = [
  (card) => ({ card: { ...card, timeline: [] } }),
  (card) => ({ card: { ...card, quotes: card.quotes.slice(0, 2) } }),
  (card) => ({ card: { ...card, analysis: card.analysis.slice(0, 1) } }),
  (card) => ({ card: { ...card, implications: card.implications.slice(0, 2) } }),
  (card) => ({ card: { ...card, claims: ofTwoSides(card.claims) } }),
  () => ({ sourcesShown: SOURCES }),
  (card) => ({ card: { ...card, whatHappened: card.whatHappened.slice(0, 2) } }),
  (card) => ({ card: { ...card, quotes: card.quotes.slice(0, 1) } }),
];

function ofTwoSides(claims: readonly SideClaim[]): readonly SideClaim[] {
  const sides = new Set([...new Set(claims.map(({ side }) => side))].slice(0, 2));
  return claims.filter(({ side }) => sides.has(side));
}

/** No name of a person, an outlet or an office is longer. */
const NAME = 80;
const HEADLINE = 300;
/** As many as a card has by its own rules. */
const FIGURES = 4;
const CLAIMS = 4;
const GAPS = 2;

/** A card whose texts are no longer than `most`: what has no sentence that ends in time is left out, the caveat is not. */
function cutTo(card: StoryCard, most: number): StoryCard {
  const { lang } = card.headline;
  const whole = <T extends { readonly text: string }>(item: T): T[] => {
    const text = firstSentences(item.text, most, lang);
    return text === null ? [] : [{ ...item, text }];
  };
  return {
    ...card,
    headline: { ...card.headline, text: shortened(card.headline.text, Math.min(HEADLINE, most)) },
    whatHappened: card.whatHappened.flatMap(whole),
    figures: card.figures.slice(0, FIGURES).map(namesOfFigure),
    claims: card.claims.slice(0, CLAIMS).flatMap(whole).map(namesOfClaim),
    quotes: card.quotes.flatMap((quote) => cutQuote(quote, most)),
    analysis: card.analysis.slice(0, 1).flatMap(whole).map(namesOfSentence),
    implications: card.implications.slice(0, 2).flatMap(whole).map(namesOfSentence),
    gaps: card.gaps.slice(0, GAPS).map((gap) => cutGap(gap, most, lang)),
    sources: card.sources.map((source) => ({ ...source, outlet: name(source.outlet) })),
    readMore: { ...card.readMore, outlet: name(card.readMore.outlet) },
  };
}

function name(text: string): string {
  return shortened(text, NAME);
}

function optional<K extends string>(key: K, text: string | undefined): { readonly [P in K]?: string } {
  return (text === undefined ? {} : { [key]: name(text) }) as { readonly [P in K]?: string };
}

function namesOfFigure(figure: Figure): Figure {
  return {
    ...figure,
    claimant: name(figure.claimant),
    ...optional('group', figure.group),
    ...optional('claimantSide', figure.claimantSide),
    ...optional('by', figure.by),
    ...optional('since', figure.since),
    ...optional('loaded', figure.loaded),
  };
}

function namesOfClaim(claim: SideClaim): SideClaim {
  return { ...claim, side: name(claim.side), claimant: name(claim.claimant) };
}

function namesOfSentence(sentence: AttributedSentence): AttributedSentence {
  return { ...sentence, by: name(sentence.by), ...optional('byRole', sentence.byRole) };
}

/** Inside a quotation only whole sentences go, and the place where they stood is shown. */
function cutQuote(quote: KeyQuote, most: number): KeyQuote[] {
  const text = firstSentences(quote.text, most, quote.lang);
  if (text === null) return [];
  return [
    {
      ...quote,
      text: text === quote.text ? text : `${text} […]`,
      speaker: name(quote.speaker),
      outlet: name(quote.outlet),
      ...optional('role', quote.role),
      ...optional('side', quote.side),
    },
  ];
}

function cutGap(gap: Sentence, most: number, lang: string): Sentence {
  return { ...gap, text: firstSentences(gap.text, most, lang) ?? shortened(gap.text, most) };
}
