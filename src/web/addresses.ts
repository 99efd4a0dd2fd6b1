/** Which addresses may be dialled. */
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * Ranges that are not the public network (`promises.md` S2: IANA special-purpose registries, and the clouds' own
 * 168.63.129.16). IPv6 is the other way round: only 2000::/3 is public, minus what follows.
 */
const NOT_PUBLIC_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '168.63.129.16/32',
].map((range) => ipaddr.IPv4.parseCIDR(range));
const PUBLIC_V6 = ipaddr.IPv6.parseCIDR('2000::/3');
const NOT_PUBLIC_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20', '3ffe::/16', '2620:4f:8000::/48'].map(
  (range) => ipaddr.IPv6.parseCIDR(range),
);

/** Where clouds hand out credentials: never, whatever an operator lists. */
const METADATA = ['169.254.169.254', '169.254.170.2', '100.100.100.200', '168.63.129.16', 'fd00:ec2::254'].map(
  (address) => ipaddr.parse(address),
);

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** An address in its plainest form: an IPv4 address in IPv6 clothes is the IPv4 address; null when it is none. */
function plain(address: string): Address | null {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (isIP(bare) === 0) return null;
  return ipaddr.process(bare);
}

/** Whether an address lies in the public network. */
export function isPublicAddress(address: string): boolean {
  const found = plain(address);
  if (found === null) return false;
  if (found instanceof ipaddr.IPv4) return !NOT_PUBLIC_V4.some((range) => found.match(range));
  return found.match(PUBLIC_V6) && !NOT_PUBLIC_V6.some((range) => found.match(range));
}

/** What an operator lets through besides: addresses or ranges, each with a port. */
export interface PrivateRule {
  readonly host: string;
  readonly port: number;
}

/** Whether an address hands out the credentials of a cloud. */
export function isMetadataAddress(address: string): boolean {
  const found = plain(address);
  return (
    found !== null &&
    METADATA.some((one) => one.kind() === found.kind() && one.toNormalizedString() === found.toNormalizedString())
  );
}

/**
 * Makes a test of the operator's `network.allowPrivate`: "10.0.0.7:8080", "10.1.0.0/16:80", "[fd00::7]:8080" or
 * "intranet.example:8080". A name lets through whatever private address it resolves to, at that port.
 */
export function privateAllowance(rules: readonly string[]): (host: string, address: string, port: number) => boolean {
  const read = rules.map((rule) => {
    const at = rule.lastIndexOf(':');
    return {
      host: rule
        .slice(0, at)
        .replace(/^\[|\](?=\/|$)/g, '')
        .toLowerCase(),
      port: Number(rule.slice(at + 1)),
    };
  });
  return (host, address, port) => {
    if (isMetadataAddress(address)) return false;
    return read.some((rule) => rule.port === port && (rule.host === host.toLowerCase() || holds(rule.host, address)));
  };
}

function holds(range: string, address: string): boolean {
  const found = plain(address);
  if (found === null) return false;
  try {
    if (!range.includes('/')) return plain(range)?.toNormalizedString() === found.toNormalizedString();
    const [base, bits] = ipaddr.parseCIDR(range);
    // A range of everything would be no guard.
    return bits > 0 && base.kind() === found.kind() && found.match(base as never, bits);
  } catch {
    return false;
  }
}
