import { createServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setDefaultCACertificates } from 'node:tls';
import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createWeb } from '../../src/web/guarded-web.ts';
import { saysRevoked } from '../../src/web/revoked.ts';
import {
  AUTHORITY,
  EXPIRED,
  GOOD,
  LEAF_KEY,
  REVOKED,
  SAYS_GOOD,
  SAYS_REVOKED,
  WILDCARD,
} from '../support/certificates.ts';
import { divertSockets } from '../support/diverted-sockets.ts';
import { GOOD_FEED } from '../support/feed-server.ts';
import { CERTIFICATE, KEY } from '../support/unknown-certificate.ts';

const closing: (() => void)[] = [];
beforeAll(() => setDefaultCACertificates([AUTHORITY]));
afterEach(() => {
  vi.restoreAllMocks();
  for (const close of closing.splice(0)) close();
});

/** Asks a server with this certificate; what it was asked for is counted, by TLS or not. */
async function ask(url: string, { staple = null, ...options }: ServerOptions & { readonly staple?: Buffer | null }) {
  let requests = 0;
  const server = createServer({ key: LEAF_KEY, ...options }, (_, response) => {
    requests += 1;
    response.end(GOOD_FEED);
  });
  server.on('tlsClientError', () => {});
  if (staple !== null) server.on('OCSPRequest', (_certificate, _issuer, answer) => answer(null, staple));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  closing.push(() => server.close().closeAllConnections());
  const { dialled } = divertSockets((server.address() as AddressInfo).port);
  const web = createWeb({ resolve: async () => [{ address: '93.184.216.34' }] });
  const answer = web.get({ url, headers: {}, maxBytes: 10_000 }, new AbortController().signal);
  const outcome = await answer.catch((thrown: unknown) => thrown);
  return { outcome, requests, dialled };
}

describe('a server that proves who it is', () => {
  it.each([
    ['by its name', 'https://wire.example/', { cert: GOOD }],
    ['by its address', 'https://93.184.216.34/', { cert: GOOD }],
    ['by all names of a level', 'https://a.wire.example/', { cert: WILDCARD }],
    ['with the word of its authority', 'https://wire.example/', { cert: GOOD, staple: SAYS_GOOD }],
    ['with words that nobody can read', 'https://wire.example/', { cert: GOOD, staple: Buffer.from('good') }],
  ])('is heard: %s', async (_, url, options) => {
    const { outcome, requests } = await ask(url, options);

    expect(outcome).toMatchObject({ status: 200 });
    expect(requests).toBe(1);
  });
});

describe('a server that does not', () => {
  it.each([
    ['it has the certificate of another', 'https://other.example/', { cert: GOOD }],
    ['its certificate names only the level above', 'https://a.b.wire.example/', { cert: WILDCARD }],
    ['its certificate names a host and not its address', 'https://93.184.216.34/', { cert: WILDCARD }],
    ['its certificate ended years ago', 'https://wire.example/', { cert: EXPIRED }],
    ['it signed for itself', 'https://unknown.example/', { cert: CERTIFICATE, key: KEY }],
    ['its authority took the certificate back', 'https://wire.example/', { cert: REVOKED, staple: SAYS_REVOKED }],
    ['it speaks only TLS of old', 'https://wire.example/', { cert: GOOD, maxVersion: 'TLSv1.1', minVersion: 'TLSv1' }],
  ] as const)('is asked nothing, and not by http instead: %s', async (_, url, options) => {
    const { outcome, requests, dialled } = await ask(url, options);

    expect(outcome).toMatchObject({
      name: 'Refusal',
      code: 'web-unreachable',
      message: expect.stringContaining('prove'),
    });
    expect(requests).toBe(0);
    expect(dialled).toEqual(['93.184.216.34']);
  });
});

describe('the word of an authority', () => {
  it('is understood', () => {
    expect(saysRevoked(SAYS_REVOKED)).toBe(true);
    expect(saysRevoked(SAYS_GOOD)).toBe(false);
  });

  it('says nothing where it is broken, whatever it is', () => {
    for (let end = 0; end < SAYS_REVOKED.length; end += 1) {
      expect(saysRevoked(SAYS_REVOKED.subarray(0, end)), `${end}`).toBe(false);
    }
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => typeof saysRevoked(bytes) === 'boolean'));
    const place = fc.nat(SAYS_REVOKED.length - 1);
    fc.assert(
      fc.property(fc.array(fc.tuple(place, fc.nat(255)), { maxLength: 5 }), (changes) => {
        const bytes = Uint8Array.from(SAYS_REVOKED);
        for (const [at, value] of changes) bytes[at] = value;
        expect(typeof saysRevoked(bytes)).toBe('boolean');
      }),
    );
  });
});
