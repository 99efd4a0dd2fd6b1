/** The elements of a feed that we read, and what stands in them; all others are passed over. */
import { absoluteAddress, linkAddress } from './address.ts';
import { characters, childText, childValues, textOfElement } from './element-text.ts';

/** What may stand in an element: a headline, a text of any length, a plain value, the name of a person. */
export type FieldStyle = 'line' | 'long' | 'plain' | 'person';

const STYLES: Readonly<Record<FieldStyle, string>> = {
  line: 'title atom:title dc:title dcterms:title media:title itunes:title',
  long: `description summary content content:encoded tagline subtitle body xhtml:body xhtml:div yandex:full-text
    atom:summary atom:content atom:subtitle media:description itunes:summary dc:description dcterms:abstract info`,
  plain: `link guid id pubdate published issued created updated modified date lastbuilddate category language ttl skiphours
    skipdays enclosure comments atom:link atom:id atom:published atom:updated dc:date dc:subject dc:language dc:identifier
    dcterms:issued dcterms:created dcterms:available dcterms:modified dcterms:date prism:publicationdate sy:updateperiod
    sy:updatefrequency feedburner:origlink copyright docs generator webmaster managingeditor rating`,
  person: 'author atom:author dc:creator itunes:author',
};

const FIELDS: ReadonlyMap<string, FieldStyle> = new Map(
  (Object.entries(STYLES) as [FieldStyle, string][]).flatMap(([style, names]) =>
    names.split(/\s+/).map((name) => [name, style] as const),
  ),
);

/** How an element is read; undefined for one that is passed over. The name is as `FeedNames` gives it. */
export function styleOf(name: string): FieldStyle | undefined {
  return FIELDS.get(name);
}

const OF_HTML: ReadonlySet<string> = new Set('title link summary content body xhtml:body xhtml:div'.split(' '));

/** Whether an element of this name may stand within a text, because HTML has one as well. */
export function isAlsoHtml(name: string): boolean {
  return OF_HTML.has(name);
}

/** One element of a channel or an item, its references decoded. */
export interface Field {
  /** As `FeedNames` gives it. */
  readonly name: string;
  readonly value: string;
  readonly isHtml: boolean;
  readonly attributes: ReadonlyMap<string, string>;
}

/** An element as it stands in its document. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly hasMarkup: boolean;
  /** Absolute; null where no `xml:base` is in force. */
  readonly base: string | null;
}

/** What an element says, from what stands between its tags; null where it says nothing we could use. */
export function fieldOf(element: Element, style: FieldStyle, raw: string, isClosed: boolean): Field | null {
  const { name, attributes, hasMarkup, base } = element;
  if (style === 'person') {
    const value = hasMarkup ? (childText(raw, ['name', 'email']) ?? childValues(raw)) : characters(raw);
    return value.trim() === '' ? null : { name, value, isHtml: false, attributes: NONE };
  }
  if (style === 'plain') {
    const value = hasMarkup ? childValues(raw) : characters(raw);
    const isLink = base !== null && (name === 'link' || name === 'atom:link');
    const absolute = isLink ? linkAddress(value, base) : null;
    return { name, value: absolute ?? value, isHtml: false, attributes: linked(attributes, base) };
  }
  const declared = {
    type: (attributes.get('type') ?? '').trim().toLowerCase(),
    mode: (attributes.get('mode') ?? '').trim().toLowerCase(),
    length: style,
  };
  const text = textOfElement(raw, hasMarkup && (isClosed || style === 'long'), declared);
  const src = attributes.get('src');
  if ((text === null || text.value.trim() === '') && src === undefined) return null;
  return {
    name,
    value: text?.value ?? '',
    isHtml: text?.kind === 'html',
    attributes: src === undefined ? NONE : new Map([['src', absoluteAddress(src, base) ?? src]]),
  };
}

/** An address where links of Atom say that they are one, and what they are called in full. */
const RELATION = /^https?:\/\/www\.iana\.org\/assignments\/(?:link-)?relations?\//i;

const NONE: ReadonlyMap<string, string> = new Map();

/** The attributes of a link, its address resolved where an `xml:base` says against what, its relation by its short name. */
function linked(attributes: ReadonlyMap<string, string>, base: string | null): ReadonlyMap<string, string> {
  if (attributes.size === 0) return attributes;
  const own = new Map(attributes);
  const href = own.get('href');
  if (href !== undefined && base !== null) own.set('href', linkAddress(href, base) ?? href);
  const relation = own.get('rel');
  if (relation !== undefined) own.set('rel', relation.trim().replace(RELATION, '').toLowerCase());
  return own;
}
