/** What an authority says of a certificate, where the server brings its word along (OCSP stapling, RFC 6066 8, RFC 6960). */

/** One element of DER, and where its content is. */
interface Element {
  readonly tag: number;
  readonly from: number;
  readonly to: number;
}

const SEQUENCE = 0x30;
const OCTETS = 0x04;
/** "[0]", constructed: `responseBytes`. */
const FIRST = 0xa0;
/** "[1]" in place of `CertStatus`: revoked (RFC 6960, 4.2.1). */
const REVOKED = 0xa1;

/**
 * Whether the answer says that a certificate was taken back. Its signature is not looked at: a server that brings a wrong
 * answer harms only itself. What is no such answer says nothing.
 */
export function saysRevoked(answer: Uint8Array): boolean {
  const basic = within(answer, whole(answer), [SEQUENCE, FIRST, SEQUENCE, OCTETS, SEQUENCE, SEQUENCE]);
  const responses = basic && children(answer, basic).find(({ tag }) => tag === SEQUENCE);
  if (!responses) return false;
  return children(answer, responses).some((single) => children(answer, single)[1]?.tag === REVOKED);
}

function whole(bytes: Uint8Array): Element {
  return { tag: 0, from: 0, to: bytes.length };
}

/** Goes down from element to element, each time to the first child of a kind; null where there is none. */
function within(bytes: Uint8Array, start: Element, tags: readonly number[]): Element | null {
  let at: Element = start;
  for (const wanted of tags) {
    const next = children(bytes, at).find(({ tag }) => tag === wanted);
    if (next === undefined) return null;
    at = next;
  }
  return at;
}

/** The elements within an element (X.690, 8.1); those up to the first that is broken. */
function children(bytes: Uint8Array, { from, to }: Element): readonly Element[] {
  const found: Element[] = [];
  for (let at = from; at + 2 <= to; ) {
    const tag = bytes[at] ?? 0;
    const short = bytes[at + 1] ?? 0;
    const longer = short < 0x80 ? 0 : short & 0x7f;
    if (longer > 3 || short === 0x80) break;
    let length = longer === 0 ? short : 0;
    for (let digit = 0; digit < longer; digit += 1) length = length * 256 + (bytes[at + 2 + digit] ?? 0);
    const start = at + 2 + longer;
    if (start + length > to) break;
    found.push({ tag, from: start, to: start + length });
    at = start + length;
  }
  return found;
}
