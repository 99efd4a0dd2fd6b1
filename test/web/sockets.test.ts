import { once } from 'node:events';
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Refusal } from '../../src/outcome.ts';
import { isMetadata, isPublic, readAddress } from '../../src/web/addresses.ts';
import { createWeb } from '../../src/web/guarded-web.ts';
import { type Diverted, divertSockets } from '../support/diverted-sockets.ts';
import { type FeedServer, GOOD_FEED, startFeedServer } from '../support/feed-server.ts';
import { resolverOf, ssrfRows } from '../support/ssrf-rows.ts';

const { signal } = new AbortController();

let seen: Diverted;
let server: FeedServer;
let redirects: readonly (readonly [number, string])[] = [];

beforeAll(async () => {
  server = await startFeedServer((response) => {
    const [redirect, ...rest] = redirects;
    redirects = rest;
    if (redirect === undefined) response.end(GOOD_FEED);
    else response.writeHead(redirect[0], { location: redirect[1] }).end();
  });
});
afterAll(() => server.close());

beforeEach(() => {
  seen = divertSockets(server.port);
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Of the addresses that sockets were told to connect to, those nobody may. */
const forbidden = (dialled: readonly string[], mayBePrivate: boolean) =>
  dialled.filter((address) => {
    const numbers = readAddress(address);
    return numbers === null || isMetadata(numbers) || !(mayBePrivate || isPublic(numbers));
  });

describe('the sockets of this process', () => {
  it('are seen, whoever opens them', async () => {
    const socket = connect({ host: '10.0.0.1', port: 80 });
    await once(socket, 'connect');
    socket.destroy();

    expect(forbidden(seen.dialled, false)).toEqual(['10.0.0.1']);
  });

  it.skipIf(ssrfRows.length === 0)(
    'lead to no forbidden address in any row of ../shared/attacks/ssrf.jsonl',
    async () => {
      for (const row of ssrfRows) {
        const before = seen.dialled.length;
        redirects = row.redirects ?? [];
        const { resolve } = resolverOf(row);
        const allowPrivate = row.config?.allow_private ?? [];
        // Nobody proves who they are here, so what is asked by TLS ends at the handshake: the address is what counts.
        const poll = async () => {
          const web = createWeb({ allowPrivate, resolve, limits: { totalMs: 5_000 } });
          return web.get({ url: row.url, headers: {}, maxBytes: 10_000 }, signal);
        };
        await poll().catch(() => {});
        if (row.expect === 'connects_only_to') await poll().catch(() => {});
        const dialled = seen.dialled.slice(before);

        expect(forbidden(dialled, allowPrivate.length > 0 && row.expect === 'allow'), `${row.id} ${row.why}`).toEqual(
          [],
        );
        if (row.expect === 'allow') expect(dialled, row.id).not.toEqual([]);
        if (row.expect === 'block' && row.redirects === undefined) expect(dialled, row.id).toEqual([]);
      }
    },
  );

  it('lead nowhere but to what a lying name server said in the one answer that was checked, a thousand times', async () => {
    const open = fc.constantFrom('93.184.216.34', '8.8.8.8', '2606:4700::1111', '151.101.1.1');
    const hidden = fc.constantFrom(
      '127.0.0.1',
      '10.0.0.1',
      '169.254.169.254',
      '::1',
      'fd00::1',
      '::ffff:10.0.0.1',
      '0.0.0.0',
    );
    const answer = fc.array(fc.oneof(open, hidden), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(answer), fc.nat(2), async (answers, hops) => {
        const before = seen.dialled.length;
        const said: (readonly string[])[] = [];
        redirects = Array.from({ length: hops }, () => [302, '/again'] as const);
        const web = createWeb({
          resolve: async () => {
            const { value } = answers.next();
            said.push(value);
            return value.map((address: string) => ({ address }));
          },
        });

        const outcome = await web
          .get({ url: 'http://rebinding.example/', headers: {}, maxBytes: 10_000 }, signal)
          .catch((thrown: unknown) => thrown);

        // One question a hop, one connection for each answer that was public as a whole.
        expect(said.length).toBeLessThanOrEqual(hops + 1);
        const dialled = seen.dialled.slice(before);
        expect(forbidden(dialled, false)).toEqual([]);
        const good = said.filter((addresses) => addresses.every((address) => isPublic(readAddress(address)!)));
        expect(dialled).toHaveLength(good.length);
        for (const [hop, address] of dialled.entries()) expect(good[hop]).toContain(address);
        expect(outcome instanceof Refusal).toBe(good.length < hops + 1);
      }),
      { numRuns: 1_000 },
    );
  });
});
