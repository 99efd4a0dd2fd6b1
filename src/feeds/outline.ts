/** A feed document taken apart: which elements its channel and its items have, whatever is wrong with its markup. */
import { absoluteAddress } from './address.ts';
import { type Field, fieldOf, styleOf } from './feed-fields.ts';
import { FeedNames, type Scope, scopeWithin } from './feed-names.ts';
import { type Leaf, meetTag, type Surroundings } from './leaf.ts';
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
  readonly #surroundings: Surroundings;

  constructor(kind: 'rss' | 'atom' | 'rdf', text: string, url: string) {
    this.#kind = kind;
    this.#text = text;
    this.#url = url;
    this.#again = text.length;
    this.#surroundings = {
      isAtom: kind === 'atom',
      isOpenAround: (tag) => this.#frames.some((frame) => frame.tag === tag),
      nameOf: (tag) => this.#names.nameOf(tag, this.#leaf?.scope ?? NONE),
      isItem: (name) => this.#isItem(name),
    };
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
      const leaf = this.#leaf;
      if (leaf !== null) {
        const met = meetTag(leaf, tag, this.#surroundings);
        if (met === 'part') continue;
        // What nobody reads and nobody closed may have been an empty element, with the rest of the item behind it.
        if (met === 'unclosed' && leaf.style === null && tag.start - leaf.from <= this.#again) {
          this.#again -= tag.start - leaf.from;
          this.#leaf = null;
          return leaf.from;
        }
        this.#endLeaf(tag.start, met === 'end');
        if (met === 'end') continue;
      }
      if (tag.kind === 'close') this.#close(tag.name.toLowerCase());
      else this.#open(tag);
    }
    return null;
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
    if (this.#isItem(name)) this.#openItem(name, { tag: lower, role: 'item', scope, base }, attributes, tag.kind);
    else if (name === 'channel' && this.#item === null) {
      this.#channels += 1;
      this.#beginChannel(attributes, base);
      if (tag.kind === 'open') this.#frames.push({ tag: lower, role: 'channel', scope, base });
    } else if (GROUPS.has(name) || (name === 'content' && /^multipart\//i.test(attributes.get('type') ?? ''))) {
      if (tag.kind === 'open') this.#frames.push({ tag: lower, role: 'group', scope, base });
    } else {
      const style = this.#item !== null || this.#channels <= 1 ? (styleOf(name) ?? null) : null;
      const within = { from: tag.end, same: 0, inner: 0, hasMarkup: false };
      this.#leaf = { tag: lower, name, style, attributes, scope, base, ...within };
      if (tag.kind === 'empty') this.#endLeaf(tag.end, true);
    }
  }

  #beginChannel(attributes: ReadonlyMap<string, string>, base: string | null): void {
    this.#language ??= attributes.get('xml:lang') ?? null;
    if (this.#channels <= 1) this.#base = base;
  }

  #openItem(name: string, frame: Frame, attributes: ReadonlyMap<string, string>, kind: XmlTag['kind']): void {
    const outer = this.#frames.findLastIndex(({ role }) => role === 'item');
    if (outer >= 0) this.#closeTo(outer);
    const isFilled = attributes.get('xml:lang') === UNREAD_MARK;
    this.#item = { name, attributes, fields: [], isFilled, base: frame.base };
    this.#frames.push(frame);
    if (kind === 'empty') this.#closeTo(this.#frames.length - 1);
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
