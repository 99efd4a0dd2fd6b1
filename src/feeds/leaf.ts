import { type FieldStyle, isAlsoHtml, styleOf } from './feed-fields.ts';
import type { Scope } from './feed-names.ts';
import { VOID_ELEMENTS } from './html-walk.ts';
import { isHtmlElement } from './looks-like-html.ts';
import type { XmlTag } from './xml-tags.ts';

/** An open element whose content is taken as it is: a field, or one that is passed over. */
export interface Leaf {
  /** As it is written, in lower case. */
  readonly tag: string;
  /** As `FeedNames` gives it. */
  readonly name: string;
  /** Null for one that is passed over. */
  readonly style: FieldStyle | null;
  readonly attributes: ReadonlyMap<string, string>;
  readonly scope: Scope;
  readonly base: string | null;
  /** Behind its tag. */
  readonly from: number;
  /** How many of its own name, and how many others, are open within. */
  same: number;
  inner: number;
  hasMarkup: boolean;
}

/** What stands around a leaf. */
export interface Surroundings {
  isOpenAround(tag: string): boolean;
  /** The name of an element within the leaf. */
  nameOf(tag: string): string;
  isItem(name: string): boolean;
  readonly isAtom: boolean;
}

/**
 * What a tag is to the leaf it comes in: a part of it, its end tag, or the sign that it was never closed, which is an item,
 * the end of an element around it, or an element that stands beside such a leaf and never within it.
 */
export function meetTag(leaf: Leaf, tag: XmlTag, around: Surroundings): 'part' | 'end' | 'unclosed' {
  const lower = tag.name.toLowerCase();
  if (tag.kind !== 'close') {
    if (standsBeside(leaf, tag, around)) return 'unclosed';
    leaf.hasMarkup = true;
    if (tag.kind !== 'open') return 'part';
    if (lower === leaf.tag) leaf.same += 1;
    else if (!VOID_ELEMENTS.has(lower)) leaf.inner += 1;
    return 'part';
  }
  if (lower === leaf.tag) {
    if (leaf.same === 0) return 'end';
    leaf.same -= 1;
    return 'part';
  }
  if (around.isOpenAround(lower)) return 'unclosed';
  // Where no other element is open, an end tag of nobody is its own, misspelt.
  const isShort = leaf.style !== null && leaf.style !== 'long';
  if (isShort && leaf.inner === 0 && !isHtmlElement(lower)) return 'end';
  leaf.hasMarkup = true;
  leaf.inner = Math.max(0, leaf.inner - 1);
  return 'part';
}

function standsBeside(leaf: Leaf, tag: XmlTag, around: Surroundings): boolean {
  const name = around.nameOf(tag.name);
  if (around.isItem(name)) return true;
  if (leaf.style === null || leaf.inner > 0 || leaf.same > 0 || styleOf(name) === undefined) return false;
  if (leaf.style === 'person') return name !== 'title';
  if (leaf.style !== 'long') return !name.startsWith('xhtml:');
  // HTML has links with attributes; a feed of RSS has them without.
  const isBare = tag.end - tag.start === tag.name.length + 2;
  return name !== leaf.name && (!isAlsoHtml(name) || (name === 'link' && isBare && !around.isAtom));
}
