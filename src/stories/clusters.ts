import { isVetoed, JOIN, likeness, REACH_MS } from './likeness.ts';
import type { Point } from './vectors.ts';

/** Points of one event, in the order they were given. */
export type Cluster = readonly Point[];

/** How many earlier reports a report is compared with, the likeliest ones. */
const MOST_COMPARED = 48;
/** How many reports a term may lead to; beyond, it tells nothing. */
const MOST_LISTED = 400;
/** Members of a cluster that speak for all of it. */
const SPEAKERS = 12;
/**
 * Two clusters are one event from this mean likeness of their members, which lies well under that of their centroids;
 * one that falls below the second is taken apart.
 */
const MERGE = 0.3;
const SPLIT = 0.2;
/** A link as strong as this joins clusters whose mean is as low as that: the later one tells how it went on. */
const STRONG = 0.4;
const MERGE_BY_STRONG = 0.22;

/**
 * Joins points to clusters in one pass over them in order of time, then joins clusters that belong together and takes
 * apart those that do not. The points must be sorted; the answer depends on nothing else.
 */
export function clustersOf(points: readonly Point[]): readonly Cluster[] {
  const listed = new Listing();
  const clusters: Point[][] = [];
  const home = new Map<Point, Point[]>();
  const links: { readonly a: Point; readonly b: Point; readonly like: number }[] = [];
  for (const point of points) {
    const scores = new Map<Point[], number>();
    for (const other of listed.likely(point)) {
      const like = likeness(point, other);
      if (like < SPLIT) continue;
      const cluster = home.get(other);
      if (cluster === undefined) continue;
      if (like >= JOIN) links.push({ a: other, b: point, like });
      scores.set(cluster, Math.max(like, scores.get(cluster) ?? 0));
    }
    let best: Point[] | null = null;
    for (const [cluster, score] of scores) {
      if (score < JOIN || !welcomes(cluster, point)) continue;
      if (best === null || score > (scores.get(best) ?? 0)) best = cluster;
    }
    const cluster = best ?? [];
    if (best === null) clusters.push(cluster);
    cluster.push(point);
    home.set(point, cluster);
    listed.add(point);
  }
  return merged(clusters, home, links).flatMap(takenApart);
}

/** Whether a point fits a cluster as a whole and not only one member that it resembles. */
function welcomes(cluster: readonly Point[], point: Point): boolean {
  const speakers = cluster.slice(-SPEAKERS);
  const against = speakers.filter((other) => isVetoed(point, other)).length;
  return against * 3 <= speakers.length && mean(speakers.map((other) => likeness(point, other))) >= JOIN / 3;
}

function merged(
  clusters: readonly Point[][],
  home: ReadonlyMap<Point, Point[]>,
  links: readonly { readonly a: Point; readonly b: Point; readonly like: number }[],
): readonly Point[][] {
  const into = new Map<Point[], Point[]>();
  const find = (cluster: Point[]): Point[] => {
    let root = cluster;
    while (into.has(root)) root = into.get(root) ?? root;
    return root;
  };
  for (const { a, b, like } of [...links].sort((x, y) => y.like - x.like)) {
    const [first, second] = [find(home.get(a) ?? []), find(home.get(b) ?? [])];
    if (first === second) continue;
    if (between(first, second) < (like >= STRONG ? MERGE_BY_STRONG : MERGE) || areAtOdds(first, second)) continue;
    const [earlier, later] = isBefore(first, second) ? [first, second] : [second, first];
    earlier.push(...later);
    earlier.sort((x, y) => x.at - y.at || (x.report.article.id < y.report.article.id ? -1 : 1));
    into.set(later, earlier);
  }
  return clusters.filter((cluster) => !into.has(cluster));
}

/** Whether something speaks against more than a third of the pairs. */
function areAtOdds(a: readonly Point[], b: readonly Point[]): boolean {
  const pairs = a.slice(-SPEAKERS).flatMap((x) => b.slice(-SPEAKERS).map((y) => isVetoed(x, y)));
  return pairs.filter(Boolean).length * 3 > pairs.length;
}

function isBefore(a: readonly Point[], b: readonly Point[]): boolean {
  const [first, second] = [a[0], b[0]];
  if (!first || !second) return true;
  return first.at < second.at || (first.at === second.at && first.report.article.id < second.report.article.id);
}

function takenApart(cluster: readonly Point[]): readonly Cluster[] {
  if (cluster.length < 3 || between(cluster, cluster) >= SPLIT) return [cluster];
  const parts: Point[][] = [];
  for (const point of cluster) {
    const part = parts.find((one) => mean(one.slice(-SPEAKERS).map((other) => likeness(point, other))) >= JOIN);
    if (part) part.push(point);
    else parts.push([point]);
  }
  return parts;
}

function between(a: readonly Point[], b: readonly Point[]): number {
  const likes: number[] = [];
  for (const x of a.slice(-SPEAKERS)) for (const y of b.slice(-SPEAKERS)) if (x !== y) likes.push(likeness(x, y));
  return mean(likes);
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/** Earlier points by their terms. What lies out of reach is forgotten, common terms lead nowhere: near-linear. */
class Listing {
  private readonly byEntity = new Map<number, Point[]>();
  private readonly byWord = new Map<number, Point[]>();

  add(point: Point): void {
    for (const term of point.entities.terms) list(this.byEntity, term, point);
    for (const term of point.text.terms) list(this.byWord, term, point);
  }

  likely(point: Point): readonly Point[] {
    const votes = new Map<Point, number>();
    const count = (map: Map<number, Point[]>, { terms, weights }: Point['text'], share: number) => {
      for (let i = 0; i < terms.length; i += 1) {
        const posts = recent(map, terms[i] ?? -1, point.at);
        if (posts.length > MOST_LISTED) continue;
        for (const other of posts) votes.set(other, (votes.get(other) ?? 0) + share * (weights[i] ?? 0));
      }
    };
    count(this.byEntity, point.entities, 0.55);
    count(this.byWord, point.text, 0.45);
    return [...votes]
      .sort((a, b) => b[1] - a[1] || b[0].at - a[0].at || (a[0].report.article.id < b[0].report.article.id ? -1 : 1))
      .slice(0, MOST_COMPARED)
      .map(([other]) => other);
  }
}

function list(map: Map<number, Point[]>, term: number, point: Point): void {
  const posts = map.get(term);
  if (posts) posts.push(point);
  else map.set(term, [point]);
}

function recent(map: Map<number, Point[]>, term: number, now: number): readonly Point[] {
  const posts = map.get(term);
  if (posts === undefined) return [];
  let stale = 0;
  while (stale < posts.length && now - (posts[stale]?.at ?? now) > REACH_MS) stale += 1;
  if (stale > 0) posts.splice(0, stale);
  return posts;
}
