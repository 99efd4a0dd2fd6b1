/** Numbers of people, each with who claims it, about whom, as of when. */
import type { EvidenceId, Figure, SourceRef, StoryCard } from '../../summarizer/card.ts';
import { markOf, marks, type Numbers } from './marks.ts';
import { type Block, type FigureCell, type Inline, joined, ours, theirs } from './page.ts';
import { plainText } from './plain-text.ts';
import { dateWords, shortDay } from './when.ts';
import { COUNTED, figureValue, numberWords, SOURCE_LABEL } from './wording.ts';

/** What figures need to know of their page. */
interface FigureSetting {
  readonly numbers: Numbers;
  readonly zone: string;
  readonly year: string | null;
}

/** The figures of a card, those of one kind below each other. */
export function figureBlocks(card: StoryCard, setting: FigureSetting): Block[] {
  const days = new Set(card.figures.map(({ asOf }) => asOf.slice(0, 10)));
  const rows = new Map<string, { readonly label: string; readonly cells: FigureCell[] }>();
  for (const figure of card.figures) {
    const cell = figureCell(figure, { tellDay: days.size > 1, sources: card.sources }, setting);
    if (cell === null) continue;
    // A toll of one event, a toll since some day and a party's claim about its enemy never share a row.
    const label = figure.status === 'party-claim' ? 'Party claim' : COUNTED[figure.kind];
    const key = `${label} ${figure.scope} ${figure.since ?? ''}`;
    const row = rows.get(key) ?? { label, cells: [] };
    rows.set(key, row);
    row.cells.push(cell);
  }
  if (rows.size === 0) return [];
  return [{ kind: 'section', title: 'Figures', blocks: [{ kind: 'figures', rows: [...rows.values()] }] }];
}

/** "state media" when nobody else carries a figure; null when somebody does. */
function labelOfAll(evidence: readonly EvidenceId[], sources: readonly SourceRef[], numbers: Numbers): string | null {
  const urls = new Set(evidence.flatMap((id) => markOf(id, numbers)?.url ?? []));
  const labels = new Set(sources.filter(({ url }) => urls.has(url)).map(({ label }) => label));
  const [label] = labels;
  return labels.size === 1 && (label === 'state' || label === 'party') ? SOURCE_LABEL[label].words : null;
}

function sinceWords({ scope, since }: Figure): string {
  if (scope === 'incident') return '';
  if (since === undefined) return ' in all';
  const day = /^\d{4}-\d{2}-\d{2}/.test(since) ? dateWords({ iso: since, precision: 'day' }, 'UTC') : plainText(since);
  return ` since ${day.replace(/^since /i, '')}`;
}

function figureCell(
  figure: Figure,
  { tellDay, sources }: { tellDay: boolean; sources: readonly SourceRef[] },
  { numbers, zone, year }: FigureSetting,
): FigureCell | null {
  const value = figureValue(figure);
  if (value === null) return null;
  const { kind, status, group, loaded, claimant, claimantSide, by, supersedes } = figure;
  const counts = group === undefined ? [] : [ours('\u00a0', 'strong'), theirs(group, { role: 'strong' })];
  const deed =
    loaded !== undefined
      ? [ours(' “', 'strong'), theirs(loaded, { role: 'strong' }), ours('”', 'strong')]
      : status === 'party-claim'
        ? [ours(` ${COUNTED[kind].toLowerCase()}`, 'strong')]
        : [];
  const biased = labelOfAll(figure.ev, sources, numbers);
  const notes: Inline[][] = [
    ...(status === 'verified'
      ? [[ours('verified', 'quiet'), ...(by ? [ours(' by ', 'quiet'), theirs(by, { role: 'quiet' })] : [])]]
      : []),
    ...(status === 'disputed'
      ? [[ours('disputed', 'caution'), ...(by ? [ours(' by ', 'caution'), theirs(by, { role: 'caution' })] : [])]]
      : []),
    ...(supersedes === undefined ? [] : [[ours(`earlier ${numberWords(supersedes.value)}`, 'quiet')]]),
    ...(biased === null ? [] : [[ours(`${biased} only`, 'caution')]]),
    ...(tellDay ? [[ours(`as of ${shortDay(figure.asOf, zone, year)}`, 'quiet')]] : []),
  ];
  const side = claimantSide !== undefined && !claimant.toLowerCase().includes(claimantSide.toLowerCase());
  return {
    value: [ours(value, 'strong'), ...counts, ...deed, ours(sinceWords(figure), 'strong')],
    claimant: [
      theirs(claimant),
      ...(side ? [ours(' ('), theirs(claimantSide), ours(')')] : []),
      ...(notes.length > 0 ? [ours(', ', 'quiet'), ...joined(notes, ours(', ', 'quiet'))] : []),
      ...marks(figure.ev, numbers),
    ],
  };
}
