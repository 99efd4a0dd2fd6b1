import { outletDomain } from '../articles/address.ts';
import type { FeedId } from '../feeds/feed.ts';

const LONGEST_ID = 40;

/** Words of addresses that tell one feed from no other. */
const SAY_NOTHING: ReadonlySet<string> = new Set(
  'www rss feed feeds rssfeed rssfeeds xml atom rdf json index default php aspx html htm services subscribe all site'.split(
    ' ',
  ),
);

/**
 * A name by which people recognise a feed: its outlet, then what its address tells of its subject, "meridianwire-africa".
 * A number is put behind it where `isTaken` says that another feed is called so.
 */
export function feedIdFor(address: string, isTaken: (id: string) => boolean): FeedId {
  const words = wordsOf(address);
  let name = words[0]?.slice(0, LONGEST_ID) ?? 'feed';
  for (const word of words.slice(1)) {
    if (name.length + 1 + word.length > LONGEST_ID) break;
    name = `${name}-${word}`;
  }
  let id = name;
  for (let count = 2; isTaken(id); count++) {
    const suffix = `-${count}`;
    id = `${name.slice(0, LONGEST_ID - suffix.length).replace(/-+$/, '')}${suffix}`;
  }
  return id as FeedId;
}

/** The outlet's own name, then the sub-domain, path and parameters, as far as they say something, each once. */
function wordsOf(address: string): readonly string[] {
  const url = URL.parse(address);
  if (url === null) return [];
  const domain = outletDomain(address) ?? url.hostname;
  const isName = /[a-z]/.test(domain);
  const own = isName ? [domain.split('.')[0] ?? ''] : [domain];
  const below = isName ? [url.hostname.slice(0, Math.max(0, url.hostname.length - domain.length))] : [];
  const rest = `${below.join('')}/${url.pathname.slice(0, 200)}/${url.search.slice(0, 200)}`;
  const told = plainWords(rest).filter((word) => !SAY_NOTHING.has(word) && !/^rss\d*$/.test(word));
  return [...new Set([...plainWords(own.join(' ')).join('-').split(' '), ...told])].filter(Boolean);
}

function plainWords(text: string): readonly string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}
