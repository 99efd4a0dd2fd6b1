/** The story that a part shows: as it was briefed, as it reads after an update, or taken back. */
import type { Briefing } from '../../briefings/briefing.ts';
import type { Part, StorySetting } from '../../delivery/delivery.ts';
import { numberSources } from './marks.ts';
import { type Block, joined, ours, theirs } from './page.ts';
import { headlineWords, readMore, type Setting, storyBlock } from './story-page.ts';
import { moment, yearOf } from './when.ts';

/** The story of a part that shows one; of its sources so many are listed, the rest is counted. */
export function storyOf(
  part: Extract<Part, { kind: 'story' | 'update' | 'retraction' }>,
  sourcesShown: number,
): Extract<Block, { kind: 'story' }> {
  switch (part.kind) {
    case 'story':
      return storyBlock(part.card, part.place, { ...settingOf(part.briefing), sourcesShown });
    case 'update':
      return updatedStory(part, sourcesShown);
    case 'retraction':
      return retractedStory(part);
  }
}

/** A story as it reads now, with what changed since it was first shown. */
function updatedStory(
  { card, place, setting, changed, at }: Extract<Part, { kind: 'update' }>,
  sourcesShown: number,
): Extract<Block, { kind: 'story' }> {
  // Its newer sources are numbered on from those of the briefing, whose numbers other messages show.
  const known = new Set(setting.sources.map(({ articleId }) => articleId));
  const numbers = numberSources([...setting.sources, ...card.sources.filter(({ articleId }) => !known.has(articleId))]);
  const what = joined(
    changed.map((text) => [theirs(text)]),
    ours('; '),
  );
  return storyBlock(card, place, { ...settingOf({ ...setting, changes: null }), numbers, sourcesShown }, [
    {
      kind: 'paragraph',
      text: [
        ours('Updated ', 'rise'),
        moment(at, setting.period.tz, { role: 'rise', zoned: true }),
        ...(what.length === 0 ? [] : [ours(': '), ...what]),
      ],
    },
  ]);
}

/** A story that was taken back: what it was, why it is gone, where to read on, and nothing else of it. */
function retractedStory({
  card,
  place,
  setting,
  reason,
  at,
}: Extract<Part, { kind: 'retraction' }>): Extract<Block, { kind: 'story' }> {
  return {
    kind: 'story',
    id: card.id,
    number: place,
    headline: [headlineWords(card, 'struck')],
    chips: [],
    blocks: [
      {
        kind: 'paragraph',
        text: [
          ours('Retracted ', 'caution'),
          moment(at, setting.period.tz, { role: 'caution', zoned: true }),
          ours(': '),
          theirs(reason),
        ],
      },
      ...readMore(card),
    ],
  };
}

function settingOf({
  period,
  sources,
  board,
  changes,
  stories = [],
}: StorySetting & { readonly changes: Briefing['changes'] | null; readonly stories?: Briefing['stories'] }): Setting {
  return {
    numbers: numberSources(sources),
    zone: period.tz,
    year: yearOf(period.to, period.tz),
    names: new Map(board.map(({ conflictId, name }) => [conflictId as string, name])),
    arrows: new Map(board.map(({ conflictId, arrow }) => [conflictId as string, arrow])),
    tellNew: changes === null || changes.length > 0,
    everyQuote: false,
    sourcesShown: Number.POSITIVE_INFINITY,
    places: new Map(stories.map(({ id }, index) => [id as string, index + 1])),
  };
}
