/** Feeds as pages: what is read and how it is doing, and what a feed brings when it is tried. */
import type { FeedLine, Reply } from '../../../commands/command.ts';
import type { SourceLine } from '../../desk.ts';
import type { FeedTest } from '../../office.ts';
import { detailRows, otherFeeds, postingWords, sourceChips } from './feed-details.ts';
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
import { counted } from './wording.ts';

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
