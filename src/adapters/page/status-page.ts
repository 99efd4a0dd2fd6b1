/** How the bot is doing, as a page. */
import type { EpochMs } from '../../clock.ts';
import type { PublicStatus, SourceLine, Status } from '../../desk.ts';
import { type Block, type Inline, ours, type Row, section, theirs, titled } from './page.ts';
import { moment } from './when.ts';
import { counted, numberWords } from './wording.ts';

/** What was done last, what is kept and what comes next; for an operator also what fails and waits, and what to do. */
export function statusPage(status: Status | PublicStatus, zone: string): readonly Block[] {
  const { lastCycleAt, lastPostAt, articles, stories, feeds, deliveries, next } = status;
  const last = (at: EpochMs | null): Inline[] => [
    at === null ? ours('never yet') : moment(at, zone, { style: 'relative' }),
  ];
  const failing = typeof feeds.failing === 'number' ? [] : feeds.failing;
  const rows: Row[] = [
    { key: [ours('Last cycle')], text: last(lastCycleAt) },
    { key: [ours('Last post')], text: last(lastPostAt) },
    { key: [ours('Kept')], text: [ours(`${counted(articles, 'article')}, ${counted(stories, 'story', 'stories')}`)] },
    { key: [ours('Feeds')], text: feedWords(feeds) },
    ...(deliveries === null ? [] : [{ key: [ours('Posts')], text: postWords(deliveries) }]),
    ...next.map(({ destination, at }) => ({
      key: [ours('Next')],
      text: [moment(at, zone), ours(' in '), theirs(destination)],
    })),
  ];
  const { held, dead } = deliveries ?? { held: 0, dead: 0 };
  return [
    ...titled('Status', [{ kind: 'pairs', rows }]),
    ...section('What to do', failing.length > 0 || held > 0 || dead > 0, () => [
      { kind: 'list', items: adviceItems(failing, { held, dead }) },
    ]),
  ];
}

function feedWords({ all, failing }: (Status | PublicStatus)['feeds']): Inline[] {
  const followed = ours(`${numberWords(all)} followed, `);
  if (typeof failing === 'number') {
    if (failing === 0) return [followed, ours('all answer')];
    return [followed, ours(`${numberWords(failing)} ${failing === 1 ? 'does' : 'do'} not answer`, 'caution')];
  }
  return [
    followed,
    failing.length === 0 ? ours('all answer') : ours(`${numberWords(failing.length)} failing`, 'caution'),
  ];
}

function postWords({ due, held, dead }: Status['deliveries']): Inline[] {
  return [
    ours(`${numberWords(due)} due`),
    ours(', '),
    ours(`${numberWords(held)} held`, held > 0 ? 'caution' : 'plain'),
    ours(', '),
    ours(`${numberWords(dead)} given up`, dead > 0 ? 'caution' : 'plain'),
  ];
}

function adviceItems(
  failing: readonly SourceLine[],
  { held, dead }: Pick<Status['deliveries'], 'held' | 'dead'>,
): Inline[][] {
  return [
    ...failing.map(({ feedId, problem }) => [
      theirs(feedId, { role: 'strong' }),
      ours(': '),
      theirs(problem ?? 'does not answer'),
    ]),
    ...(held > 0 ? [[ours('Held posts wait for a person: look at the channel, then see "sitrep deliveries".')]] : []),
    ...(dead > 0 ? [[ours('Posts that were given up are listed by "sitrep deliveries".')]] : []),
  ];
}
