/** A page as whoever looks for its feeds sees it, in one pass and linear in its length. */
import { absoluteAddress } from './address.ts';
import { isBelow, isOfComments, isOfSameSite, SURE, sureness, type TypedLink, withoutFragment } from './feed-signs.ts';
import { type Followed, knownBy } from './followed-links.ts';
import { walkHtml } from './html-walk.ts';
import type { FeedCandidate } from './ports.ts';
import { visibleLine } from './visible.ts';

/** What a page tells of its feeds. */
export interface PageLook {
  /** Feeds that it names (`<link rel="alternate">`), the likeliest first, each address once. */
  readonly named: readonly FeedCandidate[];
  /** Those among them that tell what readers write. */
  readonly ofComments: readonly FeedCandidate[];
  /**
   * Addresses of its own site that its readers may follow and that look like those of feeds, or whose words or pictures say
   * that a feed or a list of feeds is there; the likeliest first, each once.
   */
  readonly linked: readonly FeedCandidate[];
  /** What made the page, as it says itself: "WordPress 6.8"; empty where it does not. */
  readonly generator: string;
  /** Whether it is one article, so that a feed below its address tells what readers wrote there. */
  readonly isArticle: boolean;
  /** The site of WordPress that the page belongs to, "https://wire.example/blog/"; null where it does not say. */
  readonly wordpress: string | null;
  /** The channel of YouTube that the page is, or whose video it is; null where it names none. */
  readonly youtubeChannel: string | null;
}

/** How much of a page is looked at, in characters: links to feeds stand in its head, behind scripts and styles at worst. */
export const LOOKED_AT = 1_000_000;

/** So many feeds of one page are told; portals name one for each of their sections. */
const MOST_NAMED = 20;
/** More links of a hostile page are passed over. */
const MOST_LINKS = 400;
const LONGEST_TITLE = 120;
const LONGEST_MARKS = 300;

/** Looks at a page that answered from `url`; `header` are the links of its answer, which come first. */
export function lookAtPage(html: string, url: string, header: readonly TypedLink[] = []): PageLook {
  const page = new Walked(url);
  for (const link of header) page.note(link);
  walkHtml(html.slice(0, LOOKED_AT), page);
  return page.finish();
}

class Walked {
  readonly #url: string;
  readonly #alternates: TypedLink[] = [];
  readonly #followed: (Followed & { readonly by: number })[] = [];
  readonly #metas = new Map<string, string>();
  #base: string | null = null;
  #wordpress: string | null = null;
  #canonical = '';
  #bodyClass = '';
  /** The link whose words are being read. */
  #reading: Followed | null = null;

  constructor(url: string) {
    this.#url = url;
  }

  text(text: string): void {
    if (this.#reading !== null && this.#reading.text.length < LONGEST_TITLE) {
      this.#reading.text += text.slice(0, LONGEST_TITLE);
    }
  }

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    const of = (attribute: string) => attributes.get(attribute) ?? '';
    switch (name) {
      case 'base':
        // The first one holds, for the links before it as well.
        this.#base ??= absoluteAddress(of('href'), this.#url);
        return;
      case 'meta':
        this.#noteMeta((of('name') || of('property') || of('itemprop')).toLowerCase(), of('content'));
        return;
      case 'body':
        this.#bodyClass ||= ` ${of('class').slice(0, 2_000)} `;
        return;
      case 'link':
      case 'atom:link': {
        const rel = of('rel').trim().toLowerCase();
        if (rel === 'canonical') this.#canonical ||= of('href');
        if (rel === 'https://api.w.org/') this.#wordpress ??= of('href');
        this.note({ href: of('href'), rel, type: of('type'), title: of('title') });
        return;
      }
      case 'a':
        this.#endLink();
        if (of('href') === '') return;
        this.#reading = { href: of('href'), label: of('title') || of('aria-label'), text: '', marks: of('class') };
        return;
      case 'img':
        this.text(` ${of('alt')} `);
        this.#mark(`${of('class')} ${of('src').slice(0, 200).replace(/^.*\//s, '')}`);
        return;
      case 'i':
      case 'span':
        this.#mark(of('class'));
    }
  }

  close(name: string): void {
    if (name === 'a') this.#endLink();
  }

  #mark(words: string): void {
    if (this.#reading !== null && this.#reading.marks.length < LONGEST_MARKS) {
      this.#reading.marks += ` ${words.slice(0, LONGEST_MARKS)}`;
    }
  }

  #endLink(): void {
    const link = this.#reading;
    this.#reading = null;
    if (link === null || this.#followed.length >= MOST_LINKS) return;
    const by = knownBy(link);
    if (by !== null) this.#followed.push({ ...link, by });
  }

  /** Takes a link that leads to a feed. */
  note(link: TypedLink): void {
    if (this.#alternates.length < MOST_LINKS && sureness(link) !== null) this.#alternates.push(link);
  }

  #noteMeta(name: string, content: string): void {
    if (METAS.has(name) && !this.#metas.has(name)) this.#metas.set(name, content.slice(0, 200).trim());
  }

  finish(): PageLook {
    this.#endLink();
    const isArticle = this.#metas.get('og:type') === 'article' || / single(?:-post)? /.test(this.#bodyClass);
    const base = this.#base ?? this.#url;
    const alternates = this.#alternates.flatMap((link) =>
      candidate(link.href, link.title, base).map((one) => ({ ...one, sure: this.#sure(link, one, isArticle) })),
    );
    const [named, ofComments] = [false, true].map((comments) =>
      alternates.filter(({ sure }) => (sure === SURE.ofComments) === comments).toSorted((a, b) => a.sure - b.sure),
    );
    const linked = this.#followed
      .toSorted((a, b) => a.by - b.by)
      .flatMap(({ href, label, text }) => candidate(href, text.trim() === '' ? label : text, base))
      .filter(({ url }) => isOfSameSite(url, this.#url))
      .toSorted((a, b) => Number(isOfComments(a)) - Number(isOfComments(b)));
    return {
      named: eachOnce(named ?? [], this.#url),
      ofComments: eachOnce(ofComments ?? [], this.#url),
      linked: eachOnce(linked, this.#url),
      generator: this.#metas.get('generator') ?? '',
      isArticle,
      wordpress: this.#wordpress === null ? null : wordpressAt(this.#wordpress, base),
      youtubeChannel: channelIn([this.#metas.get('channelid'), this.#metas.get('identifier'), this.#canonical]),
    };
  }

  #sure(link: TypedLink, found: FeedCandidate, isArticle: boolean): number {
    const sure = sureness(link) ?? SURE.anyJson;
    const ofPage = isBelow(found.url, this.#url);
    if (isOfComments(found) || (isArticle && ofPage)) return SURE.ofComments;
    return ofPage && sure < SURE.anyJson ? SURE.ofSection : sure;
  }
}

const METAS: ReadonlySet<string> = new Set(['generator', 'og:type', 'channelid', 'identifier']);

/** A link as a candidate; none where it leads nowhere. "feed://" is how programs once asked to be opened. */
function candidate(href: string, title: string, base: string): FeedCandidate[] {
  const plain = href
    .trim()
    .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'https://');
  const url = absoluteAddress(plain, base);
  return url === null ? [] : [{ url: withoutFragment(url), title: visibleLine(title.slice(0, 1_000), LONGEST_TITLE) }];
}

/** Each address once, without the page itself, and no more than are told. */
function eachOnce(found: readonly FeedCandidate[], page: string): readonly FeedCandidate[] {
  const own = withoutFragment(page);
  const byUrl = new Map<string, FeedCandidate>();
  for (const { url, title } of found) if (url !== own && !byUrl.has(url)) byUrl.set(url, { url, title });
  return [...byUrl.values()].slice(0, MOST_NAMED);
}

/** The site whose interface lies at an address: "…/wp-json/", or "…/?rest_route=/" where addresses are plain. */
function wordpressAt(href: string, base: string): string | null {
  const site = absoluteAddress(href, base)?.replace(/(?:wp-json\/?|(?:index\.php)?\?rest_route=.*)$/, '') ?? '';
  return site.endsWith('/') ? site : null;
}

function channelIn(places: readonly (string | undefined)[]): string | null {
  for (const place of places) {
    const found = /(?:^|\/channel\/)(UC[\w-]{22})$/.exec((place ?? '').slice(0, 200))?.[1];
    if (found !== undefined) return found;
  }
  return null;
}
