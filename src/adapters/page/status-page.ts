/** How the bot is doing, as a page. */
import type { EpochMs } from '../../clock.ts';
import type { Status } from '../../desk.ts';
import { type Block, type Inline, ours, type Row, section, theirs, titled } from './page.ts';
import { moment } from './when.ts';
import { counted, numberWords } from './wording.ts';

/** What was done last, what is kept, what fails, what comes next, and what somebody should do. */
export function statusPage(status: Status, zone: string): readonly Block[] {
  const { lastCycleAt, lastPostAt, articles, stories, feeds, deliveries, next } = status;
  const last = (at: EpochMs | null): Inline[] => [
    at === null ? ours('never yet') : moment(at, zone, { style: 'relative' }),
  ];
  const { due, held, dead } = deliveries;
  const rows: Row[] = [
    { key: [ours('Last cycle')], text: last(lastCycleAt) },
    { key: [ours('Last post')], text: last(lastPostAt) },
    { key: [ours('Kept')], text: [ours(`${counted(articles, 'article')}, ${counted(stories, 'story', 'stories')}`)] },
    {
      key: [ours('Feeds')],
      text: [
        ours(`${numberWords(feeds.all)} followed, `),
        ours(
          feeds.failing.length === 0 ? 'all answer' : `${numberWords(feeds.failing.length)} failing`,
          feeds.failing.length === 0 ? 'plain' : 'caution',
        ),
      ],
    },
    {
      key: [ours('Posts')],
      text: [
        ours(`${numberWords(due)} due`),
        ours(', '),
        ours(`${numberWords(held)} held`, held > 0 ? 'caution' : 'plain'),
        ours(', '),
        ours(`${numberWords(dead)} given up`, dead > 0 ? 'caution' : 'plain'),
      ],
    },
    ...next.map(({ destination, at }) => ({
      key: [ours('Next')],
      text: [moment(at, zone), ours(' in '), theirs(destination)],
    })),
  ];
  return [
    ...titled('Status', [{ kind: 'pairs', rows }]),
    ...section('What to do', feeds.failing.length > 0 || held > 0 || dead > 0, () => [
      {
        kind: 'list',
        items: [
          ...feeds.failing.map(({ feedId, problem }) => [
            theirs(feedId, { role: 'strong' }),
            ours(': '),
            theirs(problem ?? 'does not answer'),
          ]),
          ...(held > 0
            ? [[ours('Held posts wait for a person: look at the channel, then see "sitrep deliveries".')]]
            : []),
          ...(dead > 0 ? [[ours('Posts that were given up are listed by "sitrep deliveries".')]] : []),
        ],
      },
    ]),
  ];
}
