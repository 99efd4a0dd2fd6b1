/** The bytes of a feed as text. */

import { guessedEncoding, readsBetter, readsWell } from './guess-encoding.ts';
import { decodeOld, oldAlphabet } from './old-alphabets.ts';
import { decodedUtf32, mendedUtf8 } from './utf.ts';

/** How far from its beginning a document may name its encoding. */
const PROLOG_BYTES = 1_024;

/** Code points that XML forbids, tab and line ends excepted: nobody reads them, and parsers stumble. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it removes
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/g;

/**
 * The text of a feed: by byte order mark, then the answer's header, then its XML declaration, then UTF-8 where it is
 * that, then the alphabet in which the bytes read like words. Never UTF-7. A claim the bytes contradict is passed over.
 * What comes out is well-formed Unicode without controls. The time is linear in the length.
 */
export function decodeFeed(bytes: Uint8Array, contentType: string | null): string {
  const text = textOf(bytes, contentType).toWellFormed();
  return text.replace(/^\uFEFF+/, '').replace(FORBIDDEN, '');
}

function textOf(bytes: Uint8Array, contentType: string | null): string {
  const marked = byMark(bytes);
  if (marked !== null) return marked;
  const claims = claimsOf(bytes, contentType);
  const utf8 = strictly('utf-8', bytes);
  // Every character of UTF-8 beyond ASCII has more bytes than units.
  if (utf8 !== null && utf8.length === bytes.length) return escaped(bytes, claims) ?? utf8;
  // Bytes that are UTF-8 beyond ASCII are UTF-8, whatever alphabet a server puts on everything it sends.
  const areOfOneByte = claims.every((claim) => claim === 'utf-8' || isSingleByte(claim));
  if (utf8 !== null && (areOfOneByte || /[\u0800-\uFFFF]/.test(utf8))) return utf8;
  const isDenied = claims.some(isSingleByte);
  if (utf8 === null && areOfOneByte && isMostlyUtf8(bytes, isDenied)) return mendedUtf8(bytes);
  const encoding = bestClaim(bytes, claims);
  if (encoding !== null)
    return isOld(encoding) ? decodeOld(bytes, encoding.slice(OLD.length)) : new TextDecoder(encoding).decode(bytes);
  return utf8 ?? new TextDecoder(guessedEncoding(bytes)).decode(bytes);
}

/** Text that shows its encoding in its first bytes: a byte order mark, or a "<" or "{" in two or four bytes. */
function byMark(bytes: Uint8Array): string | null {
  const [a = 1, b = 1, c = 1, d = 1] = bytes;
  const isMarkup = (byte: number) => byte === 0x3c || byte === 0x7b;
  if ((a === 0xff && b === 0xfe && c + d === 0) || (isMarkup(a) && b + c + d === 0)) return decodedUtf32(bytes, true);
  if ((a + b === 0 && c === 0xfe && d === 0xff) || (a + b + c === 0 && isMarkup(d))) return decodedUtf32(bytes, false);
  // UTF-16 with a broken pair is still UTF-16; what calls itself UTF-8 and is not is looked at more closely.
  if ((a === 0xff && b === 0xfe) || (isMarkup(a) && b === 0)) return new TextDecoder('utf-16le').decode(bytes);
  if ((a === 0xfe && b === 0xff) || (a === 0 && isMarkup(b))) return new TextDecoder('utf-16be').decode(bytes);
  return a === 0xef && b === 0xbb && c === 0xbf ? strictly('utf-8', bytes) : null;
}

/** The encodings that the header and the document name, the header's first, as far as they mean one. */
function claimsOf(bytes: Uint8Array, contentType: string | null): readonly string[] {
  const prolog = new TextDecoder('windows-1252').decode(bytes.subarray(0, PROLOG_BYTES));
  const labels = [
    /;\s*charset\s*=\s*["']?([\w.:-]{2,40})/i.exec((contentType ?? '').slice(0, 1_000))?.[1],
    /<\?xml[^>]{0,200}?\sencoding\s*=\s*["']?\s*([\w.:-]{2,40})/i.exec(prolog)?.[1],
    /<meta[^>]{0,200}?\scharset\s*=\s*["']?\s*([\w.:-]{2,40})/i.exec(prolog)?.[1],
  ];
  const encodings = labels.map((label) => (label === undefined ? null : encodingNamed(label)));
  return [...new Set(encodings.filter((encoding) => encoding !== null))];
}

/** Names that the Encoding Standard does not list and programs write all the same. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  cp932: 'shift_jis',
  ms932: 'shift_jis',
  cp936: 'gbk',
  ms936: 'gbk',
  cp949: 'euc-kr',
  ms949: 'euc-kr',
  cp950: 'big5',
  cp65001: 'utf-8',
  ansi: 'windows-1252',
  ascii7: 'windows-1252',
  latin: 'windows-1252',
  'x-mac-roman': 'macintosh',
  macroman: 'macintosh',
};

/** What stands before the name of an alphabet that `TextDecoder` does not know. */
const OLD = 'old:';

function isOld(encoding: string): boolean {
  return encoding.startsWith(OLD);
}

/** The encoding a label means; null for an unknown one, and for UTF-16, which these bytes are not or they had shown it. */
function encodingNamed(label: string): string | null {
  const name = label.toLowerCase();
  const plain = name
    .replace(/^(?:win|windows)-?_?(?:cp)?-?(?=125\d$|874$)/, 'windows-')
    .replace(/^iso_?-?8859[_-]?(?=\d)/, 'iso-8859-');
  for (const candidate of [name, plain, name.replaceAll('_', '-'), OTHER_NAMES[name] ?? '']) {
    try {
      const { encoding } = new TextDecoder(candidate);
      return encoding.startsWith('utf-16') || encoding === 'x-user-defined' ? null : encoding;
    } catch {
      // Not by this name.
    }
  }
  const old = oldAlphabet(name);
  return old === null ? null : `${OLD}${old}`;
}

/**
 * The first claim that the bytes bear out. Where header and document disagree, the one that reads better; a claim of one
 * byte a letter, which any bytes bear out, must not read like gibberish.
 */
function bestClaim(bytes: Uint8Array, claims: readonly string[]): string | null {
  const borne = claims.filter((claim) => claim !== 'utf-8' && isBorneOut(bytes, claim));
  const [first, second] = borne;
  if (first === undefined) return null;
  const areKnown = second !== undefined && !isOld(first) && !isOld(second);
  const claim = areKnown && readsBetter(bytes, second, first) ? second : first;
  if (!isSingleByte(claim) || isOld(claim) || readsWell(bytes, claim)) return claim;
  const guessed = guessedEncoding(bytes);
  return guessed !== claim && readsBetter(bytes, guessed, claim) ? guessed : claim;
}

/** Whether all but a few bytes mean something in an encoding. */
function isBorneOut(bytes: Uint8Array, encoding: string): boolean {
  if (isSingleByte(encoding)) return true;
  if (strictly(encoding, bytes) !== null) return true;
  const text = new TextDecoder(encoding).decode(bytes);
  const { whole, broken } = wholeAndBroken(text);
  return broken * 20 < whole;
}

function isSingleByte(encoding: string): boolean {
  return /^(?:old:|windows-|iso-8859-|koi8-|ibm866|macintosh|x-mac-)/.test(encoding);
}

/** Japanese in seven bits, which switches its alphabets with escapes; null where there are none. */
function escaped(bytes: Uint8Array, claims: readonly string[]): string | null {
  const at = bytes.indexOf(0x1b);
  const next = bytes[at + 1];
  if (at < 0 || (claims[0] !== 'iso-2022-jp' && next !== 0x24)) return null;
  return strictly('iso-2022-jp', bytes);
}

function strictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Whether a few broken bytes stand in what is UTF-8 otherwise: more sequences that are whole than bytes that are not, and far
 * more where another encoding is claimed, in which a few letters may happen to look like some.
 */
function isMostlyUtf8(bytes: Uint8Array, isDenied: boolean): boolean {
  const { whole, broken } = wholeAndBroken(new TextDecoder('utf-8').decode(bytes));
  return isDenied ? whole > 20 && whole > 10 * broken : whole > broken;
}

function wholeAndBroken(text: string): { readonly whole: number; readonly broken: number } {
  let whole = 0;
  let broken = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd) broken += 1;
    else if (code >= 0x80) whole += 1;
  }
  return { whole, broken };
}
