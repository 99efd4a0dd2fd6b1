/** Why a story stands where it stands, says what it says, and does not say the rest. */
import type { RankPart } from '../../briefings/rank.ts';
import type { Why } from '../../desk.ts';
import type { EvidenceId, SourceRef, StoryCard } from '../../summarizer/card.ts';
import { markOf, numberSources } from './marks.ts';
import { type Block, type Inline, linkTo, ours, type Row, section, small, theirs, titled } from './page.ts';
import { conflictWords, counted, supportWords } from './wording.ts';

/** The rank and its parts, the support, where each line comes from, and what was left out. */
export function whyPage({ card, rank, parts, toldBefore }: Why): readonly Block[] {
  return [
    ...titled(`Why · ${card.headline.text}`, [
      {
        kind: 'paragraph',
        text: [
          ours(`Rank ${hundredths(rank)} of 100`, 'strong'),
          ours(toldBefore ? '; this channel was told of it before.' : '; this channel was not told of it before.'),
        ],
      },
      { kind: 'pairs', rows: parts.map(partRow) },
    ]),
    ...section('How well it is supported', true, () => [{ kind: 'paragraph', text: support(card) }]),
    ...section('Where each line comes from', true, () => [{ kind: 'list', items: evidence(card) }]),
    ...section('What was left out', card.struck.length > 0, () => [
      {
        kind: 'list',
        items: card.struck.map(({ field, text, reason }) => [
          theirs(field, { role: 'quiet' }),
          ours(': '),
          theirs(text),
          ours(' – '),
          theirs(reason, { role: 'caution' }),
        ]),
      },
    ]),
    small([ours('Computed from our feeds by a fixed rule; nobody’s opinion.', 'quiet')]),
  ];
}

const PART: Readonly<Record<RankPart['name'], string>> = {
  severity: 'How grave the event is',
  corroboration: 'Independent reports',
  sides: 'Voices of more than one side',
  recency: 'How recent it is',
  novelty: 'New or changed since it was last told',
  channel: 'How close to what this channel follows',
};

function partRow({ name, value, weight }: RankPart): Row {
  return {
    key: [ours(PART[name])],
    text: [ours(`${hundredths(value)} of 100`), ours(`, weighs ${hundredths(weight)} %`, 'quiet')],
  };
}

function hundredths(value: number): number {
  return Math.round(value * 100);
}

function support(card: StoryCard): Inline[] {
  const { reports, copies } = card.corroboration;
  const conflict = conflictWords(card);
  return [
    ours(supportWords(card)),
    ...(conflict === null ? [] : [ours(', '), ours(conflict, 'caution')]),
    ours(`; ${counted(reports, 'report')} read, of them ${counted(copies, 'copy', 'copies')}.`),
  ];
}

/** Each sentence of what happened, with the article and the place in it. */
function evidence({ headline, whatHappened, sources }: StoryCard): Inline[][] {
  const numbers = numberSources(sources);
  const from = (ev: readonly EvidenceId[]): Inline[] =>
    ev.flatMap((id, index) => {
      const mark = markOf(id, numbers);
      const source = mark === null ? undefined : sources[mark.number - 1];
      return source === undefined ? [] : [...(index === 0 ? [] : [ours(', ')]), ...whereIn(source, id)];
    });
  const line = (text: string, ev: readonly EvidenceId[], made: string): Inline[] => {
    const sourcesOf = from(ev);
    return [theirs(text), ours(' – '), ...(sourcesOf.length > 0 ? sourcesOf : [ours(made)])];
  };
  return [
    line(headline.text, headline.ev, 'composed from the figures and claims of the reports'),
    ...whatHappened.map(({ text, ev }) => line(text, ev, 'a template of ours')),
  ];
}

function whereIn({ outlet, url }: SourceRef, id: EvidenceId): Inline[] {
  const sentence = /:s(\d{1,6})(?::\d+-\d+)?$/.exec(id)?.[1];
  const place =
    sentence === undefined ? (id.endsWith(':title') ? ', title' : '') : `, sentence ${Number(sentence) + 1}`;
  return [linkTo(outlet, url), ours(place, 'quiet')];
}
