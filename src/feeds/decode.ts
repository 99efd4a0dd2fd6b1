/** The bytes of a feed as text. */

/** How far from its beginning an XML document may name its encoding. */
const PROLOG_BYTES = 1_024;

/**
 * The text of a feed: by byte order mark, then the answer's header, then the XML declaration, then UTF-8 where it is
 * that, then windows-1252, which every byte is. Never UTF-7. What comes out is well-formed Unicode.
 */
export function decodeFeed(bytes: Uint8Array, contentType: string | null): string {
  return decoded(bytes, contentType)
    .replace(/^\uFEFF/, '')
    .toWellFormed();
}

function decoded(bytes: Uint8Array, contentType: string | null): string {
  const mark = byteOrder(bytes);
  if (mark !== null) return new TextDecoder(mark).decode(bytes);
  const header = /charset\s*=\s*["']?([\w.:-]{2,40})/i.exec(contentType ?? '')?.[1];
  const prolog = new TextDecoder('windows-1252').decode(bytes.subarray(0, PROLOG_BYTES));
  const declared = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']/i.exec(prolog)?.[1];
  for (const label of [header, declared]) {
    // A declaration that was read byte by byte is no UTF-16, whatever it says of itself.
    const decoder = label === undefined || /^utf-?16/i.test(label) ? null : strict(label);
    const text = decoder === null ? null : attempt(decoder, bytes);
    if (text !== null) return text;
  }
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  return attempt(utf8, bytes) ?? new TextDecoder(mostlyUtf8(bytes) ? 'utf-8' : 'windows-1252').decode(bytes);
}

function byteOrder(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  // "<?" without a mark.
  if (a === 0x3c && b === 0 && c === 0x3f && d === 0) return 'utf-16le';
  return a === 0 && b === 0x3c && c === 0 && d === 0x3f ? 'utf-16be' : null;
}

function strict(label: string): InstanceType<typeof TextDecoder> | null {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    return null;
  }
}

function attempt(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** Whether a few broken bytes stand in what is UTF-8 otherwise: more sequences that are whole than bytes that are not. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  let whole = 0;
  let broken = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) continue;
    const more = byte >= 0xf0 && byte < 0xf5 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 && byte < 0xe0 ? 1 : 0;
    let followed = more > 0 && byte < 0xf5;
    for (let k = 1; k <= more && followed; k++) followed = ((bytes[i + k] ?? 0) & 0xc0) === 0x80;
    if (followed) {
      whole++;
      i += more;
    } else broken++;
  }
  return whole > broken;
}
