/** Feeds as pages: what is read and how it is doing, and what a feed brings when it is tried. */
import type { FeedLine, Reply } from '../../../commands/command.ts';
import type { SourceLine } from '../../desk.ts';
import type { FeedCandidate } from '../../feeds/ports.ts';
import type { FeedAbout, FeedTest } from '../../office.ts';
import {
  type Block,
  DOT,
  type Inline,
  joined,
  linkTo,
  ours,
  type Row,
  section,
  small,
  theirs,
  titled,
} from './page.ts';
import { moment } from './when.ts';
import { counted, languageWords } from './wording.ts';

/** Who a source is, how it is read, when it last answered, and what is wrong with it. */
export function sourceWords(
  { outlet, labels, reading, language, lastAnswerAt, problem }: SourceLine,
  zone: string,
): Inline[] {
  return joined(
    [
      sourceChips({ outlet, labels, reading, language }),
      lastAnswerAt === null
        ? [ours('no answer yet', 'quiet')]
        : [ours('last answer ', 'quiet'), moment(lastAnswerAt, zone, { style: 'relative', role: 'quiet' })],
      ...(problem === null ? [] : [[theirs(problem, { role: 'caution' })]]),
    ],
    DOT,
  );
}

/** Who a source is, in which language it writes, and how it is read. */
function sourceChips({ outlet, labels, reading, language }: SourceChips): Inline[] {
  const spoken = language === null ? null : (languageWords(language) ?? (language === 'en' ? 'English' : null));
  return joined(
    [
      [theirs(outlet, { role: 'strong' })],
      ...labels.filter((label) => label !== '').map((label) => [theirs(label, { role: 'caution' })]),
      ...(spoken === null ? [] : [[ours(spoken, 'quiet')]]),
      [ours('reads: ', 'quiet'), theirs(reading, { role: 'quiet' })],
    ],
    DOT,
  );
}

type SourceChips = Pick<SourceLine, 'outlet' | 'labels' | 'reading' | 'language'>;

/**
 * A list of feeds, each with its address, who decided it, and whether it is paused; of a few that were just read what they are
 * like, line by line; what was not added, and what else the page named.
 */
export function feedsPage(reply: Extract<Reply, { kind: 'feeds' }>, zone: string): readonly Block[] {
  const { title, feeds, left, others = [] } = reply;
  const inDetail = feeds.length <= MOST_IN_DETAIL && feeds.every(({ about }) => about !== undefined);
  return [
    ...titled(
      title,
      inDetail
        ? feeds.flatMap((feed) => titled(feed.feedId, [{ kind: 'pairs', rows: detailRows(feed, zone) }]))
        : [{ kind: 'pairs', rows: feeds.map((feed) => feedRow(feed, zone)) }],
    ),
    ...section('Not added', left.length > 0, () => [
      {
        kind: 'list',
        items: left.map(({ url, reason }) => [
          theirs(url, { role: 'strong' }),
          ours(': '),
          theirs(reason, { role: 'caution' }),
        ]),
      },
    ]),
    ...otherFeeds(others),
  ];
}

/** More feeds than these are told in a line each. */
const MOST_IN_DETAIL = 3;

/** What a feed that was just read is called, where it is, how often it posts, and what was last. */
function detailRows(feed: FeedLine, zone: string): readonly Row[] {
  const { about, url, conflicts = [] } = feed;
  if (about === undefined) return [];
  const row = (key: string, text: readonly Inline[]): Row => ({ key: [ours(key, 'quiet')], text });
  return [
    row(
      'Called',
      about.title === '' ? [ours('nothing: it has no title', 'quiet')] : [theirs(about.title, { role: 'strong' })],
    ),
    row('Address', [URL.canParse(url) ? linkTo(url, url, { repeated: true }) : theirs(url), ours(` (${about.how})`, 'quiet')]),
    row('Posts', postingWords(about)),
    row('Last item', lastWords(about, zone)),
    row('Read as', sourceChips(feed)),
    ...(conflicts.length === 0 ? [] : [row('Kept for', [theirs(conflicts.join(', '))])]),
  ];
}

/** "about 12 a day", and a warning where nothing has come for long. */
export function postingWords({ perDay, isSilent }: Pick<FeedAbout, 'perDay' | 'isSilent'>): Inline[] {
  return joined(
    [
      [ours(perDay === null ? 'nobody can say how often: its entries are undated, or too few' : rateWords(perDay))],
      ...(isSilent ? [[ours('nothing new for three months', 'caution')]] : []),
    ],
    DOT,
  );
}

function rateWords(perDay: number): string {
  for (const [days, unit] of [
    [1, 'day'],
    [7, 'week'],
    [30, 'month'],
    [365, 'year'],
  ] as const) {
    const count = perDay * days;
    if (count >= 1.5) return `about ${Math.round(count)} a ${unit}`;
    if (count >= 0.75) return `about one a ${unit}`;
  }
  return 'less than one a year';
}

function lastWords({ last }: FeedAbout, zone: string): Inline[] {
  if (last === null) return [ours('none: it is empty', 'caution')];
  const title = last.title === '' ? 'an entry without a title' : last.title;
  return joined(
    [
      last.url === null ? [theirs(title)] : [linkTo(title, last.url)],
      // The year says whether anybody still writes there.
      [last.published === null ? ours('undated', 'quiet') : moment(last.published, zone, { role: 'quiet', year: '' })],
    ],
    DOT,
  );
}

/** Other feeds of the page that was given, each by the address with which it can be added. */
function otherFeeds(others: readonly FeedCandidate[]): readonly Block[] {
  return section('More feeds there, each to be added by its address', others.length > 0, () => [
    {
      kind: 'list',
      items: others.map(({ url, title }) => [
        ...(title === '' ? [] : [theirs(title, { role: 'strong' }), ours(': ')]),
        theirs(url),
      ]),
    },
  ]);
}

const DECIDED: Readonly<Record<FeedLine['decidedBy'], string>> = {
  file: 'named in a file',
  chat: 'added from chat',
  terminal: 'added in the terminal',
};

function feedRow(feed: FeedLine, zone: string): Row {
  return {
    key: [theirs(feed.feedId, { role: 'strong' })],
    text: joined(
      [
        sourceWords(feed, zone),
        [ours(DECIDED[feed.decidedBy], 'quiet')],
        ...(feed.conflicts === undefined
          ? []
          : [[ours('for ', 'quiet'), theirs(feed.conflicts.join(', '), { role: 'quiet' })]]),
        ...(feed.about === undefined ? [] : [postingWords(feed.about)]),
        ...(feed.pausedAt === null
          ? []
          : [[ours('paused since ', 'caution'), moment(feed.pausedAt, zone, { role: 'caution' })]]),
        [URL.canParse(feed.url) ? linkTo('feed', feed.url) : theirs(feed.url, { role: 'quiet' })],
      ],
      DOT,
    ),
  };
}

/** The first entries of a feed, and which of them the rules leave out. */
export function feedTestPage({ url, title, about, others, entries }: FeedTest, zone: string): readonly Block[] {
  const dropped = entries.filter(({ droppedBy }) => droppedBy !== null).length;
  const page = titled(`Feed test · ${title === '' ? 'a feed without a title' : title}`, [
    {
      kind: 'paragraph',
      text: joined(
        [
          [URL.canParse(url) ? linkTo(url, url, { repeated: true }) : theirs(url)],
          ...(about.how === 'this address' ? [] : [[ours(about.how, 'quiet')]]),
          postingWords(about),
        ],
        DOT,
      ),
    },
    { kind: 'list', items: entries.map((entry) => entryLine(entry, zone)) },
    small([
      ours(
        entries.length === 0
          ? 'The feed answers and has no entries.'
          : `${counted(entries.length, 'entry', 'entries')} shown, ${dropped === 0 ? 'none' : dropped} left out by the rules. Nothing was changed.`,
        'quiet',
      ),
    ]),
  ]);
  return [...page, ...otherFeeds(others)];
}

function entryLine({ title, url, published, droppedBy }: FeedTest['entries'][number], zone: string): Inline[] {
  return joined(
    [
      url === null ? [theirs(title)] : [linkTo(title, url)],
      ...(published === null ? [[ours('undated', 'quiet')]] : [[moment(published, zone, { role: 'quiet' })]]),
      ...(droppedBy === null ? [] : [[ours('left out: ', 'caution'), theirs(droppedBy, { role: 'caution' })]]),
    ],
    DOT,
  );
}
