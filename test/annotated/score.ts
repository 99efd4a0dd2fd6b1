import type { AnnotatedArticle, GoldFigure, GoldQuote, Half } from './annotated-set.ts';
import { differences, type PRF, plain, share, Tally, wordF1 } from './compare.ts';
import { type Miss, type ReadStory, scoreStories } from './score-stories.ts';

/** What `inspect article - --json` says of one article, as far as it is scored. */
export interface ReadArticle {
  readonly input: string;
  readonly relevant: boolean;
  readonly sentences: readonly { readonly end: number }[];
  readonly quotes: readonly ReadQuote[];
  readonly figures: readonly ReadFigure[];
  readonly implications: readonly number[];
  readonly card?: { readonly figures: readonly CardFigure[] } | null;
}

interface CardFigure {
  readonly kind: string;
  readonly low?: number;
  readonly high?: number;
  readonly scope: string;
  readonly group?: string;
}

interface ReadQuote {
  readonly text: string;
  readonly segments: readonly { readonly start: number; readonly end: number }[];
  readonly speaker: string | null;
  readonly shown: boolean;
}

interface ReadFigure {
  readonly kind: string;
  readonly value: number | null;
  readonly claimant: string | null;
  readonly status: string;
  readonly scope: string;
}

/** The measures of one half; shares run from 0 to 1, the rest are counts. */
export interface Score {
  readonly quotes: PRF;
  /** Of the quotes found: the very same words, nothing more and nothing less. */
  readonly quotesExact: number;
  readonly ungroundedQuotes: number;
  readonly nonQuotesShown: number;
  readonly speakers: {
    readonly all: number;
    readonly shown: number;
    readonly coverage: number;
    readonly wrongShown: number;
  };
  readonly figures: PRF;
  readonly figuresWithClaimant: PRF;
  /** Denied, superseded, historical, projected, cumulative or partial numbers read as a toll of this event. */
  readonly trapsAsserted: number;
  /** The same on the card of the single article, where a part that names its group is no trap. */
  readonly trapsOnCard: number;
  readonly implications: PRF;
  readonly sentences: PRF;
  readonly relevance: PRF;
  readonly bcubed: PRF;
  readonly pairs: PRF;
  readonly copies: PRF;
  /** Stories whose count of independent sources is exact. */
  readonly independent: number;
  readonly misses: readonly Miss[];
}

/** Figures are scored in the kinds of the annotation guide; "released" is only annotated. */
const UNSCORED_KINDS: ReadonlySet<string> = new Set(['released']);

/** A bare pronoun names nobody. */
const PRONOUN = /^(he|she|they|it|who|він|вона|вони|он|она|они|er|sie|il|elle|هو|هي)$/;

/** Scores what the command line read of one half against the answers. */
export function scoreHalf(half: Half, read: readonly ReadArticle[], stories: readonly ReadStory[]): Score {
  const readOf = new Map(read.map((line) => [line.input, line]));
  const misses: Miss[] = [];
  const tally = {
    quotes: new Tally(),
    figures: new Tally(),
    figuresWithClaimant: new Tally(),
    implications: new Tally(),
    sentences: new Tally(),
    relevance: new Tally(),
  };
  const counts = {
    exact: 0,
    ungrounded: 0,
    nonQuotes: 0,
    right: 0,
    shown: 0,
    rightShown: 0,
    wrongShown: 0,
    traps: 0,
    cardTraps: 0,
  };

  for (const article of half.articles) {
    const line = readOf.get(article.id);
    if (line === undefined) throw new Error(`Nothing was read of ${article.id}.`);
    const miss = (what: string, expected: string, found: string) => {
      misses.push({ article: article.id, what, expected, found });
    };
    const { gold } = article;
    tally.sentences.add(endsOf(gold.sentences), endsOf(line.sentences));
    for (const end of differences(endsOf(gold.sentences), endsOf(line.sentences))) {
      miss('sentence end', gold.sentences.some((s) => s.end === end) ? 'an end' : 'no end', around(article, end));
    }
    tally.relevance.add(gold.relevant ? ['yes'] : [], line.relevant ? ['yes'] : []);
    if (gold.relevant !== line.relevant) miss('relevance', String(gold.relevant), String(line.relevant));
    scoreQuotes(article, line.quotes, tally.quotes, counts, miss);
    scoreFigures(article, line.figures, tally, counts, miss);
    for (const trap of trapsOnCard(article, line.card?.figures ?? [])) {
      counts.cardTraps++;
      miss('trap on the card', 'no toll of this event', trap);
    }

    const implied = atGoldSentences(article, line);
    tally.implications.add(gold.implications, implied);
    for (const i of differences(gold.implications, implied)) {
      const words = gold.sentences[i]?.text ?? `sentence ${i}`;
      if (gold.implications.includes(i)) miss('implication', words, 'none');
      else miss('implication', 'none', words);
    }
  }

  const found = tally.quotes.right;
  return {
    quotes: tally.quotes.result(),
    quotesExact: share(counts.exact, found),
    ungroundedQuotes: counts.ungrounded,
    nonQuotesShown: counts.nonQuotes,
    speakers: {
      all: share(counts.right, found),
      shown: share(counts.rightShown, counts.shown),
      coverage: share(counts.shown, found),
      wrongShown: counts.wrongShown,
    },
    figures: tally.figures.result(),
    figuresWithClaimant: tally.figuresWithClaimant.result(),
    trapsAsserted: counts.traps,
    trapsOnCard: counts.cardTraps,
    implications: tally.implications.result(),
    sentences: tally.sentences.result(),
    relevance: tally.relevance.result(),
    ...scoreStories(half, stories, misses),
    misses,
  };
}

interface Counts {
  exact: number;
  ungrounded: number;
  nonQuotes: number;
  right: number;
  shown: number;
  rightShown: number;
  wrongShown: number;
  traps: number;
  cardTraps: number;
}

type NoteMiss = (what: string, expected: string, found: string) => void;

function scoreQuotes(
  { text, gold }: AnnotatedArticle,
  quotes: readonly ReadQuote[],
  tally: Tally,
  counts: Counts,
  miss: NoteMiss,
): void {
  const scored = gold.quotes.filter(({ where, optional }) => where !== 'title' && !optional);
  const open = new Set(scored);
  const optional = gold.quotes.filter((quote) => !scored.includes(quote));
  tally.expected += scored.length;
  for (const quote of quotes) {
    const pieces = quote.segments.map(({ start, end }) => text.slice(start, end)).join(' ');
    if (quote.shown && plain(pieces) !== plain(quote.text)) {
      counts.ungrounded++;
      miss('quote not verbatim', pieces, quote.text);
    }
    if (quote.shown && gold.nonQuotes.some((words) => plain(words) === plain(quote.text))) {
      counts.nonQuotes++;
      miss('non-quote shown', 'not speech', quote.text);
    }
    if (optional.some((one) => wordF1(one.text, quote.text) >= 0.8)) continue;
    tally.found++;
    const [match] = [...open]
      .map((one) => ({ one, alike: wordF1(one.text, quote.text) }))
      .sort((a, b) => b.alike - a.alike);
    if (match === undefined || match.alike < 0.8) {
      miss('quote', 'none', `${quote.text} (${quote.speaker})`);
      continue;
    }
    open.delete(match.one);
    tally.right++;
    if (plain(match.one.text) === plain(quote.text)) counts.exact++;
    else miss('quote bounds', match.one.text, quote.text);
    const right = isSpeaker(match.one, quote.speaker);
    if (right) counts.right++;
    if (quote.shown) {
      counts.shown++;
      if (right) counts.rightShown++;
      else counts.wrongShown++;
    }
    if (!right) {
      miss(quote.shown ? 'speaker shown' : 'speaker held back', match.one.speaker, `${quote.speaker}: ${quote.text}`);
    }
  }
  for (const { text: words, speaker } of open) miss('quote', `${words} (${speaker})`, 'none');
}

/** The canonical name, the name in the article, the mention or a surname; never a bare pronoun. */
function isSpeaker({ speaker, canonical, speakerMention }: GoldQuote, found: string | null): boolean {
  const name = plain(found ?? '');
  if (name === '' || PRONOUN.test(name)) return false;
  return [speaker, canonical, speakerMention]
    .map((one) => plain(one ?? ''))
    .filter((one) => one !== '' && !PRONOUN.test(one))
    .some((one) => one === name || (name.length > 3 && (one.includes(name) || name.includes(one))));
}

function scoreFigures(
  { gold }: AnnotatedArticle,
  figures: readonly ReadFigure[],
  tally: { readonly figures: Tally; readonly figuresWithClaimant: Tally },
  counts: Counts,
  miss: NoteMiss,
): void {
  const scored = gold.figures.filter(({ value, kind }) => value !== null && !UNSCORED_KINDS.has(kind));
  const open = new Set(scored.filter(({ optional }) => !optional));
  const optional = new Set(scored.filter((figure) => figure.optional));
  for (const one of [tally.figures, tally.figuresWithClaimant]) one.expected += open.size;
  for (const figure of figures) {
    if (figure.value === null || UNSCORED_KINDS.has(figure.kind)) continue;
    const same = (one: GoldFigure) => one.kind === figure.kind && one.value === figure.value;
    const shown = `${figure.kind} ${figure.value} (${figure.claimant}, ${figure.status}, ${figure.scope})`;
    const alike = [...open].filter(same);
    const match = alike.find((one) => isClaimant(one, figure.claimant)) ?? alike[0];
    const spare = match ?? [...optional].find(same);
    if (spare !== undefined && isTrap(spare) && figure.status === 'asserted' && figure.scope === 'incident') {
      counts.traps++;
      miss('trap asserted', `${spare.status}, ${spare.event}${spare.subsetOf ? ', a part' : ''}`, shown);
    }
    if (match === undefined && spare !== undefined) {
      optional.delete(spare);
      continue;
    }
    for (const one of [tally.figures, tally.figuresWithClaimant]) one.found++;
    if (match === undefined) {
      miss('figure', 'none', shown);
      continue;
    }
    open.delete(match);
    tally.figures.right++;
    if (isClaimant(match, figure.claimant)) tally.figuresWithClaimant.right++;
    else miss('claimant', `${match.claimant} for ${match.surface}`, shown);
  }
  for (const { kind, value, surface, claimant } of open) {
    miss('figure', `${kind} ${value} (${claimant}): ${surface}`, 'none');
  }
}

/** A number that must not stand as the toll of this event. */
function isTrap({ status, event, subsetOf }: GoldFigure): boolean {
  return event !== 'this' || subsetOf !== undefined || !['asserted', 'disputed', 'unverified'].includes(status);
}

function trapsOnCard({ gold }: AnnotatedArticle, figures: readonly CardFigure[]): readonly string[] {
  return figures
    .filter(({ kind, low, high, scope, group }) => {
      const same = gold.figures.filter((one) => one.kind === kind && (one.value === high || one.value === low));
      const labelled = group !== undefined && same.some(({ subsetOf }) => subsetOf !== undefined);
      return scope === 'incident' && same.length > 0 && same.every(isTrap) && !labelled;
    })
    .map(({ kind, high, low }) => `${kind} ${high ?? low}`);
}

function isClaimant({ claimant, canonicalClaimant }: GoldFigure, found: string | null): boolean {
  const name = plain(found ?? '');
  return [claimant ?? '', ...(canonicalClaimant ? [canonicalClaimant] : [])]
    .map(plain)
    .some(
      (one) =>
        one === name ||
        (one !== '' && name !== '' && (one.includes(name) || name.includes(one))) ||
        wordF1(one, name) >= 0.5,
    );
}

/** The sentences named by number, counted by the answers' sentences: where the numbered one ends. */
function atGoldSentences({ gold }: AnnotatedArticle, line: ReadArticle): readonly number[] {
  const numbers = line.implications.map((i) => {
    const end = line.sentences[i]?.end ?? -1;
    return gold.sentences.findIndex((sentence) => sentence.start < end && end <= sentence.end);
  });
  return [...new Set(numbers)];
}

function around({ text }: AnnotatedArticle, at: number): string {
  return `${text.slice(Math.max(0, at - 30), at)}|${text.slice(at, at + 20)}`;
}

function endsOf(spans: readonly { readonly end: number }[]): readonly number[] {
  return spans.map(({ end }) => end);
}
