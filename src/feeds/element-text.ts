import { looksLikeHtml } from './looks-like-html.ts';
import type { RawText } from './raw-feed.ts';
import { decodeReferences } from './references.ts';
import { behindHidden, behindInstruction, isCdata, tagsOf } from './xml-tags.ts';

/** What an element says of its own content (Atom 1.0 `type`, Atom 0.3 `type` and `mode`). */
export interface Declared {
  readonly type: string;
  readonly mode: string;
  readonly length: 'line' | 'long';
}

/**
 * The words of an element as its publisher meant them: of markup that is written as such, of markup that is escaped, in
 * base64, or plain. Null for what is no text (RFC 4287, 4.1.3.3: pictures and programs).
 */
export function textOfElement(raw: string, hasMarkup: boolean, { type, mode, length }: Declared): RawText | null {
  const isXhtml = /xhtml/.test(type);
  const isOther = /^(?:image|audio|video|application|multipart|message|model|font)\/|[/+]xml$/.test(type) && !isXhtml;
  if (isOther && !/^application\/(?:html|octet-stream)/.test(type)) return null;
  if (mode === 'base64') return fromBase64(raw, type);
  if (hasMarkup || (isXhtml && raw.trim() !== '')) return { value: withMarkup(raw, isXhtml), kind: 'html' };
  return textOfType(characters(raw), type, length);
}

function textOfType(written: string, type: string, length: 'line' | 'long'): RawText {
  // Some programs escape the CDATA section they wanted to write.
  const value = /^\s*<!\[CDATA\[([\s\S]*)\]\]>\s*$/.exec(written)?.[1] ?? written;
  if (/html/.test(type)) return { value, kind: 'html' };
  const isPlain = /^(?:text|text\/plain|plain)\b/.test(type);
  // What calls itself plain is believed for a headline; in a text, paragraphs of HTML show that nobody looked.
  if (isPlain)
    return { value, kind: length === 'long' && /<\/(?:p|div|a|li)>|<br ?\/?>/i.test(value) ? 'html' : 'text' };
  return { value, kind: looksLikeHtml(value, length) ? 'html' : 'text' };
}

/** The characters of an element without markup: references decoded, CDATA as it is, comments and instructions gone. */
export function characters(raw: string): string {
  if (!raw.includes('<')) return decodeReferences(raw);
  return inPieces(raw, decodeReferences, (cdata) => cdata);
}

/**
 * Inner markup as HTML, prefixes of elements dropped. Text in CDATA is text; but where its publisher mixes tags of both
 * kinds, and does not speak of XHTML, it is markup like the rest.
 */
function withMarkup(raw: string, isStrict: boolean): string {
  const isMixed =
    !isStrict &&
    looksLikeHtml(
      inPieces(
        raw,
        () => '',
        (cdata) => cdata,
      ),
      'line',
    );
  const html = inPieces(
    raw,
    (markup) => markup,
    (cdata) => (isMixed ? cdata : cdata.replaceAll('&', '&amp;').replaceAll('<', '&lt;')),
  );
  return html.replace(/<(\/?)[\p{L}_][\p{L}\p{N}_.-]{0,60}:(?=[\p{L}_])/gu, '<$1');
}

/** Goes through text with CDATA sections, comments and instructions; the last two are left out. */
function inPieces(raw: string, outside: (text: string) => string, inside: (text: string) => string): string {
  const pieces: string[] = [];
  let from = 0;
  for (let at = raw.indexOf('<'); at >= 0; at = raw.indexOf('<', at)) {
    const end = raw.startsWith('<?', at) ? behindInstruction(raw, at) : behindHidden(raw, at);
    if (end === at) {
      at += 1;
      continue;
    }
    pieces.push(outside(raw.slice(from, at)));
    if (isCdata(raw, at)) {
      pieces.push(inside(raw.slice(at + 9, raw.startsWith(']]>', end - 3) ? end - 3 : end)));
    }
    from = end;
    at = end;
  }
  pieces.push(outside(raw.slice(from)));
  return pieces.join('');
}

/** Longer texts in base64 are no articles. */
const LONGEST_BASE64 = 1_000_000;

function fromBase64(raw: string, type: string): RawText | null {
  const code = characters(raw).replace(/\s+/g, '');
  if (code.length > LONGEST_BASE64 || !/^[a-z\d+/]*={0,2}$/i.test(code)) return null;
  try {
    const value = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(code, 'base64'));
    return textOfType(value.replace(/\p{Cc}+/gu, ' ').toWellFormed(), type, 'long');
  } catch {
    return null;
  }
}

/** The text of the first of these children; null where there is none. */
export function childText(raw: string, names: readonly string[]): string | null {
  for (const name of names) {
    let from = -1;
    for (const tag of tagsOf(raw)) {
      if (tag.name.slice(tag.name.lastIndexOf(':') + 1).toLowerCase() !== name) continue;
      if (tag.kind === 'open' && from < 0) from = tag.end;
      if (tag.kind === 'close' && from >= 0) {
        const value = characters(raw.slice(from, tag.start)).trim();
        if (value !== '') return value;
        from = -1;
      }
    }
  }
  return null;
}

/** Values in child elements one after the other ("<hour>1</hour><hour>2</hour>"), divided by spaces. */
export function childValues(raw: string): string {
  let text = '';
  let from = 0;
  for (const tag of tagsOf(raw)) {
    text += ` ${characters(raw.slice(from, tag.start))}`;
    from = tag.end;
  }
  return `${text} ${characters(raw.slice(from))}`.trim();
}
