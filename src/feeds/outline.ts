/** A feed document taken apart: which elements its channel and its items have, whatever is wrong with its markup. */
import { absoluteAddress } from './address.ts';
import { type Field, type FieldStyle, fieldOf, isAlsoHtml, styleOf } from './feed-fields.ts';
import { FeedNames, type Scope, scopeWithin } from './feed-names.ts';
import { VOID_ELEMENTS } from './html-walk.ts';
import { isHtmlElement } from './looks-like-html.ts';
import { attributesOf, tagsOf, type XmlTag } from './xml-tags.ts';

/** One item, its elements in order. */
export interface OutlinedItem {
  /** "item", "entry" or "atom:entry". */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly fields: readonly Field[];
  /** Whether it holds anything at all, be it what nobody reads. */
  readonly isFilled: boolean;
  /** What its relative links refer to, absolute; null where no `xml:base` says so. */
  readonly base: string | null;
}

/** A document as its elements are meant. */
export interface FeedOutline {
  readonly channel: readonly Field[];
  readonly items: readonly OutlinedItem[];
  /** Whether anything in it belongs to a feed. */
  readonly isFeed: boolean;
  /** `xml:lang` of the feed. */
  readonly language: string | null;
  readonly base: string | null;
}

type Role = 'channel' | 'item' | 'group';

/** An element that holds elements of ours. */
interface Frame {
  readonly tag: string;
  readonly role: Role;
  readonly scope: Scope;
  readonly base: string | null;
}

/** An element whose content is taken as it is: a field, or one that is passed over. */
interface Leaf {
  readonly tag: string;
  readonly name: string;
  readonly style: FieldStyle | null;
  readonly attributes: ReadonlyMap<string, string>;
  readonly scope: Scope;
  readonly base: string | null;
  readonly from: number;
  /** How many of its own name, and how many others, are open within. */
  same: number;
  inner: number;
  hasMarkup: boolean;
}

interface OpenItem {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly fields: Field[];
  isFilled: boolean;
  base: string | null;
}

/** Elements between a channel and its items, or around the media of an item; what they hold belongs to what is around them. */
const GROUPS: ReadonlySet<string> = new Set('items entries media:group media:content rdf:seq rdf:bag'.split(' '));

/** So many elements of one item are kept; what has more is no item. */
const MOST_FIELDS = 200;

/**
 * Takes a feed apart. Elements that were not closed end where the next of a feed begins, names count in any case and with
 * any prefix, and a document whose root says nothing else may have its items anywhere. `text` begins with the root element.
 * The time is linear in its length.
 */
export function outlineFeed(kind: 'rss' | 'atom' | 'rdf', text: string, url: string): FeedOutline {
  return new Outliner(kind, text, url).run();
}

/** What an item of nothing but elements that nobody reads says of its language, once it was written anew. */
export const UNREAD_MARK = 'und';

const NONE: ReadonlyMap<string, string> = new Map();

class Outliner {
  readonly #kind: 'rss' | 'atom' | 'rdf';
  readonly #text: string;
  readonly #url: string;
  #names: FeedNames = new FeedNames('rss', '', new Map());
  readonly #frames: Frame[] = [];
  #leaf: Leaf | null = null;
  #item: OpenItem | null = null;
  #channels = 0;
  readonly #channel: Field[] = [];
  readonly #items: OutlinedItem[] = [];
  #language: string | null = null;
  #base: string | null = null;
  /** How many characters may still be looked at twice, for elements that are never closed. */
  #again: number;

  constructor(kind: 'rss' | 'atom' | 'rdf', text: string, url: string) {
    this.#kind = kind;
    this.#text = text;
    this.#url = url;
    this.#again = text.length;
  }

  run(): FeedOutline {
    let from: number | null = 0;
    while (from !== null) from = this.#walk(from);
    this.#endLeaf(this.#text.length, false);
    this.#closeTo(0);
    // Any RDF may have a title.
    const inFeed = this.#channels + this.#items.length + (this.#kind === 'rdf' ? 0 : this.#channel.length);
    const isFeed = inFeed > 0 || this.#names.isAtom;
    return { channel: this.#channel, items: this.#items, isFeed, language: this.#language, base: this.#base };
  }

  /** Walks to the end, or to where it has to go back to: null at the end. */
  #walk(from: number): number | null {
    for (const tag of tagsOf(this.#text, from)) {
      if (tag.kind === 'doctype') continue;
      if (this.#leaf !== null) {
        const { back, isDone } = this.#withinLeaf(this.#leaf, tag);
        if (back !== null) return back;
        if (isDone) continue;
      }
      if (tag.kind === 'close') this.#close(tag.name.toLowerCase());
      else this.#open(tag);
    }
    return null;
  }

  /** A tag within a leaf: whether it belongs there, or where to look again because the leaf was no element at all. */
  #withinLeaf(leaf: Leaf, tag: XmlTag): { readonly back: number | null; readonly isDone: boolean } {
    const lower = tag.name.toLowerCase();
    if (tag.kind === 'close') {
      if (lower === leaf.tag) {
        if (leaf.same === 0) this.#endLeaf(tag.start, true);
        else leaf.same -= 1;
        return { back: null, isDone: true };
      }
      if (!this.#frames.some((frame) => frame.tag === lower)) {
        const isMisspelt = leaf.inner === 0 && leaf.style !== 'long' && leaf.style !== null && !isHtmlElement(lower);
        if (isMisspelt) this.#endLeaf(tag.start, true);
        leaf.hasMarkup = true;
        leaf.inner = Math.max(0, leaf.inner - 1);
        return { back: null, isDone: true };
      }
    } else if (!this.#endsLeaf(leaf, tag)) {
      leaf.hasMarkup = true;
      if (tag.kind === 'open') {
        if (lower === leaf.tag) leaf.same += 1;
        else if (!VOID_ELEMENTS.has(lower)) leaf.inner += 1;
      }
      return { back: null, isDone: true };
    }
    // It was never closed. What nobody reads may have been an empty element, with the rest of the item behind it.
    const length = tag.start - leaf.from;
    if (leaf.style === null && length <= this.#again) {
      this.#again -= length;
      this.#leaf = null;
      return { back: leaf.from, isDone: true };
    }
    this.#endLeaf(tag.start, false);
    return { back: null, isDone: false };
  }

  /** Whether an element that opens within a leaf shows that the leaf should have been closed before. */
  #endsLeaf(leaf: Leaf, tag: XmlTag): boolean {
    const name = this.#names.nameOf(tag.name, leaf.scope);
    if (this.#isItem(name)) return true;
    if (leaf.style === null || leaf.inner > 0 || leaf.same > 0) return false;
    if (leaf.style === 'person') return styleOf(name) !== undefined && name !== 'title';
    if (styleOf(name) === undefined) return false;
    if (leaf.style !== 'long') return !name.startsWith('xhtml:');
    // HTML has links with attributes; a feed of RSS has them without.
    const isBare = tag.end - tag.start === tag.name.length + 2;
    return name !== leaf.name && (!isAlsoHtml(name) || (name === 'link' && isBare && this.#kind !== 'atom'));
  }

  #isItem(name: string): boolean {
    if (this.#item !== null) return name === this.#item.name;
    return /^(?:item|(?:atom:)?entry)$/.test(name) && this.#frames.length > 0;
  }

  #open(tag: XmlTag): void {
    const around = this.#frames.at(-1);
    const isBare = tag.end - tag.start === tag.name.length + 2;
    const attributes = isBare ? NONE : attributesOf(this.#text, tag);
    const scope = scopeWithin(around?.scope ?? NONE, attributes);
    const ownBase = attributes.get('xml:base');
    const outerBase = around?.base ?? null;
    const base = ownBase === undefined ? outerBase : (absoluteAddress(ownBase, outerBase ?? this.#url) ?? outerBase);
    const lower = tag.name.toLowerCase();
    if (around === undefined) {
      this.#names = new FeedNames(this.#kind, tag.name, scope);
      this.#beginChannel(attributes, base);
      this.#frames.push({ tag: lower, role: 'channel', scope, base });
      return;
    }
    const name = this.#names.nameOf(tag.name, scope);
    if (this.#isItem(name)) this.#openItem(name, lower, tag, attributes, scope, base);
    else if (name === 'channel' && this.#item === null) {
      this.#channels += 1;
      this.#beginChannel(attributes, base);
      if (tag.kind === 'open') this.#frames.push({ tag: lower, role: 'channel', scope, base });
    } else if (GROUPS.has(name) || (name === 'content' && /^multipart\//i.test(attributes.get('type') ?? ''))) {
      if (tag.kind === 'open') this.#frames.push({ tag: lower, role: 'group', scope, base });
    } else {
      const style = this.#item !== null || this.#channels <= 1 ? (styleOf(name) ?? null) : null;
      this.#leaf = {
        tag: lower,
        name,
        style,
        attributes,
        scope,
        base,
        from: tag.end,
        same: 0,
        inner: 0,
        hasMarkup: false,
      };
      if (tag.kind === 'empty') this.#endLeaf(tag.end, true);
    }
  }

  #beginChannel(attributes: ReadonlyMap<string, string>, base: string | null): void {
    this.#language ??= attributes.get('xml:lang') ?? null;
    if (this.#channels <= 1) this.#base = base;
  }

  #openItem(
    name: string,
    lower: string,
    tag: XmlTag,
    attributes: ReadonlyMap<string, string>,
    scope: Scope,
    base: string | null,
  ): void {
    const outer = this.#frames.findLastIndex(({ role }) => role === 'item');
    if (outer >= 0) this.#closeTo(outer);
    this.#item = { name, attributes, fields: [], isFilled: attributes.get('xml:lang') === UNREAD_MARK, base };
    this.#frames.push({ tag: lower, role: 'item', scope, base });
    if (tag.kind === 'empty') this.#closeTo(this.#frames.length - 1);
  }

  #close(lower: string): void {
    const at = this.#frames.findLastIndex(({ tag }) => tag === lower);
    // Whatever follows the root was cut off before.
    if (at > 0) this.#closeTo(at);
  }

  #closeTo(length: number): void {
    while (this.#frames.length > length) {
      const frame = this.#frames.pop();
      if (frame?.role !== 'item' || this.#item === null) continue;
      this.#items.push(this.#item);
      this.#item = null;
    }
  }

  #endLeaf(end: number, isClosed: boolean): void {
    const leaf = this.#leaf;
    this.#leaf = null;
    if (leaf === null) return;
    const raw = this.#text.slice(leaf.from, end);
    if (this.#item !== null) this.#item.isFilled ||= leaf.attributes.size > 0 || raw.trim() !== '';
    if (leaf.style === null) return;
    const fields = this.#item?.fields ?? this.#channel;
    if (fields.length >= MOST_FIELDS) return;
    const field = fieldOf(leaf, leaf.style, raw, isClosed);
    if (field === null) return;
    fields.push(field);
    if (leaf.style === 'long' && leaf.base !== null && this.#item !== null) this.#item.base = leaf.base;
  }
}
