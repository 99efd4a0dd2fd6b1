/** The bytes of a feed as text. */
import { Refusal } from '../outcome.ts';

/** How far from its beginning a document may name its encoding. */
const PROLOG_BYTES = 1_024;

/** Code points that XML forbids, tab and line ends excepted: nobody reads them, and parsers stumble. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it removes
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/g;

type Encoding = InstanceType<typeof TextDecoder>;

/**
 * The text of a feed: by byte order mark, then the answer's header, then its XML declaration, then UTF-8 where it is
 * that, then windows-1252, which every byte is. Never UTF-7. A claim the bytes contradict is passed over. What comes out is
 * well-formed Unicode without controls. Throws `Refusal` (`feed-encoding`) for UTF-32, which nobody publishes.
 */
export function decodeFeed(bytes: Uint8Array, contentType: string | null): string {
  const text = textOf(bytes, contentType).toWellFormed();
  return text.replace(/^\uFEFF/, '').replace(FORBIDDEN, '');
}

function textOf(bytes: Uint8Array, contentType: string | null): string {
  const byMark = markedEncoding(bytes);
  if (byMark !== null) {
    // UTF-16 with a broken pair is still UTF-16; what calls itself UTF-8 and is not is looked at more closely.
    const text = byMark === 'utf-8' ? strictly(byMark, bytes) : new TextDecoder(byMark).decode(bytes);
    if (text !== null) return text;
  }
  const utf8 = strictly('utf-8', bytes);
  const prolog = new TextDecoder('windows-1252').decode(bytes.subarray(0, PROLOG_BYTES));
  for (const label of [headerCharset(contentType), declaredEncoding(prolog)]) {
    const claimed = label === null ? null : encodingNamed(label);
    if (claimed === null) continue;
    // Bytes that are valid UTF-8 beyond ASCII are UTF-8, whatever one-byte alphabet a server puts on everything it sends.
    if (utf8 !== null && isSingleByte(claimed) && !isAscii(bytes)) return utf8;
    const text = claimed === 'utf-8' ? utf8 : strictly(claimed, bytes);
    if (text !== null) return text;
  }
  return utf8 ?? new TextDecoder(mostlyUtf8(bytes) ? 'utf-8' : 'windows-1252').decode(bytes);
}

/** By the byte order mark, or by a first "<" in two bytes. */
function markedEncoding(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff)) {
    throw new Refusal('feed-encoding', 'it is written in UTF-32');
  }
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0 && c !== 0 && d === 0)) return 'utf-16le';
  return (a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c && c === 0 && d !== 0) ? 'utf-16be' : null;
}

function headerCharset(contentType: string | null): string | null {
  return /;\s*charset\s*=\s*["']?([\w.:-]{2,40})/i.exec((contentType ?? '').slice(0, 1_000))?.[1] ?? null;
}

function declaredEncoding(prolog: string): string | null {
  return (
    /<\?xml[^>]{0,200}?\sencoding\s*=\s*["']\s*([\w.:-]{2,40})\s*["']/i.exec(prolog)?.[1] ??
    /<meta[^>]{0,200}?\scharset\s*=\s*["']?\s*([\w.:-]{2,40})/i.exec(prolog)?.[1] ??
    null
  );
}

/** The encoding a label means; null for an unknown one, and for UTF-16, which these bytes are not or they had shown it. */
function encodingNamed(label: string): string | null {
  try {
    const { encoding } = new TextDecoder(label);
    return encoding.startsWith('utf-16') || encoding === 'x-user-defined' ? null : encoding;
  } catch {
    return null;
  }
}

function isSingleByte(encoding: string): boolean {
  return /^(?:windows-|iso-8859-|koi8-|ibm866|macintosh|x-mac-)/.test(encoding);
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}

function strictly(encoding: string, bytes: Uint8Array): string | null {
  const decoder: Encoding = new TextDecoder(encoding, { fatal: true });
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** Whether a few broken bytes stand in what is UTF-8 otherwise: more sequences that are whole than bytes that are not. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  let whole = 0;
  let broken = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd) broken += 1;
    else if (code >= 0x80) whole += 1;
  }
  return whole > broken;
}
