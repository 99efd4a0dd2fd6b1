/** A list of feeds as a page, before it is imported: what would be added where, and what would not. */
import type { Reply } from '../../../commands/command.ts';
import type { ImportPlan, PlannedFeed } from '../../office.ts';
import { type Block, type Inline, ours, small, theirs, titled } from './page.ts';
import { counted } from './wording.ts';

/** More feeds of one kind are only counted: a message holds no list of two hundred. */
const MOST_TOLD = 20;

/** What the feeds of a list would be here, below the conflicts they would be kept for. */
export function importPage(
  { plan, how, wasAsked = false }: Extract<Reply, { kind: 'import-plan' }>,
  most: number = MOST_TOLD,
): readonly Block[] {
  const [added, known, unusable] = (['new', 'known', 'unusable'] as const).map((state) =>
    plan.feeds.filter((feed) => feed.state === state),
  );
  if (added === undefined || known === undefined || unusable === undefined) return [];
  const title = [
    `${counted(added.length, 'feed')} would be added`,
    ...(known.length === 0 ? [] : [`${known.length} read already`]),
    ...(unusable.length === 0 ? [] : [`${unusable.length} left out`]),
  ].join(' · ');
  return [
    ...titled(
      title,
      [...Map.groupBy(added, (feed) => placeOf(feed, plan))].flatMap(([place, feeds]) =>
        listed(place, feeds, most, whereWords),
      ),
    ),
    ...listed('Read already', known, most, ({ knownAs, shown }) => [
      theirs(knownAs ?? '', { role: 'strong' }),
      ours(': '),
      theirs(shown),
    ]),
    ...listed('Left out', unusable, most, ({ shown, reason }) => [
      theirs(shown, { role: 'strong' }),
      ours(': '),
      theirs(reason ?? '', { role: 'caution' }),
    ]),
    ...plan.notes.map((note) => small([theirs(note, { role: 'caution' })])),
    ...(added.length > plan.room
      ? [small([ours(`There is room for ${counted(plan.room, 'more feed')}; the others will be left out.`, 'caution')])]
      : []),
    small([
      ours(
        wasAsked
          ? 'Nothing was changed.'
          : 'Nothing was changed, and nobody was asked yet: whether a feed can be read shows when it is added.',
        'quiet',
      ),
    ]),
    small([theirs(how)]),
  ];
}

/** Under which heading a feed stands: its conflicts, else its folder, which is none of them. */
function placeOf({ conflicts, folders }: PlannedFeed, plan: ImportPlan): string {
  const names = conflicts.map((id) => plan.conflicts.find((conflict) => conflict.id === id)?.name ?? id);
  if (names.length > 0) return names.join(' + ');
  return folders.length === 0 ? 'In no folder' : `${folders.join(' + ')} (no conflict of yours)`;
}

function whereWords({ title, shown }: PlannedFeed): Inline[] {
  return [...(title === '' ? [] : [theirs(title, { role: 'strong' }), ours(': ')]), theirs(shown)];
}

function listed(
  title: string,
  feeds: readonly PlannedFeed[],
  most: number,
  words: (feed: PlannedFeed) => readonly Inline[],
): readonly Block[] {
  const more = feeds.length - most;
  const items = [
    ...feeds.slice(0, most).map(words),
    ...(more > 0 ? [[ours(`and ${counted(more, 'more feed')}`, 'quiet')]] : []),
  ];
  return feeds.length === 0 ? [] : titled(title, [{ kind: 'list', items }]);
}
