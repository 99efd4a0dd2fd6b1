/** What `TextDecoder` does not do: UTF-32, and UTF-8 into which letters of Windows were pasted. */

/** UTF-32 in either order; what is no character becomes U+FFFD. */
export function decodedUtf32(bytes: Uint8Array, isLittle: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const codePoint = view.getUint32(at, isLittle);
    pieces.push(codePoint > 0x10ffff ? '\uFFFD' : String.fromCodePoint(codePoint));
  }
  return pieces.join('');
}

/** Lead bytes that no UTF-8 holds, in the order of the standard: over-long forms and what lies beyond Unicode. */
const NEVER = (byte: number): boolean => byte === 0xc0 || byte === 0xc1 || byte >= 0xf5;

/**
 * UTF-8 with the odd byte that is none. One that stands alone before ASCII is what windows-1252 makes of it (a quotation
 * mark out of a word processor); what is left of a cut or over-long sequence is U+FFFD, so that nothing is hidden in it.
 */
export function mendedUtf8(bytes: Uint8Array): string {
  const decoder = new TextDecoder('utf-8');
  const pieces: string[] = [];
  let from = 0;
  let isWholeBefore = true;
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    const length = byte < 0x80 ? 1 : wholeAt(bytes, at);
    if (length > 0) {
      at += length;
      isWholeBefore = true;
      continue;
    }
    // Marks of Windows stand beside any letter, its letters among those of ASCII.
    const isMark = byte < 0xa0 && isWholeBefore && ((bytes[at + 1] ?? 0x20) < 0x80 || wholeAt(bytes, at + 1) > 0);
    const isLetter = !NEVER(byte) && (bytes[at - 1] ?? 0x20) < 0x80 && (bytes[at + 1] ?? 0x80) < 0x80;
    isWholeBefore = false;
    if (isMark || isLetter) {
      isWholeBefore = true;
      pieces.push(decoder.decode(bytes.subarray(from, at)), WINDOWS.decode(bytes.subarray(at, at + 1)));
      from = at + 1;
    }
    at += 1;
  }
  pieces.push(decoder.decode(bytes.subarray(from)));
  return pieces.join('');
}

const WINDOWS = new TextDecoder('windows-1252');

/** How long the sequence is that begins here; 0 where none does. Its finer rules are the decoder's. */
function wholeAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
  for (let next = 1; next < length; next += 1) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}
