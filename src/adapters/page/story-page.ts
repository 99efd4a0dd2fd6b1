/** A story as a page: headline, how well it is supported, what happened, figures, sides, voices, sources. */
import type { ConflictStatus } from '../../briefings/briefing.ts';
import type { AttributedSentence, KeyQuote, Sentence, SideClaim, SourceRef, StoryCard } from '../../summarizer/card.ts';
import { figureBlocks } from './figure-blocks.ts';
import { markOf, marks, type Numbers } from './marks.ts';
import {
  type Block,
  DOT,
  type Inline,
  joined,
  linkTo,
  ours,
  type Role,
  section,
  small,
  theirs,
  type Words,
} from './page.ts';
import { plainText } from './plain-text.ts';
import { dateOf } from './when.ts';
import {
  ARROW,
  conflictName,
  conflictWords,
  countryWords,
  EVENT,
  languageWords,
  numberWords,
  SOURCE_LABEL,
  supportWords,
  TREND,
} from './wording.ts';

/** What a story needs to know about the page it stands on. */
export interface Setting {
  readonly numbers: Numbers;
  /** IANA zone of the readers. */
  readonly zone: string;
  /** The year the page is written in; null where dates are to be told without one. */
  readonly year: string | null;
  /** Names of conflicts by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly arrows: ReadonlyMap<string, ConflictStatus['arrow']>;
  /** Whether to say that a story is new: not at a first briefing, where all are. */
  readonly tellNew: boolean;
  /** Every quotation rather than the chosen ones. */
  readonly everyQuote: boolean;
  /** How many sources are listed before the rest is only counted. */
  readonly sourcesShown: number;
  /** Places of the stories on the same page, by id. */
  readonly places: ReadonlyMap<string, number>;
}

/** A story under its number; `news` stands first, before what happened. */
export function storyBlock(
  card: StoryCard,
  number: number | null,
  setting: Setting,
  news: readonly Block[] = [],
): Extract<Block, { kind: 'story' }> {
  return {
    kind: 'story',
    id: card.id,
    number,
    headline: [headlineWords(card, 'strong')],
    chips: chips(card, setting),
    blocks: [
      ...news,
      ...section('What happened', card.whatHappened.length > 0, () => [
        { kind: 'paragraph', text: sentences(card.whatHappened, setting.numbers) },
      ]),
      ...figureBlocks(card, setting),
      ...section('Claims by side', card.claims.length > 0, () => [
        { kind: 'list', items: card.claims.map((claim) => claimLine(claim, setting.numbers)) },
      ]),
      ...voices(setting.everyQuote ? card.allQuotes : card.quotes, setting.numbers, card.sources),
      ...card.analysis.flatMap((sentence) => analysis(sentence, setting.numbers)),
      ...section('What it could mean', card.implications.length > 0, () => [
        { kind: 'list', items: card.implications.map((sentence) => owned(sentence, setting.numbers)) },
      ]),
      ...section('Timeline', card.timeline.length > 0, () => [
        {
          kind: 'pairs',
          rows: card.timeline.map(({ when, text, ev }) => ({
            key: [dateOf(when, setting.zone, { year: setting.year, role: 'quiet' })],
            text: [theirs(text), ...marks(ev, setting.numbers)],
          })),
        },
      ]),
      ...(card.gaps.length > 0
        ? [small([ours(gapLabel(card.gaps), 'caution'), ...sentences(card.gaps, setting.numbers, 'quiet')])]
        : []),
      sourcesBlock(card.sources, setting),
      ...readMore(card),
    ],
  };
}

/** The headline of a story in its language; a page without one would not say where its story begins. */
export function headlineWords({ headline: { text, lang } }: StoryCard, role: Role): Words {
  return text === '' ? ours('Without a headline', role) : theirs(text, { role, lang });
}

/** The way to the most complete report of a story; nothing where there is none. */
export function readMore({ readMore: { outlet, url } }: StoryCard): Block[] {
  return url === '' ? [] : [{ kind: 'more', link: linkTo(outlet, url) }];
}

function sourcesBlock(sources: readonly SourceRef[], { numbers, sourcesShown }: Setting): Block {
  const rows = sources.map((source, index) => sourceRow(source, index, numbers));
  return { kind: 'sources', rows: rows.slice(0, sourcesShown), more: moreSources(sources.slice(sourcesShown)) };
}

/** "+4, of them 2 state media": a label that must be known is told of the sources that are not listed, too. */
function moreSources(left: readonly SourceRef[]): Inline[] {
  if (left.length === 0) return [];
  const warned = Object.values(SOURCE_LABEL).flatMap(({ words, role }) => {
    const count = left.filter(({ label }) => label !== undefined && SOURCE_LABEL[label].words === words).length;
    return role === 'caution' && count > 0 ? [[ours(`${numberWords(count)} ${words}`, 'caution')]] : [];
  });
  return [
    ours(`+${numberWords(left.length)}`, 'quiet'),
    ...(warned.length > 0 ? [ours(', of them ', 'quiet'), ...joined(warned, ours(', ', 'quiet'))] : []),
  ];
}

function gapLabel(gaps: readonly Sentence[]): string {
  return gaps.some(({ text }) => /verif|confirm/i.test(text)) ? 'Not verified: ' : 'Not reported: ';
}

/** "Zahira · shelling · Tue 10 Mar · 2 independent + 1 state outlet · conflicting tolls · ▲". */
function chips(card: StoryCard, { zone, year, names, arrows, tellNew, places }: Setting): Inline[][] {
  const quiet = (text: string): Inline[] => [ours(text, 'quiet')];
  const warned = card.corroboration.label !== '2 independent' && card.corroboration.label !== '3+ independent';
  const conflict = conflictWords(card);
  const arrow = card.conflictIds.map((id) => arrows.get(id)).find((found) => found !== undefined);
  const first = card.conflictIds[0];
  return [
    ...(first === undefined ? [] : [[theirs(conflictName(first, names), { role: 'quiet' })]]),
    ...(card.eventType === null ? [] : [quiet(EVENT[card.eventType])]),
    ...(card.eventDate === undefined ? [] : [[dateOf(card.eventDate, zone, { year, role: 'quiet' })]]),
    [ours(supportWords(card), warned && conflict === null ? 'caution' : 'quiet')],
    ...(conflict === null ? [] : [[ours(conflict, 'caution')]]),
    ...(card.status === 'developing' || (card.status === 'new' && !tellNew) ? [] : [quiet(card.status)]),
    ...(card.follows === null ? [] : [quiet(followWords(places.get(card.follows)))]),
    ...(card.trend === undefined
      ? arrow === undefined || arrow === 'insufficient'
        ? []
        : [[ours(ARROW[arrow].sign, ARROW[arrow].role)]]
      : [quiet(TREND[card.trend])]),
  ];
}

function followWords(place: number | undefined): string {
  return place === undefined ? 'follow-up to an earlier event' : `follow-up to story\u00a0${place}, a separate event`;
}

/** Sentences one after the other, each with its markers. */
function sentences(list: readonly Sentence[], numbers: Numbers, role: 'plain' | 'quiet' = 'plain'): Inline[] {
  return list.flatMap(({ text, ev }, index) => [
    ...(index === 0 ? [] : [ours(' ')]),
    theirs(text, { role }),
    ...marks(ev, numbers),
  ]);
}

const STANCE: Readonly<Record<SideClaim['stance'], string | null>> = {
  asserts: null,
  denies: 'denies',
  disputes: 'disputes',
  'no comment': 'no comment',
};

/** Words with which a claim tells its stance itself. */
const TOLD =
  /\b(?:den(?:y|ies|ied|ying)|reject\w*|disput\w*|dismiss\w*|untrue|not true|false|comment\w*|respond\w*|repl(?:y|ied))\b/i;

/** "DSB, Musa Terab: denied responsibility [1]": the side, whoever speaks for it, its own claim, nobody twice. */
function claimLine({ side, claimant, text, stance, ev }: SideClaim, numbers: Numbers): Inline[] {
  const named = [side, text].some((words) => words.toLowerCase().includes(claimant.toLowerCase()));
  const verb = TOLD.test(text) ? null : STANCE[stance];
  return [
    theirs(side, { role: 'strong' }),
    ...(named ? [] : [ours(', '), theirs(claimant)]),
    ...(verb === null ? [] : [ours(` (${verb})`, 'quiet')]),
    ours(': '),
    theirs(text),
    ...marks(ev, numbers),
  ];
}

function voices(quotes: readonly KeyQuote[], numbers: Numbers, sources: readonly SourceRef[]): Block[] {
  return section('In their words', quotes.length > 0, () => quotes.map((quote) => quoteBlock(quote, numbers, sources)));
}

/** Words in quotation marks, and whose they are. */
export function quoteBlock(quote: KeyQuote, numbers: Numbers, sources: readonly SourceRef[] = []): Block {
  const { text, speaker, role, side, outlet, url, lang, fragment, alsoIn, ev } = quote;
  const described = role ?? '';
  const tellSide =
    side !== undefined && !`${speaker} ${described}`.toLowerCase().includes(side.toLowerCase()) ? side : null;
  const language = languageWords(lang);
  const label = sources.find((source) => source.url === url)?.label;
  return {
    kind: 'quote',
    words: [
      ours('“', 'voice'),
      theirs(text, { role: 'voice', lang }),
      ours('”', 'voice'),
      ...(fragment ? [ours(' (part of a sentence)', 'quiet')] : []),
    ],
    by: [
      theirs(speaker, { role: 'strong' }),
      ...(described === '' ? [] : [ours(', '), theirs(described)]),
      ...(tellSide === null ? [] : [ours(' ('), theirs(tellSide), ours(')')]),
      DOT,
      linkTo(outlet, url, { repeated: ev.some((id) => markOf(id, numbers) !== null) }),
      ...(label === undefined ? [] : [ours(', '), ours(SOURCE_LABEL[label].words, SOURCE_LABEL[label].role)]),
      ...(language === null ? [] : [ours(` (in ${language})`, 'quiet')]),
      ...marks(ev, numbers),
      ...(alsoIn > 0 ? [ours(` (also in ${alsoIn} ${alsoIn === 1 ? 'other' : 'others'})`, 'quiet')] : []),
    ],
  };
}

function analysis(sentence: AttributedSentence, numbers: Numbers): Block[] {
  const { by, byRole, outletAnalysis } = sentence;
  const who = [by, ...(byRole === undefined || by.includes(byRole) ? [] : [byRole])].map((name) => theirs(name).text);
  return [
    {
      kind: 'section',
      title: `Analysis · ${who.join(', ')}${outletAnalysis === true ? ' (outlet’s own analysis)' : ''}`,
      blocks: [{ kind: 'paragraph', text: [theirs(sentence.text), ...marks(sentence.ev, numbers)] }],
    },
  ];
}

/** A sentence that must not stand without its owner: named after it where it does not name them itself. */
function owned({ text, by, byRole, ev }: AttributedSentence, numbers: Numbers): Inline[] {
  const named = text.toLowerCase().includes(by.toLowerCase());
  return [
    theirs(text),
    ...(named ? [] : [ours(' – '), theirs(by), ...(byRole ? [ours(', '), theirs(byRole)] : [])]),
    ...marks(ev, numbers),
  ];
}

function sourceRow(
  source: SourceRef,
  index: number,
  numbers: Numbers,
): { readonly number: number; readonly outlet: Inline; readonly labels: readonly Inline[] } {
  return {
    number: numbers.get(source.articleId)?.number ?? index + 1,
    outlet: linkTo(source.outlet, source.url),
    labels: sourceLabels(source),
  };
}

/** "state media (Sudan), Arabic, headline only". */
export function sourceLabels({ label, country, lang, depth }: SourceRef): Inline[] {
  const language = languageWords(lang);
  const known = label === undefined ? null : SOURCE_LABEL[label];
  const where = label === 'state' || label === 'party' ? plainText(countryWords(country ?? '')) : '';
  const runs: Inline[][] = [
    ...(known === null ? [] : [[ours(`${known.words}${where && ` (${where})`}`, known.role)]]),
    ...(language === null ? [] : [[ours(language, 'quiet')]]),
    ...(depth === 'full article' ? [] : [[ours(depth, 'quiet')]]),
  ];
  return joined(runs, ours(', ', 'quiet'));
}
