import { parse } from 'tldts';

/** Top-level names that are listed as public and lead nowhere public all the same (RFC 3172, 7686). */
const NOT_PUBLIC: ReadonlySet<string> = new Set(['arpa', 'onion']);

/** Reserved for documentation (RFC 2606); nobody can own a name below it, and ours need names that nobody owns. */
const DOCUMENTATION = 'example';

/**
 * Whether a host name can belong to the public network: it has a dot and a top-level name of the public suffix list.
 * That leaves out "localhost", "postgres", "router.lan", "metadata.google.internal" and whatever else a network may
 * call its own machines. Refused by name, such a host is not even looked up.
 */
export function isPublicName(host: string): boolean {
  const labels = host.split('.');
  const top = labels.at(-1) ?? '';
  if (labels.length < 2 || NOT_PUBLIC.has(top)) return false;
  if (top === DOCUMENTATION) return true;
  return parse(host, { allowPrivateDomains: false }).isIcann === true;
}

/** Whether a host name is well-formed (RFC 1035 2.3.4): no empty label, none over 63 characters, 253 in all. */
export function isWellFormedName(host: string): boolean {
  return host.length <= 253 && host.split('.').every((label) => /^[a-z\d_](?:[a-z\d_-]{0,61}[a-z\d_])?$/.test(label));
}
