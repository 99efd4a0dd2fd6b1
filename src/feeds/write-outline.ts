import type { Field } from './feed-fields.ts';
import type { FeedOutline, OutlinedItem } from './outline.ts';

/** What a parser is given: a well-formed document with nothing in it but what we read. */
export interface PlainFeed {
  readonly form: 'rss' | 'atom';
  readonly text: string;
}

/** From a longer feed the first and the last so many items are given to a parser: the newest stand at either end. */
const MOST_AT_EACH_END = 750;

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

/**
 * Writes a feed anew, in the form that a parser knows best: RSS 2.0 for everything that has items, Atom 1.0 for what has
 * entries. Texts say whether they are HTML; elements that hold nothing are left out, so that the first one of a name is the
 * first that says something.
 */
export function writeOutline(outline: FeedOutline, kind: 'rss' | 'atom' | 'rdf'): PlainFeed {
  const items = withoutMiddle(outline.items);
  const form = kind === 'atom' && !items.some(({ name }) => name === 'item') ? 'atom' : 'rss';
  const names = form === 'atom' ? IN_ATOM : {};
  const within = { ...names, ...(form === 'atom' ? { description: 'subtitle' } : {}) };
  const head = outline.channel.map((field) => written(field, within, form)).join('');
  const base = outline.base === null ? '' : ` xml:base="${escaped(outline.base)}"`;
  const entries = items.map((item) => writtenItem(item, form, names)).join('');
  if (form === 'atom') {
    const language = outline.language === null ? '' : ` xml:lang="${escaped(outline.language)}"`;
    return { form, text: `<feed xmlns="${ATOM}"${SPACES}${language}${base}>${head}${entries}</feed>` };
  }
  const hasLanguage = outline.channel.some(({ name }) => name === 'language' || name === 'dc:language');
  const language = outline.language === null || hasLanguage ? '' : `<language>${escaped(outline.language)}</language>`;
  return {
    form,
    text: `<rss version="2.0" xmlns:atom="${ATOM}"${SPACES}><channel${base}>${head}${language}${entries}</channel></rss>`,
  };
}

function withoutMiddle(items: readonly OutlinedItem[]): readonly OutlinedItem[] {
  if (items.length <= 2 * MOST_AT_EACH_END) return items;
  return [...items.slice(0, MOST_AT_EACH_END), ...items.slice(-MOST_AT_EACH_END)];
}

function writtenItem(item: OutlinedItem, form: 'rss' | 'atom', names: Readonly<Record<string, string>>): string {
  const about = item.attributes.get('rdf:about') ?? item.attributes.get('about');
  const identity = about === undefined || form === 'atom' ? '' : ` rdf:about="${escaped(about)}"`;
  const base = item.base === null ? '' : ` xml:base="${escaped(item.base)}"`;
  const fields = item.fields.map((field) => written(field, names, form)).join('');
  return form === 'atom' ? `<entry${base}>${fields}</entry>` : `<item${identity}${base}>${fields}</item>`;
}

/** The attributes that mean something; what else stands there is passed over. */
const MEANING: ReadonlySet<string> = new Set('href rel ispermalink term label text url src'.split(' '));

function written(field: Field, names: Readonly<Record<string, string>>, form: 'rss' | 'atom'): string {
  const { name, isHtml, attributes } = field;
  const isLink = name === 'link' || name === 'atom:link';
  let inTag = '';
  for (const [attribute, value] of attributes) {
    if (!MEANING.has(attribute) && !(isLink && attribute === 'type')) continue;
    if (value.trim() !== '')
      inTag += ` ${SPELLINGS[attribute] ?? attribute}="${escaped(value.slice(0, LONGEST.value))}"`;
  }
  let value = field.value.slice(0, isTyped(field) ? LONGEST.text : LONGEST.value).toWellFormed();
  if (isLink && form === 'atom' && !attributes.has('href') && value.trim() !== '') {
    inTag += ` href="${escaped(value)}"`;
    value = '';
  }
  if (value.trim() === '' && inTag === '') return '';
  if (isTyped(field)) inTag += isHtml ? ' type="html"' : ' type="text"';
  const element = names[name] ?? SPELLINGS[name] ?? name;
  const inner = form === 'atom' && element === 'author' ? `<name>${quoted(value)}</name>` : quoted(value);
  return `<${element}${inTag}>${inner}</${element}>`;
}

/** Whether a field says of its text what it is. */
function isTyped({ name }: Field): boolean {
  return TEXTS.test(name);
}

const TEXTS = /(?:^|:)(?:title|description|summary|content|encoded|tagline|subtitle|body|div|full-text|abstract|info)$/;

/** Text of an element; a long one with much to escape in a section of its own, which is read faster. */
function quoted(value: string): string {
  return value.length > 500 && /[<&]/.test(value)
    ? `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
    : escaped(value);
}

function escaped(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
