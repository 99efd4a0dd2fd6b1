/** How far from its beginning a page may name its encoding; browsers look at 1,024 bytes, pages do not keep to it. */
const LOOKED_AT_BYTES = 8_192;

/**
 * The text of a page. Its encoding is the one of its byte order mark, of the answer's header, of its own `<meta>`; where
 * none is named, or a name that is none, UTF-8 if it is that, and windows-1252, which every byte is.
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
    if (decoder !== null) return decoder.decode(body);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return new TextDecoder('windows-1252').decode(body);
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
