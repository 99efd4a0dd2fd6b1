import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../src/outcome.ts';
import { isMetadata, isPublic, readAddress } from '../../src/web/addresses.ts';
import { createWeb } from '../../src/web/guarded-web.ts';
import { type FeedServer, GOOD_FEED, startFeedServer } from '../support/feed-server.ts';
import { recordingDial } from '../support/recording-dial.ts';

const FILE = '../shared/attacks/ssrf.jsonl';

interface Row {
  readonly id: string;
  readonly url: string;
  readonly why: string;
  readonly expect: 'allow' | 'block' | 'connects_only_to';
  readonly dns?: Readonly<Record<string, readonly string[] | string>>;
  readonly dns_sequence?: Readonly<Record<string, readonly (readonly string[])[]>>;
  readonly later_dns?: Readonly<Record<string, readonly string[]>>;
  readonly connect_only?: readonly string[];
  readonly redirects?: readonly (readonly [number, string])[];
  readonly config?: { readonly allow_private?: readonly string[] };
  readonly second_request_must_not_have?: readonly string[];
}

const rows: readonly Row[] = existsSync(FILE)
  ? readFileSync(FILE, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  : [];

/** Answers as the row says; the last answer of a sequence stays. */
function resolverOf({ dns = {}, dns_sequence = {}, later_dns = {} }: Row) {
  const asked: string[] = [];
  const resolve = async (host: string) => {
    const before = asked.filter((name) => name === host).length;
    asked.push(host);
    const sequence = [...(dns_sequence[host] ?? []), ...(later_dns[host] === undefined ? [] : [later_dns[host]])];
    const found = sequence[Math.min(before, sequence.length - 1)] ?? dns[host] ?? dns['*'];
    if (found === undefined || typeof found === 'string') throw new Error(found ?? 'ENOTFOUND');
    return found.map((address) => ({ address }));
  };
  return { resolve, asked };
}

describe.skipIf(rows.length === 0)('every address of ../shared/attacks/ssrf.jsonl (skipped where it is absent)', () => {
  let server: FeedServer;
  let redirects: readonly (readonly [number, string])[] = [];
  let seen = 0;

  beforeAll(async () => {
    server = await startFeedServer((response) => {
      const redirect = redirects[seen++];
      if (redirect === undefined) response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(GOOD_FEED);
      else response.writeHead(redirect[0], { location: redirect[1] }).end();
    });
  });
  afterAll(() => server.close());

  it.each(rows.map((row) => [row.id, row.why, row] as const))('%s: %s', async (_, __, row) => {
    redirects = row.redirects ?? [];
    seen = 0;
    const before = server.asked.length;
    const { dial, dialled } = recordingDial(server.port);
    const { resolve, asked } = resolverOf(row);
    const poll = async () => {
      const web = createWeb({ allowPrivate: row.config?.allow_private ?? [], resolve, dial });
      return web.get({ url: row.url, headers: {}, maxBytes: 10_000 }, new AbortController().signal);
    };

    const outcome = await poll().catch((thrown) => thrown);
    if (row.expect === 'connects_only_to') await poll().catch(() => {});

    if (row.expect === 'block') expect(outcome).toBeInstanceOf(Refusal);
    else expect(outcome.status).toBe(200);
    const listed = (row.config?.allow_private?.length ?? 0) > 0;
    for (const { address } of dialled) {
      const numbers = readAddress(address)!;
      expect(isPublic(numbers) || (listed && row.expect === 'allow'), address).toBe(true);
      expect(isMetadata(numbers), address).toBe(false);
      if (row.connect_only) expect(row.connect_only).toContain(address);
    }
    if (row.expect === 'block' && row.redirects === undefined) expect(dialled).toEqual([]);
    if (row.expect === 'connects_only_to') expect(asked.length).toBeLessThanOrEqual(2);
    for (const name of row.second_request_must_not_have ?? []) {
      expect(server.asked[before]?.headers.authorization).toBeDefined();
      expect(server.asked[before + 1]?.headers).not.toHaveProperty(name);
    }
  });
});
