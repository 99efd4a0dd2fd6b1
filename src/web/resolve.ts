/** Finds the addresses of names without one that hangs keeping others waiting. */
import { lookup, Resolver } from 'node:dns/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { Refusal } from '../outcome.ts';
import type { Resolve } from './check-address.ts';

/** A server that does not answer is asked twice: 1.5 seconds and then 3, within the limit for a name (`promises.md` F6). */
const PATIENCE = { timeout: 1_500, tries: 2 };

/** Whoever has an IPv4 address waits no longer for one of IPv6 (RFC 8305, 3). */
const SECOND_ANSWER_MS = 50;

/** What a name server says that knows nothing of a name, or where there is none: only this machine itself may know more. */
const UNKNOWN: ReadonlySet<string> = new Set(['ENOTFOUND', 'ENODATA', 'ECONNREFUSED', 'EBADNAME']);

/** Names are asked for with this. */
export interface NameResolver {
  readonly resolve: Resolve;
  /** Gives up all that is still asked for. */
  close(): void;
}

/** As the machine itself finds names: its own files, its search list, whatever else it was told. */
const bySystem: Resolve = (host) => lookup(host, { all: true, order: 'verbatim' });

/**
 * Asks the name servers of this machine directly. The machine's own way, through the system's library, finds two names at a
 * time in all and is held by each that hangs for ten seconds and more: a few dead domains would keep every feed waiting. It is
 * taken for names that the operator lists, and for those that name servers do not know.
 */
export function createResolver({
  servers = null,
  system = bySystem,
}: {
  readonly servers?: readonly string[] | null;
  readonly system?: Resolve;
} = {}): NameResolver {
  const resolver = new Resolver(PATIENCE);
  if (servers !== null) resolver.setServers(servers);
  return {
    async resolve(host, isListed) {
      if (isListed) return system(host, isListed);
      const four = outcome(resolver.resolve4(host));
      const six = outcome(resolver.resolve6(host));
      const first = await four;
      const found = [first, first.addresses.length === 0 ? await six : await Promise.race([six, none()])];
      const addresses = found.flatMap((answer) => answer.addresses);
      if (addresses.length > 0) return addresses.map((address) => ({ address }));
      const said = found.find(({ code }) => !UNKNOWN.has(code));
      if (said !== undefined) throw said.cause;
      return system(host, isListed);
    },
    close: () => resolver.cancel(),
  };
}

interface Answer {
  readonly addresses: readonly string[];
  /** Why there are none. */
  readonly code: string;
  readonly cause: unknown;
}

async function outcome(asked: Promise<readonly string[]>): Promise<Answer> {
  try {
    return { addresses: await asked, code: 'ENODATA', cause: null };
  } catch (cause) {
    return { addresses: [], code: String((cause as { readonly code?: unknown }).code ?? ''), cause };
  }
}

async function none(): Promise<Answer> {
  await wait(SECOND_ANSWER_MS);
  return { addresses: [], code: 'ENODATA', cause: null };
}

/** The same, for as long as `limitMs`. Throws `Refusal` (`web-timeout`, `web-unreachable`). */
export function withinLimit(resolve: Resolve, limitMs: number): Resolve {
  return async (host, isListed) => {
    const late = () => new Refusal('web-timeout', `the name ${host} was not found in time`);
    const { promise: tooLate, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(late()), limitMs);
    try {
      return await Promise.race([resolve(host, isListed), tooLate]);
    } catch (cause) {
      if (cause instanceof Refusal) throw cause;
      if ((cause as { readonly code?: unknown } | null)?.code === 'ETIMEOUT') throw late();
      throw new Refusal('web-unreachable', `the name ${host} is not known`, { cause });
    } finally {
      clearTimeout(timer);
    }
  };
}
