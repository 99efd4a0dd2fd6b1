import { walkHtml } from './html-walk.ts';
import { behindHidden } from './xml-tags.ts';

/**
 * Brings what publishers write by mistake to what XML parsers accept: a bare "&", entities that only HTML knows, numbers
 * of characters that XML forbids, and element names that would touch the prototype of objects. CDATA sections stay as
 * they are.
 */
export function mendMarkup(xml: string): string {
  const pieces: string[] = [];
  let at = 0;
  for (let mark = nextHidden(xml, 0); mark >= 0; mark = nextHidden(xml, at)) {
    const end = behindHidden(xml, mark);
    pieces.push(mended(xml.slice(at, mark)), xml.slice(mark, end));
    at = end;
  }
  pieces.push(mended(xml.slice(at)));
  return pieces.join('');
}

function nextHidden(xml: string, from: number): number {
  for (let at = xml.indexOf('<!', from); at >= 0; at = xml.indexOf('<!', at + 2)) {
    if (behindHidden(xml, at) > at) return at;
  }
  return -1;
}

/** A reference other than the five that XML knows, or an "&" that begins none. */
const REFERENCE = /&(?!(?:amp|lt|gt|quot|apos);)(?:#(?:[xX][\da-fA-F]+|\d+);|[a-zA-Z][a-zA-Z\d]*;)?/g;
const TOUCHING = /<(\/?)(?=(?:__proto__|constructor|prototype)[\s/>])/g;

function mended(markup: string): string {
  const known = new Map<string, string>();
  return markup.replace(TOUCHING, '<$1_').replace(REFERENCE, (reference) => {
    if (reference === '&') return '&amp;';
    const before = known.get(reference);
    if (before !== undefined) return before;
    const after = reference.length > 40 ? '' : inNumbers(reference);
    if (known.size < 1_000) known.set(reference, after);
    return after;
  });
}

/** An entity of HTML by the numbers of its characters; an unknown one is text, a forbidden character is nothing. */
function inNumbers(reference: string): string {
  let decoded = '';
  walkHtml(reference, {
    text: (text) => {
      decoded += text;
    },
    open: () => {},
    close: () => {},
  });
  if (decoded === reference) return `&amp;${reference.slice(1)}`;
  let numbers = '';
  for (const character of decoded) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (isXmlCharacter(codePoint)) numbers += `&#${codePoint};`;
  }
  return numbers;
}

/** XML 1.0, 2.2: neither controls, nor half a surrogate pair, nor what is no character. */
function isXmlCharacter(codePoint: number): boolean {
  if (codePoint < 0x20) return codePoint === 9 || codePoint === 10 || codePoint === 13;
  return !(codePoint >= 0xd800 && codePoint <= 0xdfff) && codePoint !== 0xfffe && codePoint !== 0xffff;
}
