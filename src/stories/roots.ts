import { type Article, type ArticleId, dateOf } from '../articles/article.ts';
import type { Outlet } from '../articles/outlet.ts';
import type { ConflictId } from './conflict.ts';
import { leadOf } from './lead.ts';
import type { Credited, OutletNames } from './outlet-names.ts';
import { wireCredit } from './wire-credit.ts';
import type { World } from './world.ts';

/** Where the reports of one story come from in the end. */
export interface Roots {
  /** "wire:…", "family:…" or "outlet:…" of each article. */
  readonly of: ReadonlyMap<ArticleId, string>;
  /** The articles that repeat another one of these. */
  readonly copies: ReadonlySet<ArticleId>;
  /** Roots that no party to the conflicts controls and that somebody has reviewed. */
  readonly independent: number;
}

const CITING =
  /\b(?:citing|cited by|quoting|according to|as reported by|reported by|first reported by|reports?|reported|told)\s+(?:the\s+|a report (?:by|in)\s+(?:the\s+)?)?$|(?:посилаючись на|з посиланням на|за даними|повідомляє|пише|со ссылкой на|по данным|сообщает|пишет|передает|نقلا عن|نقلاً عن|وفق|وفقا ل|بحسب|unter Berufung auf|laut|selon|d’après|d'après|según|citando a)\s*(?:the\s+|die\s+|le\s+|la\s+|l['’])?$/iu;

/**
 * The root of one article by itself (`briefing.md` 1.5): the agency it credits, else the outlet that its lead cites,
 * else the family of its owner, else its outlet.
 */
export function rootOf(article: Article, world: World): string {
  const outlet = world.outlet(article.outlet);
  const own = world.outletNames.rootOf(outlet);
  const wire = wireCredit(article, world.outletNames);
  if (wire !== null) return wire.root;
  return citedIn(article, world.outletNames, own)?.root ?? own;
}

/** "…, Meridian Wire reported", "citing Meridian Wire": whom the lead names as its source; null when nobody. */
function citedIn(article: Article, outlets: OutletNames, own: string): Credited | null {
  const { text } = leadOf(article);
  for (const { start, end, credited } of outlets.find(text)) {
    if (credited.root === own) continue;
    const before = text.slice(Math.max(0, start - 60), start);
    const after = text.slice(end, end + 24);
    if (CITING.test(before) || /^\s+(?:reported|reports|said it|berichtet|rapporte|informó)\b/i.test(after))
      return credited;
  }
  return null;
}

/**
 * The roots of the reports of one story. Copies share the root of what they repeat, or the agency any of them credits;
 * so that one more copy never changes how many are independent.
 */
export function independentRoots(
  articles: readonly Article[],
  originalOf: ReadonlyMap<ArticleId, ArticleId>,
  conflicts: readonly ConflictId[],
  world: World,
): Roots {
  const here = new Map(articles.map((article) => [article.id, article]));
  const groups = new Map<ArticleId, Article[]>();
  for (const article of articles) {
    const head = originalOf.get(article.id) ?? article.id;
    const group = groups.get(head);
    if (group) group.push(article);
    else groups.set(head, [article]);
  }
  const of = new Map<ArticleId, string>();
  const copies = new Set<ArticleId>();
  const reviewed = new Set<string>();
  const controlled = new Set<string>();
  for (const group of groups.values()) {
    const original = originalIn(group, world, conflicts);
    const credited = group.map((article) => wireCredit(article, world.outletNames)).find((credit) => credit !== null);
    const root = credited?.root ?? rootOf(original, world);
    const origin = originOf(root, original, group, credited?.outlet ?? null, world);
    if (origin.some((outlet) => isParty(outlet, conflicts))) controlled.add(root);
    if (origin.some((outlet) => isReviewed(outlet))) reviewed.add(root);
    for (const article of group) {
      of.set(article.id, root);
      if (article !== original && here.has(article.id)) copies.add(article.id);
    }
  }
  const independent = new Set([...of.values()].filter((root) => reviewed.has(root) && !controlled.has(root)));
  return { of, copies, independent: independent.size };
}

/** Whose copies the others are: an agency's report, else the earliest of an outlet somebody has reviewed. */
function originalIn(group: readonly Article[], world: World, conflicts: readonly ConflictId[]): Article {
  const rank = (article: Article) => {
    const outlet = world.outlet(article.outlet);
    if (outlet.kind === 'wire') return 0;
    return isReviewed(outlet) || isParty(outlet, conflicts) ? 1 : 2;
  };
  const [first] = [...group].sort((a, b) => rank(a) - rank(b) || dateOf(a) - dateOf(b) || (a.id < b.id ? -1 : 1));
  return first as Article;
}

/** The outlets that answer for a root: the one it names, else those that print it. */
function originOf(
  root: string,
  original: Article,
  group: readonly Article[],
  credited: Outlet | null,
  world: World,
): readonly Outlet[] {
  if (credited !== null) return [credited];
  const own = world.outlet(original.outlet);
  if (world.outletNames.rootOf(own) === root) return [own];
  const named = [...world.background.outlets.values()].find((outlet) => world.outletNames.rootOf(outlet) === root);
  return named ? [named] : group.map(({ outlet }) => world.outlet(outlet));
}

/** Whether somebody who fights in one of these conflicts controls the outlet. */
export function isParty({ partyTo }: Outlet, conflicts: readonly ConflictId[]): boolean {
  return partyTo.some((id) => conflicts.some((conflict) => conflict === id));
}

/** Whether somebody has looked at who owns the outlet. */
export function isReviewed({ owner, editorialIndependence }: Outlet): boolean {
  return owner !== 'unreviewed' && editorialIndependence !== 'unreviewed';
}
