import { walkHtml } from './html-walk.ts';

/** References that begin and end as they should; longer names are none. */
const REFERENCE = /&(?:#(\d{1,10})|#[xX]([\da-fA-F]{1,8})|([a-zA-Z][a-zA-Z\d]{1,31}));/g;

/**
 * Decodes the references of XML and of HTML once. One that nobody knows, and a bare "&", is text; the number of a character
 * that XML forbids is nothing. Entities that a document declares itself are never expanded (`promises.md` P1).
 */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (reference, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named(reference);
    return characterOf(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal));
  });
}

/** Whether a text holds a reference that HTML knows. */
export function hasReference(text: string): boolean {
  for (const [reference, , , name] of text.matchAll(REFERENCE)) {
    if (name === undefined || named(reference) !== reference) return true;
  }
  return false;
}

/** Whether HTML knows an entity of this name. */
export function isEntityOfHtml(name: string): boolean {
  return named(`&${name};`) !== `&${name};`;
}

const known = new Map<string, string>([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
]);

function named(reference: string): string {
  const before = known.get(reference);
  if (before !== undefined) return before;
  let decoded = '';
  walkHtml(reference, {
    text: (text) => {
      decoded += text;
    },
    open: () => {},
    close: () => {},
  });
  // "&notit;" is "&not" and letters to HTML, and a word that nobody knows to us.
  const whole = decoded.endsWith(';') && decoded !== ';' ? reference : decoded;
  if (known.size < 3_000) known.set(reference, whole);
  return whole;
}

/** XML 1.0, 2.2; the numbers 128 to 159 mean what windows-1252 has there, as in HTML. */
function characterOf(codePoint: number): string {
  if (codePoint < 0x20)
    return codePoint === 9 || codePoint === 10 || codePoint === 13 ? String.fromCodePoint(codePoint) : '';
  if (codePoint >= 0x80 && codePoint < 0xa0) return new TextDecoder('windows-1252').decode(Uint8Array.of(codePoint));
  const isForbidden = (codePoint >= 0xd800 && codePoint <= 0xdfff) || codePoint === 0xfffe || codePoint === 0xffff;
  return isForbidden || codePoint > 0x10ffff || codePoint === 0x7f ? '' : String.fromCodePoint(codePoint);
}
