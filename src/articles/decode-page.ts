import { guessedEncoding, readsBetter } from '../feeds/guess-encoding.ts';

/** How far from its beginning a page may name its encoding; browsers look at 1,024 bytes, pages do not keep to it. */
const LOOKED_AT_BYTES = 16_384;

/**
 * The text of a page. Its encoding is the one of its byte order mark, of the answer's header, of its own `<meta>` or XML
 * declaration; where none is named, or a name that is none, UTF-8 if it is that, else the one in which its letters are those
 * of a language, and at last windows-1252, which every byte is.
 *
 * Servers and templates keep the name of an encoding that their pages have left: where another one is named and the bytes
 * prove to be UTF-8, they are; where header and page name different ones, what the bytes look like decides.
 */
export function decodePage(body: Uint8Array, contentType: string | null): string {
  const mark = markOf(body);
  if (mark !== null) return new TextDecoder(mark).decode(body);
  const head = new TextDecoder('windows-1252').decode(body.subarray(0, LOOKED_AT_BYTES));
  const [header, own] = [/charset\s*=\s*["']?([\w.:-]{2,40})/i.exec(contentType ?? '')?.[1], namedIn(head)].map(
    (name) => (name === undefined ? null : decoderFor(name)),
  );
  const decoder = header ?? own ?? null;
  if (decoder === null) {
    return strictUtf8(body) ?? new TextDecoder(guessedEncoding(body)).decode(body);
  }
  const utf8 = decoder.encoding === 'utf-8' ? strictUtf8(body) : provenUtf8(body, decoder.encoding);
  if (utf8 !== null) return utf8;
  const named = [header, own].flatMap((one) => one?.encoding ?? []);
  // Named UTF-8 and not so, or named twice: only one of them can be right.
  const doubtful = new Set(named).size > 1 || (decoder.encoding === 'utf-8' && isBadUtf8(body));
  return (doubtful ? new TextDecoder(likelier(body, named)) : decoder).decode(body);
}

function namedIn(head: string): string | undefined {
  return (
    /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{2,40})/i.exec(head)?.[1] ??
    /^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{2,40})/i.exec(head)?.[1]
  );
}

/** Of two encodings that are named the one the bytes read better in, else whatever they read like. */
function likelier(body: Uint8Array, named: readonly string[]): string {
  const [first, second] = named;
  if (first === undefined || second === undefined || first === second) return guessedEncoding(body);
  return readsBetter(body, second, first) ? second : first;
}

/** So many characters beyond ASCII are no accident in any of the encodings of the east. */
const PROOF = 8;

/** In an encoding of western Europe already one is a word such as "kilÃ³metros". */
const WESTERN = /^(?:windows-125[28]|iso-8859-(?:1|9|15)|macintosh)$/;

function provenUtf8(body: Uint8Array, named: string): string | null {
  if (named.startsWith('utf-16')) return null;
  let leading = 0;
  for (const byte of body) if (byte >= 0xc2) leading += 1;
  return leading >= (WESTERN.test(named) ? 1 : PROOF) ? strictUtf8(body) : null;
}

/** Whether more of the bytes beyond ASCII are no UTF-8 than a cut or a stray character would explain. */
function isBadUtf8(body: Uint8Array): boolean {
  const sample = body.subarray(0, 200_000);
  let high = 0;
  for (const byte of sample) if (byte >= 0x80) high += 1;
  const broken = new TextDecoder('utf-8').decode(sample).match(/\uFFFD/g)?.length ?? 0;
  return high >= PROOF && broken > high * 0.2;
}

function strictUtf8(body: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return null;
  }
}

function markOf(body: Uint8Array): string | null {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return 'utf-8';
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le';
  return body[0] === 0xfe && body[1] === 0xff ? 'utf-16be' : null;
}

function decoderFor(name: string): InstanceType<typeof TextDecoder> | null {
  try {
    return new TextDecoder(name);
  } catch {
    return null;
  }
}
