import { decodeReferences } from './references.ts';

/** A tag of an XML document, or its document type; comments, CDATA sections and instructions are passed over. */
export interface XmlTag {
  readonly kind: 'open' | 'close' | 'empty' | 'doctype';
  /** As written, prefix included; empty for a document type. */
  readonly name: string;
  readonly start: number;
  /** Behind the ">". */
  readonly end: number;
}

/** The tags of a document in order, from here on. It looks at each character once; what is no tag ("a < b") is text. */
export function* tagsOf(text: string, from = 0): Generator<XmlTag> {
  for (let at = text.indexOf('<', from); at >= 0 && at < text.length; at = text.indexOf('<', at)) {
    const next = text.charCodeAt(at + 1);
    if (next === EXCLAMATION) {
      if (text.startsWith('<!--', at)) at = behind(text, '-->', at + 4);
      else if (isCdata(text, at)) at = behindCdata(text, at);
      else {
        const end = endOfDeclaration(text, at);
        yield { kind: 'doctype', name: '', start: at, end };
        at = end;
      }
    } else if (next === QUESTION) at = behindInstruction(text, at);
    else {
      const tag = tagAt(text, at, next === SLASH);
      if (tag === null) at += 1;
      else {
        yield tag;
        at = tag.end;
      }
    }
  }
}

const EXCLAMATION = 0x21;
const QUESTION = 0x3f;
const SLASH = 0x2f;

/** Whether a CDATA section begins here, in letters of any size. */
export function isCdata(text: string, at: number): boolean {
  return text.startsWith('<![', at) && text.slice(at + 3, at + 9).toUpperCase() === 'CDATA[';
}

/** Behind a CDATA section; before the end tag of its element where it was never closed, and another one begins behind that. */
function behindCdata(text: string, at: number): number {
  const next = text.indexOf('<![CDATA[', at + 9);
  if (next < 0) return behind(text, ']]>', at + 9);
  // No further than to the next one: many that are never closed would each be looked through to the end.
  const before = text.slice(at + 9, next);
  const end = before.indexOf(']]>');
  if (end >= 0) return at + 9 + end + 3;
  const tag = before.indexOf('</');
  return tag < 0 ? behind(text, ']]>', next) : at + 9 + tag;
}

/** Longer instructions are not closed. */
const LONGEST_INSTRUCTION = 4_096;

/**
 * Behind an instruction that begins at `at`; one that does not end as it should before
 * the next, and a declaration, end with their ">".
 */
export function behindInstruction(text: string, at: number): number {
  const next = text.indexOf('<?', at + 2);
  const head = text.slice(at, next < 0 ? at + LONGEST_INSTRUCTION : Math.min(next, at + LONGEST_INSTRUCTION));
  const end = /^<\?xml\s/i.test(head) ? -1 : head.indexOf('?>');
  if (end >= 0) return at + end + 2;
  const sign = head.indexOf('>');
  return sign < 0 ? behind(text, '>', at) : at + sign + 1;
}

/** The end of a CDATA section or comment that begins at `at`; `at` where none does. */
export function behindHidden(text: string, at: number): number {
  if (isCdata(text, at)) return behind(text, ']]>', at + 9);
  return text.startsWith('<!--', at) ? behind(text, '-->', at + 4) : at;
}

function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}

const NAME = /[\p{L}_][\p{L}\p{N}_.:-]{0,99}/uy;

function tagAt(text: string, start: number, closing: boolean): XmlTag | null {
  NAME.lastIndex = closing ? start + 2 : start + 1;
  const name = NAME.exec(text)?.[0];
  if (name === undefined) return null;
  const end = endOfTag(text, NAME.lastIndex);
  // Cut off in the middle of a tag.
  if (end < 0) return null;
  const kind = closing ? 'close' : text.charCodeAt(end - 2) === SLASH ? 'empty' : 'open';
  return { kind, name, start, end };
}

/** Behind the ">" of a tag, past those in quoted values; -1 where it never ends. */
function endOfTag(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === 0x3e) return at + 1;
    // "<" ends what only looked like a tag.
    if (character === 0x3c) return -1;
    if (character === 0x22 || character === 0x27) {
      const close = text.indexOf(text[at] ?? '', at + 1);
      // A mark that nothing closes is none.
      at = close < 0 || isUnclosed(text, at, close) ? at : close;
    }
  }
  return -1;
}

/** Whether the quotation mark at `close` opens the value of a later tag, because the one at `at` was never closed. */
function isUnclosed(text: string, at: number, close: number): boolean {
  if (text.charCodeAt(close - 1) !== 0x3d) return false;
  const markup = text.indexOf('<', at);
  return markup >= 0 && markup < close;
}

/**
 * The attributes of a tag, names in lower case and prefixes included, the first of a name, references decoded; without
 * quotation marks as well. It looks at each character once.
 */
export function attributesOf(text: string, { start, end, name }: XmlTag): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  const last = text.charCodeAt(end - 2) === SLASH ? end - 2 : end - 1;
  for (let at = start + 1 + name.length; at < last && attributes.size < MOST_ATTRIBUTES; ) {
    const from = at;
    while (at < last && !isBetween(text.charCodeAt(at))) at += 1;
    const attribute = text.slice(from, Math.min(at, from + LONGEST_NAME)).toLowerCase();
    while (at < last && isSpace(text.charCodeAt(at))) at += 1;
    let value = '';
    if (text.charCodeAt(at) === 0x3d) {
      at += 1;
      while (at < last && isSpace(text.charCodeAt(at))) at += 1;
      const found = valueAt(text, at, last);
      value = found.value;
      at = found.end;
    } else if (at === from) at += 1;
    if (attribute !== '' && !attributes.has(attribute)) attributes.set(attribute, decodeReferences(value));
  }
  return attributes;
}

const MOST_ATTRIBUTES = 64;
const LONGEST_NAME = 100;

function valueAt(text: string, at: number, last: number): { readonly value: string; readonly end: number } {
  const quote = text.charCodeAt(at);
  if (quote === 0x22 || quote === 0x27) {
    const close = text.indexOf(text[at] ?? '', at + 1);
    if (close >= 0 && close < last) return { value: text.slice(at + 1, close), end: close + 1 };
    return { value: text.slice(at + 1, last), end: last };
  }
  let end = at;
  while (end < last && !isSpace(text.charCodeAt(end))) end += 1;
  return { value: text.slice(at, end), end };
}

function isSpace(character: number): boolean {
  return character === 0x20 || (character >= 0x09 && character <= 0x0d);
}

/** What ends the name of an attribute. */
function isBetween(character: number): boolean {
  return isSpace(character) || character === 0x3d || character === SLASH || character === 0x22 || character === 0x27;
}

/** Behind a declaration, its internal subset included. */
function endOfDeclaration(text: string, from: number): number {
  let inner = false;
  for (let at = from + 2; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"' || character === "'") {
      const close = text.indexOf(character, at + 1);
      if (close < 0) return text.length;
      at = close;
    } else if (character === '[') inner = true;
    else if (character === ']') inner = false;
    else if (character === '>' && !inner) return at + 1;
  }
  return text.length;
}
