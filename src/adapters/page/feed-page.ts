/** Feeds as pages: what is read and how it is doing, and what a feed brings when it is tried. */
import type { FeedLine, Reply } from '../../../commands/command.ts';
import type { SourceLine } from '../../desk.ts';
import type { FeedTest } from '../../office.ts';
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
  const spoken = language === null ? null : (languageWords(language) ?? (language === 'en' ? 'English' : null));
  return joined(
    [
      [theirs(outlet, { role: 'strong' })],
      ...labels.filter((label) => label !== '').map((label) => [theirs(label, { role: 'caution' })]),
      ...(spoken === null ? [] : [[ours(spoken, 'quiet')]]),
      [ours('reads: ', 'quiet'), theirs(reading, { role: 'quiet' })],
      lastAnswerAt === null
        ? [ours('no answer yet', 'quiet')]
        : [ours('last answer ', 'quiet'), moment(lastAnswerAt, zone, { style: 'relative', role: 'quiet' })],
      ...(problem === null ? [] : [[theirs(problem, { role: 'caution' })]]),
    ],
    DOT,
  );
}

/** A list of feeds, each with its address, who decided it, and whether it is paused; and what was not added to it. */
export function feedsPage({ title, feeds, left }: Extract<Reply, { kind: 'feeds' }>, zone: string): readonly Block[] {
  return [
    ...titled(title, [{ kind: 'pairs', rows: feeds.map((feed) => feedRow(feed, zone)) }]),
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
  ];
}

function feedRow(feed: FeedLine, zone: string): Row {
  return {
    key: [theirs(feed.feedId, { role: 'strong' })],
    text: joined(
      [
        sourceWords(feed, zone),
        [ours(feed.decidedBy === 'file' ? 'named in a file' : 'added from chat', 'quiet')],
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
export function feedTestPage({ url, title, entries }: FeedTest, zone: string): readonly Block[] {
  const dropped = entries.filter(({ droppedBy }) => droppedBy !== null).length;
  return titled(`Feed test · ${title === '' ? 'a feed without a title' : title}`, [
    { kind: 'paragraph', text: [URL.canParse(url) ? linkTo(url, url) : theirs(url)] },
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
