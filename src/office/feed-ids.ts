import { domainToUnicode } from 'node:url';
import { outletDomain } from '../articles/address.ts';
import type { FeedId } from '../feeds/feed.ts';
import { romanise } from '../language/transliterate.ts';

const LONGEST_ID = 40;

/** Words of addresses that tell one feed from no other. */
const SAY_NOTHING: ReadonlySet<string> = new Set(
  'www rss rss2 feed feeds rssfeed rssfeeds xml atom rdf json index default php aspx html htm services subscribe all site'.split(
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
  const isNumber = /^[\d.]+$|^\[/.test(domain);
  const own = isNumber ? domain : domainToUnicode(domain).split('.')[0];
  const below = isNumber ? '' : url.hostname.slice(0, Math.max(0, url.hostname.length - domain.length));
  const told = latinWords(`${below}/${decoded(url.pathname)}/${subjectsIn(url)}`);
  return [...new Set([latinWords(own ?? '').join('-'), ...told.filter((word) => !SAY_NOTHING.has(word))])].filter(
    Boolean,
  );
}

/** Parameters that name what a feed is about. Any other may hold a key, and an id is shown to everybody (`promises.md` X5). */
const SUBJECTS: ReadonlySet<string> = new Set(
  'cat category tag tags section topic rubric lang language edition region country channel channel_id playlist_id'.split(
    ' ',
  ),
);

function subjectsIn({ searchParams }: URL): string {
  return [...searchParams].flatMap(([name, value]) => (SUBJECTS.has(name.toLowerCase()) ? value : [])).join('/');
}

const LONGEST_READ = 200;

/** Words in Latin letters and digits; Cyrillic and Arabic ones are romanised. */
function latinWords(text: string): readonly string[] {
  const folded = text.slice(0, LONGEST_READ).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (folded.match(/[\p{L}\p{N}]+/gu) ?? []).map(romanise).filter(Boolean);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
