import type { Field } from './feed-fields.ts';
import { type FeedOutline, type OutlinedItem, UNREAD_MARK } from './outline.ts';

/** What a parser is given: a well-formed document with nothing in it but what we read. */
export interface PlainFeed {
  readonly form: 'rss' | 'atom';
  readonly text: string;
  /** The elements that occur in it, by the names they have there. */
  readonly names: ReadonlySet<string>;
}

/** The most characters of a field that are handed on. */
const LONGEST = { value: 20_000, text: 600_000 };

const SPACES = Object.entries({
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  content: 'http://purl.org/rss/1.0/modules/content/',
  media: 'http://search.yahoo.com/mrss/',
  itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  sy: 'http://purl.org/rss/1.0/modules/syndication/',
  prism: 'http://prismstandard.org/namespaces/basic/2.0/',
  feedburner: 'http://rssnamespace.org/feedburner/ext/1.0',
  yandex: 'http://news.yandex.ru',
  xhtml: 'http://www.w3.org/1999/xhtml',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
})
  .map(([prefix, address]) => ` xmlns:${prefix}="${address}"`)
  .join('');
const ATOM = 'http://www.w3.org/2005/Atom';

/** How the formats themselves write what we compare in lower case. */
const SPELLINGS: Readonly<Record<string, string>> = {
  pubdate: 'pubDate',
  lastbuilddate: 'lastBuildDate',
  skiphours: 'skipHours',
  skipdays: 'skipDays',
  ispermalink: 'isPermaLink',
  'prism:publicationdate': 'prism:publicationDate',
  'sy:updateperiod': 'sy:updatePeriod',
  'sy:updatefrequency': 'sy:updateFrequency',
  'feedburner:origlink': 'feedburner:origLink',
};

/** What entries of Atom call what others call so. */
const IN_ATOM: Readonly<Record<string, string>> = {
  pubdate: 'published',
  date: 'updated',
  guid: 'id',
  description: 'summary',
  info: 'subtitle',
  body: 'content',
  'content:encoded': 'content',
  'xhtml:body': 'content',
  'xhtml:div': 'content',
  'yandex:full-text': 'content',
};

/** Elements that only show where others should have ended. */
const UNREAD: ReadonlySet<string> = new Set(
  'enclosure comments lastbuilddate copyright docs generator webmaster managingeditor rating'.split(' '),
);

/**
 * Writes a feed anew, in the form that a parser knows best: Atom 1.0 for what has entries of Atom, RSS 2.0 for all else. A text in which it makes a difference says whether it is HTML; elements that hold nothing are left out, so that
 * the first one of a name is the first that says something. What comes out comes out the same again.
 */
export function writeOutline(outline: FeedOutline, kind: 'rss' | 'atom' | 'rdf'): PlainFeed {
  const isAtom = kind === 'atom' && outline.items.length > 0 && outline.items.every(({ name }) => name !== 'item');
  return new PlainWriter(isAtom ? 'atom' : 'rss').feed(outline);
}

/** The attributes that mean something; what else stands there is passed over. */
const MEANING: ReadonlySet<string> = new Set('href rel ispermalink term label text url src'.split(' '));

class PlainWriter {
  readonly #form: 'rss' | 'atom';
  readonly #names = new Set<string>();

  constructor(form: 'rss' | 'atom') {
    this.#form = form;
  }

  feed({ channel, items, base, language }: FeedOutline): PlainFeed {
    const head = channel.map((field) => this.#element(field, 'channel')).join('');
    const entries = items.map((item) => this.#item(item)).join('');
    const known = { form: this.#form, names: this.#names };
    if (this.#form === 'atom') {
      const attributes = `${SPACES}${attribute('xml:lang', language)}${attribute('xml:base', base)}`;
      return { ...known, text: `<feed xmlns="${ATOM}"${attributes}>${head}${entries}</feed>` };
    }
    const isSaid = language === null || this.#names.has('language') || this.#names.has('dc:language');
    const said = isSaid ? '' : `<language>${escaped(language)}</language>`;
    if (!isSaid) this.#names.add('language');
    const inner = `<channel${attribute('xml:base', base)}>${head}${said}${entries}</channel>`;
    return { ...known, text: `<rss version="2.0" xmlns:atom="${ATOM}"${SPACES}>${inner}</rss>` };
  }

  #item({ attributes, base, fields, isFilled }: OutlinedItem): string {
    const inner = fields.map((field) => this.#element(field, 'item')).join('');
    const about = this.#form === 'atom' ? null : (attributes.get('rdf:about') ?? attributes.get('about') ?? null);
    // An item of nothing that we read is one all the same.
    const mark = inner === '' && isFilled ? UNREAD_MARK : null;
    const inTag = `${attribute('rdf:about', about)}${attribute('xml:base', base)}${attribute('xml:lang', mark)}`;
    return this.#form === 'atom' ? `<entry${inTag}>${inner}</entry>` : `<item${inTag}>${inner}</item>`;
  }

  #element(field: Field, parent: 'channel' | 'item'): string {
    const { name, isHtml, attributes } = field;
    if (UNREAD.has(name)) return '';
    const isText = TEXTS.test(name);
    const isLink = name === 'link' || name === 'atom:link';
    let inTag = '';
    for (const [key, value] of attributes) {
      if ((!MEANING.has(key) && !(isLink && key === 'type')) || value.trim() === '') continue;
      inTag += attribute(SPELLINGS[key] ?? key, value.slice(0, LONGEST.value));
    }
    let value = field.value.slice(0, isText ? LONGEST.text : LONGEST.value).toWellFormed();
    if (isLink && this.#form === 'atom' && !attributes.has('href') && value.trim() !== '') {
      inTag += attribute('href', value);
      value = '';
    }
    if (value.trim() === '' && inTag === '') return '';
    // Words without markup or lines of their own are the same either way.
    if (isText && /[<&\n]/.test(value)) inTag += isHtml ? ' type="html"' : ' type="text"';
    const element = this.#nameOf(name, parent);
    this.#names.add(element);
    const isPerson = this.#form === 'atom' && element === 'author';
    return `<${element}${inTag}>${isPerson ? `<name>${quoted(value)}</name>` : quoted(value)}</${element}>`;
  }

  #nameOf(name: string, parent: 'channel' | 'item'): string {
    const inAtom = parent === 'channel' && name === 'description' ? 'subtitle' : IN_ATOM[name];
    return (this.#form === 'atom' ? inAtom : undefined) ?? SPELLINGS[name] ?? name;
  }
}

/** What holds text, which is HTML or plain. */
const TEXTS = /(?:^|:)(?:title|description|summary|content|encoded|tagline|subtitle|body|div|full-text|abstract|info)$/;

/** Text of an element; a long one with much to escape in a section of its own, which is read faster. */
function quoted(value: string): string {
  return value.length > 500 && /[<&]/.test(value)
    ? `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
    : escaped(value);
}

function attribute(name: string, value: string | null): string {
  return value === null ? '' : ` ${name}="${escaped(value)}"`;
}

function escaped(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
