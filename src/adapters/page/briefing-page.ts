/** A briefing as pages: head, stories, foot, in the order of `briefing.md` 1.2. */
import type { Briefing, Change, ConflictStatus } from '../../briefings/briefing.ts';
import type { Part } from '../../delivery/delivery.ts';
import type { WatchItem } from '../../summarizer/card.ts';
import type { PartForm } from './degrade.ts';
import { marks, type Numbers, numberSources } from './marks.ts';
import { type Block, DOT, type Inline, joined, linkTo, ours, type Row, said, section, small, theirs } from './page.ts';
import { storyOf } from './story-part.ts';
import { dateOf, longDay, moment, shortDay, yearOf } from './when.ts';
import { ARROW, CHANGED, counted, numberWords, SOURCE_LABEL } from './wording.ts';

/** What one part shows. */
export function partPage(part: Part): readonly Block[] {
  return formPage({ part, sourcesShown: Number.POSITIVE_INFINITY });
}

/** What a shorter form of a part shows. */
export function formPage({ part, sourcesShown }: PartForm): readonly Block[] {
  switch (part.kind) {
    case 'head':
      return headPage(part.briefing);
    case 'story':
    case 'update':
    case 'retraction':
      return [storyOf(part, sourcesShown)];
    case 'foot':
      return footPage(part.briefing);
    case 'notice':
      return [said(part.text)];
  }
}

function headPage(briefing: Briefing): readonly Block[] {
  const { period, topLine, changes, board, stories, coverage } = briefing;
  const numbers = numberSources(briefing.sources);
  return [
    { kind: 'title', text: titleWords(briefing), under: periodWords(period) },
    ...(topLine === null
      ? []
      : section('Top line', true, () => [
          { kind: 'paragraph', text: [theirs(topLine.text, { role: 'strong' }), ...marks(topLine.ev, numbers)] },
        ])),
    ...(stories.length > 0
      ? []
      : [
          {
            kind: 'paragraph',
            text: [ours(`No story above this channel’s threshold (${counted(coverage.read, 'report')} read).`)],
          } as const,
        ]),
    ...section('Since the last briefing', changes.length > 0, () => [
      { kind: 'pairs', rows: changes.map((change) => changeRow(change, briefing, numbers)) },
    ]),
    ...boardBlocks(board),
  ];
}

/** The conflicts a destination follows, each with its arrow and the reason, and what the arrows mean. */
export function boardBlocks(board: Briefing['board']): Block[] {
  return section('Conflict board', board.length > 0, () => [
    { kind: 'pairs', rows: board.map(boardRow), signed: true },
    small(
      joined(
        Object.values(ARROW).map(({ sign, meaning }) => [ours(`${sign}\u00a0${meaning}`, 'quiet')]),
        ours('\u00a0\u00a0 ', 'quiet'),
      ),
    ),
    small([ours('Arrows are computed from our feeds; they do not measure violence on the ground.', 'quiet')]),
  ]);
}

function titleWords({ period, quiet }: Briefing): Inline[] {
  return [
    ours('Conflict briefing', 'strong'),
    DOT,
    ours(longDay(period.to, period.tz), 'strong'),
    ...(quiet ? [DOT, ours('quiet day', 'quiet')] : []),
  ];
}

function periodWords({ from, to, tz }: Briefing['period']): Inline[] {
  const sameDay = shortDay(from, tz) === shortDay(to, tz);
  return [
    ours('covers ', 'quiet'),
    moment(from, tz, { year: yearOf(to, tz), role: 'quiet' }),
    ours(' → ', 'quiet'),
    moment(to, tz, { style: sameDay ? 'hour' : 'moment', role: 'quiet', zoned: true }),
  ];
}

function changeRow(change: Change, briefing: Briefing, numbers: Numbers): Row {
  const { tag, role } = CHANGED[change.kind];
  const place = briefing.stories.findIndex(({ id }) => id === change.storyId);
  return {
    key: [ours(tag, role)],
    text: [
      ...(change.before === undefined ? [] : [theirs(change.before), ours(' → ')]),
      theirs(change.after),
      ...marks(change.ev, numbers),
      ...(place < 0 ? [] : [ours(` (story\u00a0${place + 1})`, 'quiet')]),
    ],
  };
}

function boardRow({ arrow, name, reason }: ConflictStatus): Row {
  const { sign, role } = ARROW[arrow];
  return { key: [ours(`${sign} `, role), theirs(name, { role: 'strong' })], text: [theirs(reason)] };
}

function footPage(briefing: Briefing): readonly Block[] {
  const { alsoReported, watch, corrections, period } = briefing;
  const numbers = numberSources(briefing.sources);
  return [
    ...section('Also reported', alsoReported.length > 0, () => [
      {
        kind: 'list',
        items: alsoReported.map(alsoLine),
      },
    ]),
    ...section('Watch', watch.length > 0, () => [
      { kind: 'list', items: watch.map((item) => watchLine(item, period.tz, numbers)) },
    ]),
    ...section('Corrections', corrections.length > 0, () => [
      { kind: 'list', items: corrections.map(({ text, ev }) => [theirs(text), ...marks(ev, numbers)]) },
    ]),
    small(coverageWords(briefing)),
    { kind: 'end', text: 'End of the briefing' },
  ];
}

/** A title in marks is its outlet's voice: the outlet stands before it, with its label. */
function alsoLine({ text, url, outlet, label }: Briefing['alsoReported'][number]): Inline[] {
  const whose = [
    linkTo(outlet, url),
    ...(label === undefined ? [] : [ours(` (${SOURCE_LABEL[label].words})`, SOURCE_LABEL[label].role)]),
  ];
  return text.startsWith('“') ? [...whose, ours(': '), theirs(text)] : [theirs(text), ours(' – '), ...whose];
}

function watchLine({ text, when, by, ev }: WatchItem, zone: string, numbers: Numbers): Inline[] {
  const named = by === '' || text.toLowerCase().includes(by.toLowerCase());
  return [
    ...(when === undefined ? [] : [dateOf(when, zone, { role: 'strong' }), ours(': ')]),
    theirs(text),
    ...(named ? [] : [ours(' – '), theirs(by)]),
    ...marks(ev, numbers),
  ];
}

/** What was read, how the sentences were made, when the next one comes: the last line, so that nobody has to guess. */
function coverageWords({ coverage, mode, next, corrections, period }: Briefing): Inline[] {
  const { articles, read, outlets, roots, partyRun, langs, feedsDown } = coverage;
  const quiet = (text: string): Inline[] => [ours(text, 'quiet')];
  return joined(
    [
      quiet(`${numberWords(articles)} relevant of ${counted(read, 'article')}`),
      quiet(counted(outlets, 'outlet')),
      quiet(`${counted(roots, 'root')}${partyRun > 0 ? ` (${numberWords(partyRun)} party-run)` : ''}`),
      ...(langs.length === 0 ? [] : [[theirs(langs.join(', '), { role: 'quiet' })]]),
      quiet(
        mode === 'extractive'
          ? 'extractive: sentences are the outlets’ own; labels, lists, arrows are templates'
          : 'rewritten by a model, each sentence checked against its sources',
      ),
      ...(feedsDown.length === 0
        ? []
        : [[ours('not answering: ', 'caution'), theirs(feedsDown.join(', '), { role: 'caution' })]]),
      ...(next === null ? [] : [[...quiet('next '), moment(next, period.tz, { role: 'quiet', zoned: true })]]),
      ...(corrections.length === 0 ? [quiet('corrections: none')] : []),
    ],
    DOT,
  );
}
