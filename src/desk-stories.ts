/** Finding a story, and whoever said something, by what people type. */
import type { Retraction } from './briefings/ports.ts';
import type { Destination, DestinationId } from './delivery/delivery.ts';
import type { DeskParts, StoryFound } from './desk.ts';
import { folded } from './language/folded.ts';
import type { StoryId } from './stories/story.ts';
import type { KeyQuote, StoryCard } from './summarizer/card.ts';

/** So many stories are offered where words fit several. */
const OFFERED = 5;

/** A story by its id, by its number in the last briefing shown here, or by words of its headline. */
export async function findStory(
  story: string,
  destination: Destination,
  { cards, pastBriefings }: Pick<DeskParts, 'cards' | 'pastBriefings'>,
  recent: AsyncIterable<readonly StoryCard[]>,
): Promise<StoryFound> {
  const byId = await cards.read(story as StoryId);
  if (byId) return { found: 'one', card: byId };
  if (/^[#-]?\d+$/.test(story)) {
    const shown = await pastBriefings.lastShown(destination.id);
    const card = shown?.stories[Number(story.replace('#', '')) - 1];
    if (card) return { found: 'one', card: (await cards.read(card.id)) ?? card };
    return { found: 'no-number', stories: shown?.stories.length ?? null };
  }
  const words = folded(story).split(' ').filter(Boolean);
  if (words.length === 0) return { found: 'none' };
  const fitting = await firstOf(
    recent,
    (card) => {
      const text = folded(`${card.headline.text} ${card.places.join(' ')}`);
      return words.every((word) => text.includes(word)) ? [card] : [];
    },
    OFFERED,
  );
  const [card] = fitting;
  if (card === undefined) return { found: 'none' };
  return fitting.length === 1 ? { found: 'one', card } : { found: 'several', cards: fitting };
}

/** What was taken back in the community of a channel, or in the channel itself, with the last word about each story. */
export async function retractedAt(
  { id }: Pick<Destination, 'id'>,
  { pastBriefings, communityOf }: Pick<DeskParts, 'pastBriefings' | 'communityOf'>,
): Promise<ReadonlyMap<StoryId, Retraction>> {
  const community = communityOf(id);
  const isHere = (destination: string) =>
    destination === id || (community !== null && communityOf(destination as DestinationId) === community);
  const all = await pastBriefings.retractions();
  return new Map(all.filter(({ destination }) => isHere(destination)).map((one) => [one.storyId, one]));
}

/** Quotations of a speaker, or of anybody where none is named. */
export function quotesBy(speaker: string | null): (card: StoryCard) => readonly KeyQuote[] {
  const wanted = speaker === null ? null : folded(speaker);
  return ({ allQuotes }) => allQuotes.filter((quote) => wanted === null || folded(quote.speaker).includes(wanted));
}

/** The first so many things that pages of cards hold; no page is read beyond them. */
export async function firstOf<T>(
  pages: AsyncIterable<readonly StoryCard[]>,
  takenFrom: (card: StoryCard) => readonly T[],
  limit: number,
): Promise<readonly T[]> {
  const found: T[] = [];
  if (limit <= 0) return found;
  for await (const page of pages) {
    found.push(...page.flatMap(takenFrom));
    if (found.length >= limit) break;
  }
  return found.slice(0, limit);
}
