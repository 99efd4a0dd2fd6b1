import { absoluteAddress } from './address.ts';
import { walkHtml } from './html-walk.ts';

/** How much of a page is looked at: links to feeds stand in its head, behind scripts and styles at worst. */
const LOOKED_AT = 1_000_000;

/** So many feeds of one page are looked at; portals name one for each of their sections. */
const MOST_NAMED = 20;

/** Kinds of documents that are feeds, the surest first. */
const FEED_TYPES: readonly string[] = [
  'application/rss+xml',
  'application/atom+xml',
  'application/feed+json',
  'application/rdf+xml',
  'application/json',
];

/** Feeds of what readers write below an article, by their titles or their addresses. */
const COMMENTS =
  /\b(?:comments?|replies|commentaires?|kommentare?|comentarios?|commenti|reacties)\b|комментари|коментар|комментар|تعليقات/i;

/**
 * The feeds that a page names, each address once: in the order of the page, but those of comments last, and before those
 * what may be any JSON. The time is linear in the length of the page.
 */
export function feedsNamedIn(html: string, url: string): readonly string[] {
  const links: { readonly href: string; readonly rank: number }[] = [];
  let base: string | null = null;
  walkHtml(html.slice(0, LOOKED_AT), {
    text: () => {},
    close: () => {},
    open(name, attributes) {
      const href = attributes.get('href');
      if (href === undefined) return;
      // The first one holds, for the links before it as well.
      if (name === 'base') base ??= absoluteAddress(href, url);
      if (name !== 'link' || links.length >= MOST_LINKS || !isAlternate(attributes.get('rel') ?? '')) return;
      const type = (attributes.get('type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
      // WordPress offers the page itself as JSON, which is no feed.
      if (!FEED_TYPES.includes(type) || href.includes('/wp-json/')) return;
      const isOfComments = COMMENTS.test(`${attributes.get('title') ?? ''} ${pathOf(href)}`.slice(0, 2_000));
      links.push({ href, rank: isOfComments ? 2 : type === 'application/json' ? 1 : 0 });
    },
  });
  const addresses = links
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ href }) => absoluteAddress(href, base ?? url))
    .filter((address) => address !== null);
  return [...new Set(addresses)].slice(0, MOST_NAMED);
}

/** More links of a hostile page are passed over. */
const MOST_LINKS = 200;

function isAlternate(rel: string): boolean {
  const kinds = rel.slice(0, 200).toLowerCase().split(/\s+/);
  return kinds.includes('alternate') && !kinds.includes('stylesheet');
}

/** The part of an address in which words of ours may stand, between slashes and hyphens. */
function pathOf(href: string): string {
  return href.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[_.]/g, ' ');
}
