import type { SourceRef, StoryCard } from './card.ts';
import { articleOf } from './evidence.ts';
import type { Reading } from './reading.ts';

/** Sources shown beside those a card rests on, up to this many in all. */
const MOST = 6;

/** The sources of a card: those its evidence comes from in order of first use, then others, one of each root first. */
export function sourcesOf(readings: readonly Reading[], evidence: readonly string[]): readonly SourceRef[] {
  const used = [...new Set(evidence.map(articleOf))];
  const place = new Map(used.map((id, i) => [id, i]));
  const cited = readings
    .filter(({ article }) => place.has(article.id))
    .toSorted((a, b) => (place.get(a.article.id) ?? 0) - (place.get(b.article.id) ?? 0));
  const roots = new Set(cited.map(({ root }) => root));
  const others = readings
    .filter(({ article }) => !place.has(article.id))
    .toSorted((a, b) => Number(roots.has(a.root)) - Number(roots.has(b.root)) || Number(a.copy) - Number(b.copy));
  return [...cited, ...others.slice(0, Math.max(0, MOST - cited.length))].map(sourceOf);
}

function sourceOf({ article, outlet, label }: Reading): SourceRef {
  return {
    articleId: article.id,
    outlet: outlet.name,
    url: article.url,
    published: new Date(article.published ?? article.firstSeenAt).toISOString(),
    ...(label && { label }),
    ...(outlet.country && { country: outlet.country }),
    lang: article.language,
    depth: article.depth,
  };
}

/** Where to read on: the most complete article that is open, no copy, no party's, in the card's language where there is one. */
export function readMoreOf(readings: readonly Reading[]): StoryCard['readMore'] {
  const [best] = readings.toSorted(
    (a, b) =>
      Number(a.party) - Number(b.party) ||
      Number(b.native) - Number(a.native) ||
      Number(a.article.depth === 'beginning only') - Number(b.article.depth === 'beginning only') ||
      Number(a.copy) - Number(b.copy) ||
      Number(a.outlet.kind === 'analysis') - Number(b.outlet.kind === 'analysis') ||
      b.article.text.length - a.article.text.length ||
      (a.article.id < b.article.id ? -1 : 1),
  );
  return { url: best?.article.url ?? '', outlet: best?.outlet.name ?? '' };
}
