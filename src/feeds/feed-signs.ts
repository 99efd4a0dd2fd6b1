/** What a link tells of whether it leads to a feed, and to which. */
import type { FeedCandidate } from './ports.ts';

/** A link as it stands on a page, or in the header of an answer. Relations are in lower case. */
export interface TypedLink {
  readonly href: string;
  readonly rel: string;
  readonly type: string;
  readonly title: string;
}

/** How sure it is that a link leads to the feed that is looked for, the surest first. */
export const SURE = { ofSection: 0, feed: 1, careless: 2, anyJson: 3, ofComments: 4 } as const;

/** Kinds of documents that are feeds, then those by which careless pages mean one, then what may be any JSON. */
const TYPES: ReadonlyMap<string, number> = new Map([
  ...`application/rss+xml application/atom+xml application/feed+json application/rdf+xml application/rss application/atom
  application/x-rss+xml application/x.atom+xml text/rss text/atom`
    .split(/\s+/)
    .map((type) => [type, SURE.feed] as const),
  ...'text/rss+xml text/atom+xml text/xml application/xml'.split(' ').map((type) => [type, SURE.careless] as const),
  ['application/json', SURE.anyJson] as const,
]);

/** How sure a link with this relation and type leads to a feed (WHATWG HTML, 4.6.7 "alternate"); null for one that does not. */
export function sureness({ href, rel, type }: TypedLink): number | null {
  const relations = rel.slice(0, 200).split(/\s+/);
  if (relations.includes('stylesheet')) return null;
  const sure = TYPES.get(type.slice(0, 100).split(';')[0]?.trim().toLowerCase() ?? '') ?? null;
  // WordPress offers the page itself as JSON, which is no feed.
  if (sure === SURE.anyJson && href.includes('/wp-json/')) return null;
  if (relations.includes('feed')) return sure ?? SURE.feed;
  if (relations.includes('alternate')) return sure ?? (type === '' && looksLikeFeed(href) ? SURE.careless : null);
  // How a feed names itself (`atom:link`); some pages borrow it.
  return relations.includes('self') && sure === SURE.feed ? sure : null;
}

const LIKE_FEED = new RegExp(
  [
    '^feed:',
    '/(?:atom|feeds?|rss)\\d?(?:[/?]|$)',
    '/(?:all|atom|feeds?|index|news|rdf|rss)\\d?\\.(?:aspx?|json|php|rdf|xml)(?:\\?|$)',
    '\\.(?:atom|rdf|rss)(?:\\?|$)',
    '(?:atom|feed|rss)[\\w-]{0,40}\\.xml(?:\\?|$)',
    '//feeds?\\d*\\.',
    '[?&](?:feed|format|output|outputType|type)=(?:atom|feed|rss|xml)',
  ].join('|'),
  'i',
);
/** Programs that read feeds, and lists that are none. */
const UNLIKE_FEED =
  /sitemap|\.opml|\/(?:intent|share|sharer|subscribe)\b|\/\/(?:www\.)?(?:feedly|inoreader|netvibes|newsblur)\./i;

/** Whether an address is made as those of feeds are: "/rss", "/feed/", "news.xml", "?format=rss". */
export function looksLikeFeed(href: string): boolean {
  const head = withoutFragment(href.slice(0, 2_100));
  return LIKE_FEED.test(head) && !UNLIKE_FEED.test(head);
}

/** Whether an address is that of a document of XML that may be a feed: "/export/world.xml". */
export function isDocumentOfXml(href: string): boolean {
  const head = withoutFragment(href.slice(0, 2_100));
  return /\.(?:xml|rdf)(?:\?|$)/i.test(head) && !UNLIKE_FEED.test(head);
}

/** Feeds of what readers write below an article, by their titles or their addresses. */
const COMMENTS =
  /\b(?:comments?|replies|commentaires?|kommentare?r?|comentarios?|comentários|commenti|reacties|komentarze|komentáře|yorum\w*)\b|комментари|коментар|تعليقات|دیدگاه|תגובות|コメント|评论/i;

/** Whether a feed tells what readers write, in one of the languages we read and some more. */
export function isOfComments({ url, title }: FeedCandidate): boolean {
  // Words stand between the slashes and hyphens of the path; the name of the host says nothing.
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[_.]/g, ' ');
  return COMMENTS.test(`${title} ${path}`);
}

/** Whether an address lies below that of a page which is not the first of its site. */
export function isBelow(address: string, page: string): boolean {
  const [one, other] = [URL.parse(address), URL.parse(page)];
  if (one === null || other === null || one.host !== other.host || other.pathname === '/') return false;
  return one.pathname.startsWith(other.pathname.replace(/\/?$/, '/'));
}

/** A host on which publishers have their feeds made. */
const FEEDBURNER = /^feeds?\d*\.feedburner\.com$/;

/** Whether an address is of the same site as a page: one host, or one below the other. */
export function isOfSameSite(address: string, page: string): boolean {
  const [one = '', other = ''] = [address, page].map((each) => URL.parse(each)?.host.replace(/^www\./, ''));
  if (one === '' || other === '') return false;
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`) || FEEDBURNER.test(one);
}

/** An address as all of the same document have it: without a fragment, and without a query that says nothing. */
export function withoutFragment(url: string): string {
  const at = url.indexOf('#');
  return (at < 0 ? url : url.slice(0, at)).replace(/\?$/, '');
}
