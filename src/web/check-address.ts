import { Refusal } from '../outcome.ts';
import { isPublic, readAddress } from './addresses.ts';
import type { Allowances } from './allow-private.ts';
import type { Target } from './dial.ts';
import { isPublicName, isWellFormedName } from './host-names.ts';

/** Finds the addresses of a host name; `isListed` where the operator lets this host have a private one. */
export type Resolve = (host: string, isListed: boolean) => Promise<readonly { readonly address: string }[]>;

/** Where feeds and pages are found (`promises.md` S1); an operator may add others one by one. */
const PORTS: ReadonlySet<number> = new Set([80, 443, 8080, 8443]);

const LONGEST_ADDRESS = 2_048;

/** The most addresses of one host that are tried. */
const MOST_ADDRESSES = 3;

/** Reads an address, relative to the one that led to it. Throws `Refusal` (`address-invalid`). */
export function readUrl(text: string, base: URL | null): URL {
  const url = text.length > LONGEST_ADDRESS ? null : URL.parse(text, base?.href);
  const invalid = (why: string) => new Refusal('address-invalid', `"${maskCredentials(text).slice(0, 120)}" ${why}`);
  if (url === null) throw invalid('is no address');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw invalid('is neither http nor https');
  const host = hostOf(url);
  if (readAddress(host) === null && !isWellFormedName(host)) throw invalid('names no host');
  url.hash = '';
  return url;
}

/** Hides the name and password in an address that could not even be read. */
function maskCredentials(text: string): string {
  return text.replace(/\/\/[^/?#]*@/, '//');
}

/** The host as it is compared: lower case, no brackets, no dot at its end. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

/**
 * The connections that may be opened for an address: one for each address of its host, all of them checked. If a single
 * one may not be dialled, none is. The name is resolved at most once. Throws `Refusal` (`address-forbidden`) and what
 * resolving throws.
 */
export async function checkedTargets(url: URL, allowed: Allowances, resolve: Resolve): Promise<readonly Target[]> {
  const host = hostOf(url);
  const secure = url.protocol === 'https:';
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  const forbidden = (why: string) => new Refusal('address-forbidden', `${host}:${port} ${why}`);

  const isLiteral = readAddress(host) !== null;
  const named = allowed.names(host, port);
  const mayBeListed = named || allowed.allowsPort(port);
  const hasPublicName = isLiteral || isPublicName(host);
  if (!hasPublicName && !mayBeListed) throw forbidden('is a name of a private network');
  if (!PORTS.has(port) && !mayBeListed) throw forbidden('is not a port of the web');

  const found = isLiteral ? [{ address: host }] : await resolve(host, named);
  const targets = found.map(({ address: text }) => {
    const address = readAddress(text);
    if (address === null) throw forbidden('has an address nobody can read');
    const listed = allowed.allows(host, address, port);
    if (!listed && !isPublic(address)) throw forbidden(`leads to ${text}, which is no public address`);
    if (!listed && !named && !hasPublicName) throw forbidden('is a name of a private network');
    if (!listed && !named && !PORTS.has(port)) throw forbidden('is not a port of the web');
    return { address: text, port, host, secure };
  });
  if (targets.length === 0) throw new Refusal('web-unreachable', `${host} has no address`);
  // Machines without IPv6 are common, machines without IPv4 are not.
  return targets
    .toSorted((a, b) => Number(a.address.includes(':')) - Number(b.address.includes(':')))
    .slice(0, MOST_ADDRESSES);
}
