import type { EpochMs } from '../clock.ts';
import { Refusal } from '../outcome.ts';
import { createOriginFiles, type OriginParts } from './origin-files.ts';
import { PAGE_BYTES } from './page-reader.ts';
import type { PageRules } from './ports.ts';
import { NO_ROBOTS, readRobots, robotsRefusal } from './robots-file.ts';
import { isReservedAt, NO_TDM, readTdm } from './tdm-file.ts';

/** A host's refusal is told once in this time. */
const TOLD_AGAIN_MS = 24 * 3_600_000;
const REMEMBERED_HOSTS = 5_000;

/**
 * Asks each origin for its robots.txt (RFC 9309) and its `tdmrep.json` (TDM Reservation Protocol) before a page of it is
 * read, for as long as the process runs.
 *
 * A page may be read where there is no robots.txt; where a host does not say whether there is one, no page of it is read
 * for now (2.3.1.4). The other file is an objection, and one that nobody can read was not made. The feed itself is asked
 * for in any case: a person wanted it (`promises.md` F10).
 */
export function createPageRules(parts: OriginParts): PageRules {
  // Many hosts answer with a page where there is no such file, so both may be as large as one.
  const robots = createOriginFiles(
    {
      path: '/robots.txt',
      accept: 'text/plain',
      maxBytes: PAGE_BYTES,
      read: readRobots,
      none: NO_ROBOTS,
      againMs: 15 * 60_000,
    },
    parts,
  );
  const tdm = createOriginFiles(
    {
      path: '/.well-known/tdmrep.json',
      accept: 'application/json',
      maxBytes: PAGE_BYTES,
      read: readTdm,
      none: NO_TDM,
      againMs: 3_600_000,
    },
    parts,
  );
  const toldAt = new Map<string, EpochMs>();

  return {
    async refusal({ url: address, publicOnly }, signal) {
      const url = new URL(address);
      const rules = await robots.of(url.origin, publicOnly, signal);
      if ('unknown' in rules) return rules.unknown;
      const line = robotsRefusal(rules.said, url);
      if (line !== null) return new Refusal('page-refused', `robots.txt of ${url.host} says "${line}"`);
      const reservation = await tdm.of(url.origin, publicOnly, signal);
      if ('unknown' in reservation || !isReservedAt(reservation.said, url)) return null;
      return new Refusal('page-refused', `tdmrep.json of ${url.host} reserves it`);
    },
    delayMs: (address) => robots.known(new URL(address).origin)?.delayMs ?? 0,
    isNews(host) {
      const now = parts.clock();
      const last = toldAt.get(host);
      if (last !== undefined && now - last < TOLD_AGAIN_MS) return false;
      toldAt.delete(host);
      toldAt.set(host, now);
      const [oldest] = toldAt.keys();
      if (oldest !== undefined && toldAt.size > REMEMBERED_HOSTS) toldAt.delete(oldest);
      return true;
    },
  };
}
