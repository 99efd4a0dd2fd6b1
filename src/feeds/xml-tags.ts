/** A tag of an XML document, or its document type; comments, CDATA sections and instructions are passed over. */
export interface XmlTag {
  readonly kind: 'open' | 'close' | 'empty' | 'doctype';
  /** As written, prefix included; empty for a document type. */
  readonly name: string;
  readonly start: number;
  /** Behind the ">". */
  readonly end: number;
}

/** The tags of a document in order. It looks at each character once; what is no tag ("a < b") is text. */
export function* tagsOf(text: string): Generator<XmlTag> {
  for (let at = text.indexOf('<'); at >= 0 && at < text.length; at = text.indexOf('<', at)) {
    const next = text.charCodeAt(at + 1);
    if (next === EXCLAMATION) {
      if (text.startsWith('<!--', at)) at = behind(text, '-->', at + 4);
      else if (text.startsWith('<![CDATA[', at)) at = behind(text, ']]>', at + 9);
      else {
        const end = endOfDeclaration(text, at);
        yield { kind: 'doctype', name: '', start: at, end };
        at = end;
      }
    } else if (next === QUESTION) at = behind(text, '?>', at + 2);
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

/** The end of a CDATA section or comment that begins at `at`; `at` where none does. */
export function behindHidden(text: string, at: number): number {
  if (text.startsWith('<![CDATA[', at)) return behind(text, ']]>', at + 9);
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
      if (close < 0) return -1;
      at = close;
    }
  }
  return -1;
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
