/** Hosts as their operators see them: who counts our requests together, and which hosts lead to one another. */

/**
 * Services that serve many publishers below names of their own and count all of our requests together; a line for each, the
 * first name standing for the service. Companies that only rent machines for other people's programs (herokuapp.com,
 * vercel.app, amazonaws.com) are none: what one of their customers asks for is not asked by the others. Of feedburner.google.com
 * and its like only these names belong to the service.
 */
const SERVICES = `
  blogspot.com blogger.com
  feedburner.com feedburner.google.com feedproxy.google.com
  wordpress.com wpcomstaging.com
  tumblr.com
  medium.com
  substack.com
  ghost.io
  livejournal.com
  dreamwidth.org
  typepad.com
  over-blog.com over-blog.net overblog.com
  canalblog.com
  hypotheses.org
  skyrock.com
  weebly.com
  wixsite.com
  squarespace.com
  webflow.io
  jimdosite.com jimdofree.com
  strikingly.com
  altervista.org
  blogfa.com
  blogsky.com
  tistory.com
  naver.com
  pixnet.net
  hatenablog.com hatenablog.jp hateblo.jp hatenadiary.com hatenadiary.jp
  fc2.com
  seesaa.net
  livedoor.jp livedoor.blog
  hashnode.dev
  bearblog.dev
  micro.blog
  write.as
  mataroa.blog
  svbtle.com
  posthaven.com
  beehiiv.com
  buttondown.com buttondown.email
  kit.com ck.page
  mailchi.mp campaign-archive.com
  feedblitz.com
  feedpress.me feedpress.com feedpress.it
  rss.app
  rsshub.app
  youtube.com
  reddit.com
  vimeo.com
  flickr.com
  soundcloud.com
  libsyn.com
  podbean.com
  buzzsprout.com
  blubrry.com blubrry.net
  megaphone.fm
  simplecast.com
  transistor.fm
  acast.com
  anchor.fm
  spreaker.com
  art19.com
  omnycontent.com omny.fm
  captivate.fm
  fireside.fm
  audioboom.com
  podigee.io
  github.io
  gitlab.io
  sourceforge.net
  readthedocs.io
  wikipedia.org wikimedia.org wiktionary.org wikinews.org
  fandom.com
  miraheze.org
  stackexchange.com stackoverflow.com
  discourse.group
  proboards.com
  statuspage.io`;

const SERVICE_OF: ReadonlyMap<string, string> = new Map(
  SERVICES.trim()
    .split(/\s*\n\s*/)
    .flatMap((line) => {
      const [service = '', ...others] = line.split(' ');
      return [service, ...others].map((name) => [name, service] as const);
    }),
);

/** Blogger has a name in each country: blogspot.de, blogspot.co.uk, blogspot.com.tr. */
const BLOGSPOT = /(?:^|\.)blogspot\.[a-z]{2,3}(?:\.[a-z]{2})?$/;

/**
 * The name under which a host counts our requests: its own, with its port, or that of the service it belongs to
 * (FreshRSS was refused by Tumblr because it asked every sub-domain for itself: FreshRSS#8925).
 */
export function hostKey(url: string): string {
  const address = URL.parse(url);
  if (address === null) return url;
  const name = address.hostname.replace(/\.$/, '');
  if (BLOGSPOT.test(name)) return 'blogspot.com';
  for (let rest = name; rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1)) {
    const service = SERVICE_OF.get(rest);
    if (service !== undefined) return service;
  }
  return address.port === '' ? name : `${name}:${address.port}`;
}

/**
 * Puts those together that share a host, directly or by others between them, so that each host stands in one group only;
 * in the order in which they were given.
 */
export function groupedByHosts<T>(
  items: readonly T[],
  hostsOf: (item: T) => readonly string[],
): readonly (readonly T[])[] {
  const above = new Map<string, string>();
  const top = (host: string): string => {
    let at = host;
    for (let next = above.get(at); next !== undefined; next = above.get(at)) {
      const further = above.get(next);
      if (further !== undefined) above.set(at, further);
      at = next;
    }
    return at;
  };
  for (const item of items) {
    const [first, ...others] = hostsOf(item);
    for (const other of others) {
      const [a, b] = [top(first ?? other), top(other)];
      if (a !== b) above.set(b, a);
    }
  }
  return [...Map.groupBy(items, (item) => top(hostsOf(item)[0] ?? '')).values()];
}
