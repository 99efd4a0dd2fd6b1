import type { FeedId, OutletDomain } from '../feeds/feed.ts';
import { languageCode } from '../language/code.ts';
import { identifyLanguage } from '../language/identify.ts';
import { splitSentences } from '../language/sentences.ts';
import { canonicalAddress } from './address.ts';
import type { Article, ArticleId } from './article.ts';
import { cleanArticleText } from './clean.ts';
import type { Outlet } from './outlet.ts';

/** An article that somebody hands in whole, as `sitrep inspect article` takes it. */
export interface GivenArticle {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** A domain or a name of outlets.yaml, or any other name. */
  readonly outlet: string | null;
  /** ISO 8601. */
  readonly published: string | null;
  readonly url: string | null;
  readonly language: string | null;
}

/** The article that was given. Its text stays untouched, dateline included, so that every offset counts in what was given. */
export function articleOf(given: GivenArticle, outlets: ReadonlyMap<OutletDomain, Outlet>): Article {
  const { id, title, text } = given;
  const language = languageCode(given.language) ?? identifyLanguage(`${title}\n${text}`, null);
  const ms = given.published === null ? Number.NaN : Date.parse(given.published);
  const published = Number.isNaN(ms) ? null : ms;
  const { byline, credit, dateline } = cleanArticleText(text);
  return {
    id: id as ArticleId,
    feedId: 'given' as FeedId,
    outlet: outletOf(given, outlets),
    url: given.url !== null && canonicalAddress(given.url) !== null ? given.url : '',
    title,
    byline: joinedByline(byline, credit),
    ...(dateline === null ? {} : { dateline }),
    ...(credit === null ? {} : { credit }),
    published,
    firstSeenAt: published ?? 0,
    feedSilenceMs: 0,
    language,
    depth: text.trim() === '' ? 'headline only' : 'full article',
    text,
    sentences: splitSentences(text, language),
  };
}

/** Who wrote it and whose words it uses, as printed: "By Ann Bell · Reporting by …"; null when nobody is named. */
export function joinedByline(byline: string | null, credit: string | null): string | null {
  return [byline, credit].filter((part) => part !== null).join(' · ') || null;
}

function outletOf({ outlet, url }: GivenArticle, outlets: ReadonlyMap<OutletDomain, Outlet>): OutletDomain {
  const name = outlet?.trim() ?? '';
  const wanted = name.toLowerCase();
  if (outlets.has(wanted as OutletDomain)) return wanted as OutletDomain;
  for (const known of outlets.values()) if (known.name.toLowerCase() === wanted) return known.domain;
  const host = url === null ? '' : (URL.parse(url)?.hostname ?? '');
  // "edition.news.example" is known as "news.example".
  for (let domain = host; domain.includes('.'); domain = domain.slice(domain.indexOf('.') + 1)) {
    if (outlets.has(domain as OutletDomain)) return domain as OutletDomain;
  }
  return (name || host.replace(/^www\./, '') || 'unknown') as OutletDomain;
}
