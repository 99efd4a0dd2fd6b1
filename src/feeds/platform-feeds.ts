/** Platforms that make feeds of what stands at their addresses: which feed, the address alone tells. */
import type { FeedCandidate } from './ports.ts';

/** A pattern of addresses, and where the feeds of what stands there are: "$1" is what the pattern caught. */
type Row = readonly [address: RegExp, ...feeds: readonly (readonly [url: string, title: string])[]];

/** First path segments of Medium and Tumblr that name no publication. */
const MEDIUMS_OWN =
  '(?!(?:about|explore-topics|feed|m|me|p|plans|policy|search|tag|topics|verified-authors)(?:[/?]|$))';
const TUMBLRS_OWN = '(?!(?:dashboard|explore|likes|login|policy|register|search|settings|tagged)(?:[/?]|$))';

/**
 * Matched against host, path and query of an address, the host without "www.", the path without a last slash; the first row
 * that fits holds. As the platforms' pages of help have it, or the links on their pages.
 */
const ROWS: readonly Row[] = [
  // YouTube: an @handle, /c/ and /user/ need the page, which names its channel.
  [
    /^(?:m\.|music\.)?youtube\.com\/channel\/(UC[\w-]{22})(?:[/?]|$)/,
    ['https://www.youtube.com/feeds/videos.xml?channel_id=$1', 'Videos'],
  ],
  [
    /^(?:m\.|music\.)?youtube\.com\/playlist\?(?:[^#]*&)?list=([\w-]{10,64})/,
    ['https://www.youtube.com/feeds/videos.xml?playlist_id=$1', 'Playlist'],
  ],
  // Reddit: subreddits, people, threads, domains; a search keeps its words.
  [
    /^(?:(?:i|m|new|np|old)\.)?reddit\.com\/((?:[^?]*\/)?search)\?(.+)$/,
    ['https://www.reddit.com/$1.rss?$2', 'Search'],
  ],
  [
    /^(?:(?:i|m|new|np|old)\.)?reddit\.com((?:\/(?:domain|r|u|user)\/[^/?]+(?:\/[^?]*)?)?)(?:\?.*)?$/,
    ['https://www.reddit.com$1/.rss', 'Posts'],
  ],
  // Newsletters and weblogs, each below a name of its own.
  [/^open\.substack\.com\/pub\/([\w-]+)/, ['https://$1.substack.com/feed', 'Posts']],
  [/^substack\.com\/@([\w-]+)/, ['https://$1.substack.com/feed', 'Posts']],
  [/^(?!open\.)([\w-]+)\.substack\.com(?:[/?]|$)/, ['https://$1.substack.com/feed', 'Posts']],
  [/^medium\.com\/(@[\w.-]+)/, ['https://medium.com/feed/$1', 'Posts']],
  [/^medium\.com\/tag\/([\w-]+)/, ['https://medium.com/feed/tag/$1', 'Posts']],
  [
    new RegExp(`^medium\\.com/${MEDIUMS_OWN}([\\w-]+)/tagged/([\\w-]+)`),
    ['https://medium.com/feed/$1/tagged/$2', 'Posts with this tag'],
    ['https://medium.com/feed/$1', 'All posts'],
  ],
  [new RegExp(`^medium\\.com/${MEDIUMS_OWN}([\\w-]+)`), ['https://medium.com/feed/$1', 'Posts']],
  [/^([\w-]+)\.medium\.com(?:[/?]|$)/, ['https://$1.medium.com/feed', 'Posts']],
  [
    /^([\w-]+)\.blogspot\.([a-z]{2,3}(?:\.[a-z]{2})?)\/search\/label\/([^/?]+)/,
    ['https://$1.blogspot.$2/feeds/posts/default/-/$3', 'Posts with this label'],
    ['https://$1.blogspot.$2/feeds/posts/default', 'All posts'],
  ],
  [
    /^([\w-]+)\.blogspot\.([a-z]{2,3}(?:\.[a-z]{2})?)(?:[/?]|$)/,
    ['https://$1.blogspot.$2/feeds/posts/default', 'Posts'],
  ],
  [
    /^([\w-]+)\.tumblr\.com\/tagged\/([^/?]+)/,
    ['https://$1.tumblr.com/tagged/$2/rss', 'Posts with this tag'],
    ['https://$1.tumblr.com/rss', 'All posts'],
  ],
  [/^([\w-]+)\.tumblr\.com(?:[/?]|$)/, ['https://$1.tumblr.com/rss', 'Posts']],
  [new RegExp(`^tumblr\\.com/${TUMBLRS_OWN}(?:blog/(?:view/)?)?([\\w-]+)`), ['https://$1.tumblr.com/rss', 'Posts']],
  [
    /^([\w-]+)\.wordpress\.com\/((?:author|category|tag)\/[^?]+)/,
    ['https://$1.wordpress.com/$2/feed/', 'Posts here'],
    ['https://$1.wordpress.com/feed/', 'All posts'],
  ],
  [/^([\w-]+)\.wordpress\.com(?:[/?]|$)/, ['https://$1.wordpress.com/feed/', 'Posts']],
  [/^([\w-]+)\.ghost\.io\/((?:author|tag)\/[^/?]+)/, ['https://$1.ghost.io/$2/rss/', 'Posts here']],
  [/^([\w-]+)\.ghost\.io(?:[/?]|$)/, ['https://$1.ghost.io/rss/', 'Posts']],
  [/^([\w-]+)\.livejournal\.com(?:[/?]|$)/, ['https://$1.livejournal.com/data/rss', 'Posts']],
  // People and channels.
  [/^bsky\.app\/profile\/([\w.:-]+)/, ['https://bsky.app/profile/$1/rss', 'Posts']],
  [/^vimeo\.com\/((?:channels|groups)\/[\w-]+)/, ['https://vimeo.com/$1/videos/rss', 'Videos']],
  [/^vimeo\.com\/([a-z][\w-]*)$/i, ['https://vimeo.com/$1/videos/rss', 'Videos']],
  [/^dailymotion\.com\/playlist\/(\w+)/, ['https://www.dailymotion.com/rss/playlist/$1', 'Playlist']],
  [/^dailymotion\.com\/(?:user\/)?(?!video\b)([\w-]+)$/, ['https://www.dailymotion.com/rss/user/$1', 'Videos']],
  // Code: what a desk follows there are releases.
  [/^github\.com\/([\w-]+\/[\w.-]+)\/releases(?:[/?]|$)/, ['https://github.com/$1/releases.atom', 'Releases']],
  [/^github\.com\/([\w-]+\/[\w.-]+)\/tags(?:[/?]|$)/, ['https://github.com/$1/tags.atom', 'Tags']],
  [
    /^github\.com\/([\w-]+\/[\w.-]+)\/(?:commits|tree)\/([^?]+)/,
    ['https://github.com/$1/commits/$2.atom', 'Commits of this branch'],
    ['https://github.com/$1/releases.atom', 'Releases'],
  ],
  [/^github\.com\/([\w-]+\/[\w.-]+)\/(discussions|wiki)(?:[/?]|$)/, ['https://github.com/$1/$2.atom', 'Changes here']],
  [
    /^github\.com\/([\w-]+\/[\w.-]+)(?:[/?]|$)/,
    ['https://github.com/$1/releases.atom', 'Releases'],
    ['https://github.com/$1/commits.atom', 'Commits'],
    ['https://github.com/$1/tags.atom', 'Tags'],
  ],
  [/^github\.com\/([\w-]+)$/, ['https://github.com/$1.atom', 'What they do']],
  [/^gitlab\.com\/([^?]+?)\/-\/releases(?:[/?]|$)/, ['https://gitlab.com/$1/-/releases.atom', 'Releases']],
  [/^gitlab\.com\/([^?]+?\/-\/(?:tags|commits\/[^?]+))(?:\?|$)/, ['https://gitlab.com/$1?format=atom', 'Changes here']],
  [
    /^gitlab\.com\/([\w.-]+(?:\/[\w.-]+)+)$/,
    ['https://gitlab.com/$1/-/releases.atom', 'Releases'],
    ['https://gitlab.com/$1.atom', 'What happens there'],
  ],
  [
    /^codeberg\.org\/([\w.-]+\/[\w.-]+)(?:[/?]|$)/,
    ['https://codeberg.org/$1/releases.rss', 'Releases'],
    ['https://codeberg.org/$1.rss', 'What happens there'],
  ],
];

/** Addresses that are a feed's already. A subreddit may be called "rss". */
const FEEDS_OWN =
  /^[^/]+\/(?:feeds?|rss)(?:[/?]|$)|(?:\/(?:feed|data\/rss|data\/atom)|(?<!\/r)\/rss|\.(?:atom|rdf|rss|xml))(?:\?|$)|[?&](?:alt|feed|format)=/i;

/** The feeds a platform makes of what stands at an address, the likeliest first; empty where the address alone does not tell. */
export function platformFeedsOf(address: string): readonly FeedCandidate[] {
  const key = keyOf(address);
  if (key === null || FEEDS_OWN.test(key)) return [];
  for (const [pattern, ...feeds] of ROWS) {
    const caught = pattern.exec(key);
    if (caught === null) continue;
    return feeds.map(([url, title]) => ({ url: url.replace(/\$(\d)/g, (_, place) => caught[place] ?? ''), title }));
  }
  return [];
}

/** Host without "www.", path without a last slash, query. */
function keyOf(address: string): string | null {
  const url = URL.parse(address);
  if (url === null) return null;
  return `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/$/, '')}${url.search}`;
}

/** Pages of YouTube that only the page itself ties to a channel. */
const YOUTUBE_NAMES = /^(?:m\.)?youtube\.com\/(?:@|c\/|user\/)/;

/** Whether the address of a page says better who posts there than that of its feed does, as on platforms. */
export function tellsMoreThanItsFeed(address: string): boolean {
  return (
    platformFeedsOf(address).length > 0 ||
    Boolean(telegramChannelOf(address)) ||
    YOUTUBE_NAMES.test(keyOf(address) ?? '')
  );
}

const TELEGRAM = /^(?:t\.me|telegram\.(?:dog|me))\/(?:s\/)?(\w+)(?:\/\d+)?(?:\?|$)/i;
const TELEGRAMS_HOST = /^(?:([a-z]\w{3,31})\.)?(?:t\.me|telegram\.(?:dog|me))(?:[/?]|$)/i;
const TELEGRAMS_OWN =
  /^(?:addemoji|addlist|addstickers|addtheme|bg|boost|c|contact|confirmphone|invoice|iv|joinchat|login|proxy|s|setlanguage|share|socks)$/i;

/**
 * The channel of Telegram that an address leads to: its name; empty where the address is Telegram's and names no public
 * channel, as an invitation does; null where it is not Telegram's.
 */
export function telegramChannelOf(address: string): string | null {
  const key = keyOf(address);
  const host = key === null ? null : TELEGRAMS_HOST.exec(key);
  if (key === null || host === null) return null;
  const name = host[1] ?? TELEGRAM.exec(key)?.[1] ?? '';
  return /^[a-z]\w{3,31}$/i.test(name) && !TELEGRAMS_OWN.test(name) ? name : '';
}

const WITHOUT_FEEDS: readonly (readonly [hosts: RegExp, name: string])[] = [
  [/^(?:mobile\.)?(?:twitter|x)\.com$/, 'X'],
  [/^(?:(?:m|mbasic|web)\.)?(?:facebook|fb)\.com$/, 'Facebook'],
  [/^instagram\.com$/, 'Instagram'],
  [/^threads\.(?:com|net)$/, 'Threads'],
  [/^(?:(?:m|vm)\.)?tiktok\.com$/, 'TikTok'],
  [/^(?:[a-z]{2}\.)?linkedin\.com$/, 'LinkedIn'],
  [/^(?:m\.)?vk\.(?:com|ru)$/, 'VK'],
];

/** The platform at an address that makes no feeds of anything, so that nobody need ask it; null for any other. */
export function platformWithoutFeeds(address: string): string | null {
  const host = URL.parse(address)?.host.replace(/^www\./, '') ?? '';
  return WITHOUT_FEEDS.find(([hosts]) => hosts.test(host))?.[1] ?? null;
}
