/** How far from its beginning a page may name its encoding; browsers look at 1,024 bytes, pages do not keep to it. */
const LOOKED_AT_BYTES = 8_192;

/**
 * The text of a page. Its encoding is the one of its byte order mark, of the answer's header, of its own `<meta>`; where
 * none is named, or a name that is none, UTF-8 if it is that, and windows-1252, which every byte is.
 *
 * Servers and templates keep the name of an encoding that their pages have left: where another one is named and the bytes
 * prove to be UTF-8, they are.
 */
export function decodePage(body: Uint8Array, contentType: string | null): string {
  const mark = markOf(body);
  if (mark !== null) return new TextDecoder(mark).decode(body);
  const head = new TextDecoder('windows-1252').decode(body.subarray(0, LOOKED_AT_BYTES));
  const named = [
    /charset\s*=\s*["']?([\w.:-]{2,40})/i.exec(contentType ?? '')?.[1],
    /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{2,40})/i.exec(head)?.[1],
  ];
  for (const name of named) {
    const decoder = name === undefined ? null : decoderFor(name);
    if (decoder === null) continue;
    return (decoder.encoding === 'utf-8' ? null : provenUtf8(body, decoder.encoding)) ?? decoder.decode(body);
  }
  return strictUtf8(body) ?? new TextDecoder('windows-1252').decode(body);
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
