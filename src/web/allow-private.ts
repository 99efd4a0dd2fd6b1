/** What an operator lets through beside the public network: `network.allowPrivate` in `sitrep.yaml`, never from chat. */
import { Refusal } from '../outcome.ts';
import { type Address, isMetadata, liesIn, type Range, readRange } from './addresses.ts';

/** One entry of the list, read. */
interface Allowance {
  readonly port: number;
  /** A range of addresses, or the name of one host. */
  readonly to: Range | string;
}

/** The list, read. */
export interface Allowances {
  /** Whether this address may be dialled at this port for a host of this name. */
  allows(host: string, address: Address, port: number): boolean;
  /** Whether the list names this host, so that it may have a private name or an unusual port. */
  names(host: string, port: number): boolean;
  /** Whether any range is listed at this port, so that it is worth looking up what a host resolves to. */
  allowsPort(port: number): boolean;
}

/** The widest ranges that are taken: an operator's own network, never half of the world. */
const WIDEST = { ipv4: 8, ipv6: 7 };

/**
 * Reads "10.0.0.7:8080", "10.20.0.0/16:80", "[fd00::7]:8080", "[fd00::/8]:80" and "intranet.example:8080". Throws
 * `Refusal` (`settings-invalid`) for an entry without a port, for one that lets nearly everything through, and for
 * addresses where clouds hand out credentials.
 */
export function readAllowances(entries: readonly string[]): Allowances {
  const list = entries.map(readEntry);
  return {
    allows: (host, address, port) =>
      !isMetadata(address) &&
      list.some(({ port: at, to }) => at === port && (typeof to === 'string' ? to === host : liesIn(address, to))),
    names: (host, port) => list.some(({ port: at, to }) => at === port && to === host),
    allowsPort: (port) => list.some(({ port: at, to }) => at === port && typeof to !== 'string'),
  };
}

function readEntry(entry: string): Allowance {
  const invalid = (why: string) => new Refusal('settings-invalid', `network.allowPrivate: "${entry}" ${why}`);
  const found = /^(?:\[([^\]]+)\]|([^:[\]]+)):(\d{1,5})$/.exec(entry.trim().toLowerCase());
  if (found === null) throw invalid('is not written as host:port or range:port');
  const host = found[1] ?? found[2] ?? '';
  const port = Number(found[3]);
  if (port < 1 || port > 65_535) throw invalid('has no port between 1 and 65535');
  const range = readRange(host);
  if (range === null) {
    if (!/^[a-z\d_-]+(?:\.[a-z\d_-]+)*$/.test(host)) throw invalid('is neither an address, a range nor a name');
    return { port, to: host };
  }
  const [base, bits] = range;
  if (bits < WIDEST[base.kind()]) throw invalid('lets too much of the world through');
  if (isMetadata(base)) throw invalid('holds the credentials of a cloud');
  return { port, to: range };
}
