/** Where the software of a site keeps its feeds, and where publishers keep them whatever they use. */
import { LOOKED_AT, type PageLook } from './look-at-page.ts';
import type { FeedCandidate } from './ports.ts';

/** What makes pages, how one knows it, and where its feeds lie. */
interface Software {
  readonly name: string;
  /** What its pages say of themselves (`<meta name="generator">`). */
  readonly generator?: RegExp;
  /** What stands in its markup, in lower case. */
  readonly marks?: readonly string[];
  /**
   * "{section}" is the page's own address with a last slash, "{here}" the same without one, "{path}" its path, "{root}" the
   * first page of the site; a row with one that there is not is left out.
   */
  readonly feeds: readonly string[];
}

const SOFTWARE: readonly Software[] = [
  {
    name: 'WordPress',
    generator: /^wordpress/i,
    marks: ['/wp-content/', '/wp-includes/', 'https://api.w.org/'],
    feeds: ['{section}feed/', '{root}feed/', '{root}?feed=rss2'],
  },
  { name: 'Ghost', generator: /^ghost\b/i, feeds: ['{section}rss/', '{root}rss/'] },
  { name: 'Substack', marks: ['substackcdn.com'], feeds: ['{root}feed'] },
  { name: 'Medium', marks: ['cdn-client.medium.com'], feeds: ['{root}feed'] },
  {
    name: 'Drupal',
    generator: /^drupal/i,
    marks: ['data-drupal-selector', '/sites/default/files/'],
    feeds: ['{section}feed', '{root}rss.xml'],
  },
  {
    name: 'Joomla',
    generator: /^joomla/i,
    feeds: ['{here}?format=feed&type=rss', '{root}?format=feed&type=rss'],
  },
  {
    name: 'Wix',
    generator: /^wix/i,
    marks: ['static.wixstatic.com'],
    feeds: ['{root}blog-feed.xml', '{root}feed.xml'],
  },
  {
    name: 'Squarespace',
    marks: ['static1.squarespace.com', 'this is squarespace'],
    feeds: ['{here}?format=rss', '{root}?format=rss', '{root}blog?format=rss'],
  },
  { name: 'Blogger', generator: /^blogger/i, feeds: ['{root}feeds/posts/default'] },
  { name: 'Tumblr', marks: ['assets.tumblr.com'], feeds: ['{root}rss'] },
  { name: 'Discourse', generator: /^discourse/i, feeds: ['{here}.rss', '{root}latest.rss'] },
  {
    name: 'Mastodon',
    generator: /^mastodon/i,
    marks: ['id="mastodon"', "id='mastodon'"],
    feeds: ['{here}.rss'],
  },
  { name: 'SPIP', generator: /^spip\b/i, feeds: ['{root}spip.php?page=backend'] },
  { name: 'DataLife Engine', generator: /^datalife/i, feeds: ['{section}rss.xml', '{root}rss.xml'] },
  {
    name: 'Arc XP',
    marks: ['/pf/resources/', 'fusion.globalcontent'],
    feeds: [
      '{root}arc/outboundfeeds/rss/category{path}/?outputType=xml',
      '{root}arc/outboundfeeds/rss/?outputType=xml',
    ],
  },
  {
    name: 'BLOX',
    marks: ['bloximages.'],
    feeds: ['{root}search/?f=rss&t=article&l=50&s=start_time&sd=desc'],
  },
  { name: 'Movable Type', generator: /^movable type/i, feeds: ['{root}atom.xml', '{root}index.xml'] },
  { name: 'Plone', generator: /^plone/i, feeds: ['{section}RSS', '{root}RSS'] },
  { name: 'Hugo', generator: /^hugo\b/i, feeds: ['{section}index.xml', '{root}index.xml'] },
  { name: 'Jekyll', generator: /^jekyll/i, feeds: ['{root}feed.xml', '{root}atom.xml'] },
  { name: 'Hexo', generator: /^hexo/i, feeds: ['{root}atom.xml', '{root}rss2.xml'] },
  { name: 'Gatsby', generator: /^gatsby/i, feeds: ['{root}rss.xml'] },
  { name: 'Astro', generator: /^astro/i, feeds: ['{root}rss.xml'] },
  { name: 'Eleventy', generator: /^eleventy/i, feeds: ['{root}feed/feed.xml', '{root}feed.xml'] },
  { name: 'Docusaurus', generator: /^docusaurus/i, feeds: ['{root}blog/rss.xml', '{root}blog/atom.xml'] },
  { name: 'Pelican', generator: /^pelican/i, feeds: ['{root}feeds/all.atom.xml'] },
  { name: 'Publii', generator: /^publii/i, feeds: ['{root}feed.xml', '{root}feed.json'] },
];

/** So many addresses are made of what a page says of its software. */
const MOST_PATTERNS = 3;

/** The feeds that the software of a page makes of it, by what the page says; empty for software nobody knows. */
export function softwareFeedsOf(look: PageLook, html: string, url: string): readonly FeedCandidate[] {
  const { youtubeChannel } = look;
  if (youtubeChannel !== null && /(?:^|\.)youtube\.com$/.test(URL.parse(url)?.hostname ?? '')) {
    return [{ url: `https://www.youtube.com/feeds/videos.xml?channel_id=${youtubeChannel}`, title: 'Videos' }];
  }
  const markup = html.slice(0, LOOKED_AT).toLowerCase();
  const { generator } = look;
  const made = SOFTWARE.find((software) => software.generator?.test(generator));
  const known = made ?? SOFTWARE.find(({ marks }) => marks?.some((mark) => markup.includes(mark)));
  if (known === undefined) return mastodonLike(url);
  return placedAt(known.feeds, url, look).slice(0, MOST_PATTERNS);
}

/** Publishers keep a feed there that their pages do not name, oftenest first. */
const USUAL = ['feed', 'rss', 'rss.xml', 'feed.xml', 'atom.xml', 'index.xml'];
const USUAL_HERE = ['{section}feed', '{section}rss'];

/** Where feeds lie that nobody names: below the page where it is a section of its site, then below its first page. */
export function usualFeedsOf(look: PageLook, url: string): readonly FeedCandidate[] {
  return placedAt([...USUAL_HERE, ...USUAL.map((path) => `{root}${path}`)], url, look);
}

function placedAt(templates: readonly string[], address: string, look: PageLook): readonly FeedCandidate[] {
  const url = URL.parse(address);
  if (url === null) return [];
  const root = look.wordpress ?? `${url.origin}/`;
  const path = url.pathname.replace(/\/$/, '');
  // A file is no folder, and below an article lies only what readers wrote.
  const isSection = !look.isArticle && path !== '' && path.length <= LONGEST_PATH && !/\.\w{1,5}$/.test(path);
  const values: Readonly<Record<string, string | null>> = {
    root,
    section: isSection ? `${url.origin}${path}/` : null,
    here: look.isArticle || path === '' ? null : `${url.origin}${path}`,
    path: isSection ? path : null,
  };
  const made = templates.flatMap((template) => {
    let isComplete = true;
    const feed = template.replace(/\{(\w+)\}/g, (_, name: string) => {
      isComplete &&= values[name] !== null;
      return values[name] ?? '';
    });
    return isComplete ? [feed] : [];
  });
  return [...new Set(made)].map((feed) => ({ url: feed, title: '' }));
}

const LONGEST_PATH = 200;

/** Profiles of servers that speak Mastodon's way, whatever they are called: /@name. */
function mastodonLike(address: string): readonly FeedCandidate[] {
  const url = URL.parse(address);
  return url !== null && /^\/@[\w.-]{1,60}(?:@[\w.-]{1,200})?\/?$/.test(url.pathname)
    ? [{ url: `${url.origin}${url.pathname.replace(/\/$/, '')}.rss`, title: '' }]
    : [];
}
