/** What the elements of feeds are called, whatever prefix and case a publisher writes. */

/** Name spaces by their addresses, without what publishers get wrong: the protocol, "www.", a slash or hash at the end. */
const PREFIXES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    core: `purl.org/rss/1.0 my.netscape.com/rdf/simple/0.9 channel.netscape.com/rdf/simple/0.9 my.netscape.com/publish/formats/rss-0.91.dtd
      backend.userland.com/rss backend.userland.com/rss2 backend.userland.com/rss091 backend.userland.com/rss092
      blogs.law.harvard.edu/tech/rss cyber.law.harvard.edu/rss/rss.html purl.org/net/rss1.1 rssboard.org/rss-specification`,
    atom: 'w3.org/2005/atom purl.org/atom/ns purl.org/atom/ns#draft-ietf-atompub-format-08 example.com/newformat example.com/necho purl.org/echo purl.org/pie',
    rdf: 'w3.org/1999/02/22-rdf-syntax-ns',
    dc: 'purl.org/dc/elements/1.1 purl.org/dc/elements/1.0',
    dcterms: 'purl.org/dc/terms',
    content: 'purl.org/rss/1.0/modules/content',
    sy: 'purl.org/rss/1.0/modules/syndication',
    media: 'search.yahoo.com/mrss video.search.yahoo.com/mrss',
    itunes: 'itunes.com/dtds/podcast-1.0.dtd itunes.com/dtds/podcast-1.0 example.com/dtds/podcast-1.0.dtd',
    feedburner: 'rssnamespace.org/feedburner/ext/1.0',
    prism: `prismstandard.org/namespaces/basic/1.0 prismstandard.org/namespaces/1.2/basic prismstandard.org/namespaces/basic/2.0
      prismstandard.org/namespaces/basic/2.1 prismstandard.org/namespaces/2.0/basic prismstandard.org/namespaces/basic/3.0`,
    xhtml: 'w3.org/1999/xhtml',
    yandex: 'news.yandex.ru news.yandex.com',
    at: 'purl.org/atompub/tombstones/1.0',
  }).flatMap(([prefix, addresses]) => addresses.split(/\s+/).map((address) => [address, prefix] as const)),
);

/** Prefixes that mean these name spaces to everybody, where a document declares none or another address for them. */
const USUAL: ReadonlyMap<string, string> = new Map([
  ...[...new Set(PREFIXES.values())].map((prefix) => [prefix, prefix] as const),
  ['rss', 'core'],
  ['rss1', 'core'],
  ['a10', 'atom'],
  ['dct', 'dcterms'],
  ['mrss', 'media'],
  ['itms', 'itunes'],
  ['html', 'xhtml'],
]);

/** Which prefix stands for which address here; "" is the one of elements without a prefix. */
export type Scope = ReadonlyMap<string, string>;

/** A scope with what one element declares. */
export function scopeWithin(outer: Scope, attributes: ReadonlyMap<string, string>): Scope {
  let scope: Map<string, string> | null = null;
  for (const [name, value] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    scope ??= new Map(outer);
    scope.set(name === 'xmlns' ? '' : name.slice(6), value.trim());
  }
  return scope ?? outer;
}

/** Decides what an element is, by the root of its document. */
export class FeedNames {
  /** Whether the root itself lies in the name space of Atom. */
  readonly isAtom: boolean;
  readonly #isAtom: boolean;
  readonly #rootPrefix: string;
  readonly #rootDefault: string | undefined;
  readonly #isDefaultForeign: boolean;
  /** Names that were asked for before, in the scope in which they hold. */
  readonly #known = new Map<string, string>();
  #knownIn: Scope | null = null;

  constructor(kind: 'rss' | 'atom' | 'rdf', rootName: string, rootScope: Scope) {
    this.#isAtom = kind === 'atom';
    this.isAtom = this.#isAtom && prefixFor(rootScope.get(prefixOf(rootName))) === 'atom';
    this.#rootPrefix = kind === 'rdf' ? '' : prefixOf(rootName);
    this.#rootDefault = rootScope.get('');
    // <atom:feed xmlns="…xhtml">: what has no prefix there is no part of the feed.
    this.#isDefaultForeign = this.#rootPrefix !== '' && prefixFor(this.#rootDefault) === 'xhtml';
  }

  /** "title" for what belongs to the format itself, "dc:title" for what belongs to a module; in lower case. */
  nameOf(tag: string, scope: Scope): string {
    if (scope !== this.#knownIn) {
      this.#knownIn = scope;
      this.#known.clear();
    }
    const before = this.#known.get(tag);
    if (before !== undefined) return before;
    const local = tag.slice(tag.indexOf(':') + 1).toLowerCase();
    const space = this.#spaceOf(prefixOf(tag), scope);
    const name = space === 'core' ? local : `${space}:${local}`;
    if (this.#known.size < 1_000) this.#known.set(tag, name);
    return name;
  }

  #spaceOf(prefix: string, scope: Scope): string {
    const address = scope.get(prefix);
    if (prefix === '') {
      if (address === undefined || address === '') return 'core';
      if (address === this.#rootDefault && !this.#isDefaultForeign) return 'core';
      return this.#coreOr(prefixFor(address) ?? 'core');
    }
    if (prefix === this.#rootPrefix) return 'core';
    return this.#coreOr(prefixFor(address) ?? USUAL.get(prefix) ?? prefix);
  }

  #coreOr(space: string): string {
    return this.#isAtom && space === 'atom' ? 'core' : space;
  }
}

function prefixFor(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  const plain = address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .slice(0, 200)
    .replace(/[/#]$/, '');
  return PREFIXES.get(plain);
}

function prefixOf(tag: string): string {
  const colon = tag.indexOf(':');
  return colon < 0 ? '' : tag.slice(0, colon).toLowerCase();
}
