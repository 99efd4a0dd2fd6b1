import { canonicalAddress, outletDomain, pageKey } from './address.ts';
import { type LinkedArticle, linkedArticle } from './linked-data.ts';
import { authorsOf } from './page-authors.ts';
import { publishedOf } from './page-dates.ts';
import type { PageDocument } from './page-dom.ts';
import { titleOf } from './page-title.ts';
import { plainText } from './plain-markup.ts';
import type { PageText } from './ports.ts';

/** What a page says of itself, in its head and in its linked data; all of it the publisher's claim. */
export interface PageMetadata extends Omit<PageText, 'text' | 'language' | 'readBy' | 'isStub' | 'reserved'> {
  /** Its languages as it names them, the most telling first. */
  readonly languages: readonly (string | null)[];
  /** The lead or a summary, for search engines and link previews; null when there is none. */
  readonly description: string | null;
  /** The whole text as the publisher gives it to search engines, a paragraph each; empty when it does not. */
  readonly linkedBody: readonly string[];
}

/** Reads what a page at `url` says of itself. `now` is when it is read; null where nobody knows the time. */
export function metadataOf(document: PageDocument, url: string, now: number | null): PageMetadata {
  const article = linkedArticle(document, url);
  const meta = metaReader(document);
  const named = plainText(meta('og:site_name')) ?? article.publisher ?? plainText(meta('application-name'));
  const site = siteOf(url);
  const { title, outlet, heading } = titleOf({
    document,
    claimed: [article.headline, plainText(meta('og:title')), plainText(meta('twitter:title'))],
    outlet: named ?? plainText(meta('dc.publisher')) ?? plainText(meta('publisher')),
    site,
  });
  const languages = languageClaims(document, article, meta);
  return {
    title,
    canonicalUrl: canonicalOf(document, meta, url),
    authors: authorsOf({
      document,
      linked: article.authors,
      claimed: AUTHOR_NAMES.map((name) => plainText(meta(name))),
      outlets: [outlet ?? '', site, article.publisher ?? ''],
      heading,
    }),
    published: publishedOf({
      document,
      claims: [article.published[0], ...PUBLISHED_NAMES.map(meta), ...article.published.slice(1)],
      changed: [article.changed, ...CHANGED_NAMES.map(meta)],
      heading,
      url,
      locale: localeOf(languages),
      now,
    }),
    languages,
    outlet,
    description: plainText(meta('og:description')) ?? plainText(meta('description')) ?? article.description,
    linkedBody: article.body,
  };
}

/** The first language a page names, with the country that it names elsewhere: "en" and "en_GB". */
function localeOf(languages: readonly (string | null)[]): string | null {
  const said = languages.flatMap((language) => language ?? []);
  const base = said[0]?.toLowerCase().split(/[-_]/)[0];
  return said.find((one) => /[-_][a-z]{2}$/i.test(one) && one.toLowerCase().startsWith(`${base}`)) ?? said[0] ?? null;
}

type Meta = (name: string) => string | null;

/** The names under which a `<meta>` says what it says. */
const NAMING = ['property', 'name', 'itemprop', 'http-equiv'] as const;

function metaReader(document: PageDocument): Meta {
  const values = new Map<string, string>();
  for (const element of document.querySelectorAll('meta')) {
    const content = element.getAttribute('content');
    if (!content) continue;
    for (const naming of NAMING) {
      for (const key of element.getAttribute(naming)?.toLowerCase().split(/\s+/) ?? []) {
        if (!values.has(key)) values.set(key, content);
      }
    }
  }
  return (name) => values.get(name) ?? null;
}

/** The address the page gives itself, where it may speak for itself: on the same site, and no home page for an article. */
function canonicalOf(document: PageDocument, meta: Meta, url: string): string | null {
  const own = canonicalAddress(url);
  const claims = [document.querySelector('link[rel="canonical"]')?.getAttribute('href'), meta('og:url')];
  for (const claim of claims) {
    // Without its scheme, "www.…" would be a folder of the page's own.
    const address = claim ? canonicalAddress(claim.replace(/^(?=www\.)/i, '//'), url) : null;
    if (address === null || own === null || outletDomain(address) !== outletDomain(own)) continue;
    if (pageKey(address) !== null || pageKey(own) === null) return address;
  }
  return own;
}

/** The names under which publishers give the moment in the head, the most telling first. */
const PUBLISHED_NAMES =
  `article:published_time og:article:published_time datepublished og:published_time article:published
  og:pubdate og:release_date parsely-pub-date sailthru.date dc.date.issued dc.date.issue dcterms.issued dcterms.created
  dc.date.created dc.date dcterms.date publish-date publish_date publishdate published-date publisheddate published_at
  published_time publish_time publication_date publication-date publicationdate originalpublicationdate pub_date pubdate
  article.published article_date_original article-published-date content_publisheddate cxenseparse:recs:publishtime
  cxenseparse:publishtime rnews:datepublished bt:pubdate date.created article:create_at mediator_published_time
  shareaholic:article_published_time firstpublished ptime analytics:p_ts date created`.split(/\s+/);

/** The names under which publishers say when a page was last changed. */
const CHANGED_NAMES = `article:modified_time og:updated_time og:modified_time last-modified lastmod datemodified
  dc.date.modified dcterms.modified revised`.split(/\s+/);

/** The names under which publishers sign in the head. */
const AUTHOR_NAMES = `author article:author byl byline sailthru.author dc.creator dcterms.creator parsely-author
  search.byline og:article:author cxenseparse:author mediator_author content_author authors og:author twitter:creator:name
  creator`.split(/\s+/);

/** "bbc" of www.bbc.co.uk. */
function siteOf(url: string): string {
  const address = canonicalAddress(url);
  return address === null ? '' : (outletDomain(address)?.split('.')[0] ?? '');
}

function languageClaims(document: PageDocument, article: LinkedArticle, meta: Meta): readonly (string | null)[] {
  return [
    document.documentElement?.getAttribute('lang') ?? null,
    document.documentElement?.getAttribute('xml:lang') ?? null,
    document.querySelector('body')?.getAttribute('lang') ?? null,
    article.language,
    meta('og:locale'),
    meta('inlanguage'),
    meta('content-language'),
    meta('language'),
    meta('dc.language'),
  ].map((claim) => (claim === null || claim.trim() === '' ? null : claim.trim()));
}
