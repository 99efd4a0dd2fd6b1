/** Which addresses belong to the public network. */
import ipaddr from 'ipaddr.js';

/**
 * IPv4 ranges that are not the public network (`promises.md` S2): the IANA special-purpose registry, multicast and
 * reserved space, and 168.63.129.16, where Azure's hosts answer.
 */
const NOT_PUBLIC_V4 =
  `0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
  192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24
  203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 168.63.129.16/32`
    .split(/\s+/)
    .map((range) => ipaddr.IPv4.parseCIDR(range));

/** In IPv6 only global unicast is public, without what is reserved inside it: everything else is no feed's home. */
const PUBLIC_V6 = ipaddr.IPv6.parseCIDR('2000::/3');
const NOT_PUBLIC_V6 = '2001::/23 2001:db8::/32 2002::/16 3fff::/20 3ffe::/16 2620:4f:8000::/48'
  .split(' ')
  .map((range) => ipaddr.IPv6.parseCIDR(range));

/** Where clouds hand out credentials and rule their machines: never read, whatever an operator lists. */
const METADATA_V4 = ['169.254.0.0/16', '168.63.129.16/32', '100.100.100.200/32', '192.0.0.192/32'].map((range) =>
  ipaddr.IPv4.parseCIDR(range),
);
const METADATA_V6 = ['fe80::/10', 'fd00:ec2::/32', 'fd20:ce::254/128'].map((range) => ipaddr.IPv6.parseCIDR(range));

/** An address in numbers. */
export type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** A range of addresses: its first address, and how many bits all of them share. */
export type Range = readonly [Address, number];

/**
 * Reads an address as the network library writes it ("10.0.0.1", "::1", "[::1]"), or null. Short, octal and hexadecimal
 * spellings are no addresses here: `URL` has already made them plain.
 */
export function readAddress(text: string): Address | null {
  const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
  if (ipaddr.IPv4.isValidFourPartDecimal(bare)) return ipaddr.IPv4.parse(bare);
  if (!bare.includes(':') || bare.includes('%') || !ipaddr.IPv6.isValid(bare)) return null;
  return ipaddr.IPv6.parse(bare);
}

/** Reads "10.20.0.0/16" or a single address as a range; null when it is neither. */
export function readRange(text: string): Range | null {
  const [base = '', bits, ...rest] = text.split('/');
  const address = readAddress(base);
  if (address === null || rest.length > 0) return null;
  const width = address.kind() === 'ipv4' ? 32 : 128;
  if (bits === undefined) return [address, width];
  return /^\d{1,3}$/.test(bits) && Number(bits) <= width ? [address, Number(bits)] : null;
}

/** Whether an address lies in a range. */
export function liesIn(address: Address, [base, bits]: Range): boolean {
  if (address instanceof ipaddr.IPv4) return base instanceof ipaddr.IPv4 && address.match(base, bits);
  return base instanceof ipaddr.IPv6 && address.match(base, bits);
}

/** Whether an address belongs to the public network. */
export function isPublic(address: Address): boolean {
  if (address instanceof ipaddr.IPv4) return !NOT_PUBLIC_V4.some((range) => liesIn(address, range));
  return liesIn(address, PUBLIC_V6) && !NOT_PUBLIC_V6.some((range) => liesIn(address, range));
}

/** Whether a cloud's own services answer at an address. */
export function isMetadata(address: Address): boolean {
  if (address instanceof ipaddr.IPv4) return METADATA_V4.some((range) => liesIn(address, range));
  if (address.isIPv4MappedAddress()) return isMetadata(address.toIPv4Address());
  return METADATA_V6.some((range) => liesIn(address, range));
}
