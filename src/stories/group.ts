import { type Article, type ArticleId, dateOf } from '../articles/article.ts';
import { clustersOf } from './clusters.ts';
import type { ConflictId } from './conflict.ts';
import { findCopies } from './copies.ts';
import { hintsOf, mayBeOneEvent } from './event-hints.ts';
import { traitsOf } from './event-traits.ts';
import { earlierStories } from './follow-ups.ts';
import { independentRoots, isParty } from './roots.ts';
import type { Report, Story, StoryId } from './story.ts';
import { storyIds } from './story-ids.ts';
import { pointsOf } from './vectors.ts';
import type { World } from './world.ts';

/**
 * Joins the reports of one event into a story (`briefing.md` 2.6). Reports that are not relevant belong to none.
 * Copies go where their original goes. The same reports give the same stories, whatever their order (invariant 10);
 * a story keeps the id that most of its articles had.
 */
export function groupIntoStories(
  reports: readonly Report[],
  world: World,
  known: ReadonlyMap<ArticleId, StoryId>,
): readonly Story[] {
  const relevant = inOrder(
    new Map(reports.filter(({ relevance }) => relevance.relevant).map((one) => [one.article.id, one])),
  );
  const controlled = ({ article, conflicts }: Report) => isParty(world.outlet(article.outlet), conflicts);
  const traits = new Map(relevant.map((report) => [report, traitsOf(report, controlled(report))]));
  const hints = new Map(relevant.map((report) => [report.article.id, hintsOf(report, traits.get(report)?.means)]));
  const { originalOf } = findCopies(
    relevant.map(({ article }) => article),
    world.outletNames,
    (copy, original) => mayBeOneEvent(hints.get(copy.id), hints.get(original.id)),
  );
  const copiesOf = new Map<ArticleId, Report[]>();
  for (const report of relevant) {
    const original = originalOf.get(report.article.id);
    if (original === undefined) continue;
    const copies = copiesOf.get(original);
    if (copies) copies.push(report);
    else copiesOf.set(original, [report]);
  }
  // Copies have no say in how common a word is: one more of them changes nothing.
  const originals = relevant.filter(({ article }) => !originalOf.has(article.id));
  const groups = clustersOf(
    pointsOf(originals, (report) => traits.get(report) ?? traitsOf(report, controlled(report))),
  ).map((cluster) => byTime(cluster.flatMap(({ report }) => [report, ...(copiesOf.get(report.article.id) ?? [])])));
  groups.sort((a, b) => compare(a[0], b[0]));
  const ids = storyIds(
    groups.map((group) => group.map(({ article }) => article.id)),
    known,
  );
  const stories = groups.map((group, i) => storyOf(group, ids[i] as StoryId, originalOf, world));
  const follows = earlierStories(stories);
  return stories.map((story) => ({ ...story, follows: follows.get(story.id) ?? null }));
}

/** The story that reports of one event make. */
export function storyOf(
  reports: readonly Report[],
  id: StoryId,
  originalOf: ReadonlyMap<ArticleId, ArticleId>,
  world: World,
): Story {
  const conflicts = conflictsOf(reports);
  const articles: readonly Article[] = reports.map(({ article }) => article);
  const roots = independentRoots(articles, originalOf, conflicts, world);
  return {
    id,
    reports,
    copies: roots.copies,
    roots: roots.of,
    independent: roots.independent,
    conflicts,
    eventType: mostFrequent(reports.map(({ eventType }) => eventType)),
    eventDate: mostFrequent(reports.map(({ eventDate }) => eventDate)),
    places: frequent(reports.map(({ eventPlace }) => eventPlace)),
    follows: null,
  };
}

/** The conflicts that reports speak for, most first; one that hardly any has is left out. */
function conflictsOf(reports: readonly Report[]): readonly ConflictId[] {
  const votes = new Map<ConflictId, number>();
  for (const { conflicts } of reports) {
    for (const [i, id] of conflicts.entries()) votes.set(id, (votes.get(id) ?? 0) + 1 / (i + 1));
  }
  const ranked = [...votes].sort((a, b) => b[1] - a[1]);
  const most = ranked[0]?.[1] ?? 0;
  return ranked.filter(([, count]) => count >= 0.4 * most).map(([id]) => id);
}

function mostFrequent<T>(values: readonly (T | null)[]): T | null {
  return frequent(values)[0] ?? null;
}

/** Distinct values, the most frequent first; of equals the one met first. */
function frequent<T>(values: readonly (T | null)[]): readonly T[] {
  const counts = new Map<T, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value);
}

function inOrder(reports: ReadonlyMap<ArticleId, Report>): readonly Report[] {
  return byTime([...reports.values()]);
}

function byTime(reports: readonly Report[]): readonly Report[] {
  return [...reports].sort(compare);
}

function compare(a: Report | undefined, b: Report | undefined): number {
  if (!a || !b) return 0;
  return dateOf(a.article) - dateOf(b.article) || (a.article.id < b.article.id ? -1 : 1);
}
