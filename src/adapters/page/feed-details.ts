/** What a feed is like, in the words of a page. */
import type { FeedLine } from '../../../commands/command.ts';
import type { SourceLine } from '../../desk.ts';
import type { FeedCandidate } from '../../feeds/ports.ts';
import type { FeedAbout } from '../../office.ts';
import { type Block, DOT, type Inline, joined, linkTo, ours, type Row, section, theirs } from './page.ts';
import { moment } from './when.ts';
import { languageWords } from './wording.ts';

/** Who a source is, in which language it writes, and how it is read. */
export function sourceChips({ outlet, labels, reading, language }: SourceChips): Inline[] {
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

/** What a feed that was just read is called, where it is, how often it posts, and what was last. */
export function detailRows(feed: FeedLine, zone: string): readonly Row[] {
  const { about, url, conflicts = [] } = feed;
  if (about === undefined) return [];
  const row = (key: string, text: readonly Inline[]): Row => ({ key: [ours(key, 'quiet')], text });
  return [
    row(
      'Called',
      about.title === '' ? [ours('nothing: it has no title', 'quiet')] : [theirs(about.title, { role: 'strong' })],
    ),
    row('Address', [
      URL.canParse(url) ? linkTo(url, url, { repeated: true }) : theirs(url),
      ours(` (${about.how})`, 'quiet'),
    ]),
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
export function otherFeeds(others: readonly FeedCandidate[]): readonly Block[] {
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
