import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../src/outcome.ts';
import { isMetadata, isPublic, readAddress } from '../../src/web/addresses.ts';
import { createWeb } from '../../src/web/guarded-web.ts';
import { type FeedServer, GOOD_FEED, startFeedServer } from '../support/feed-server.ts';
import { recordingDial } from '../support/recording-dial.ts';
import { resolverOf, ssrfRows } from '../support/ssrf-rows.ts';

describe.skipIf(ssrfRows.length === 0)(
  'every address of ../shared/attacks/ssrf.jsonl (skipped where it is absent)',
  () => {
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

    it.each(ssrfRows.map((row) => [row.id, row.why, row] as const))('%s: %s', async (_, __, row) => {
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
  },
);
