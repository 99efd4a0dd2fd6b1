import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHostTurns } from '../../src/articles/host-turns.ts';
import { createPageRules } from '../../src/articles/page-rules.ts';
import { createWeb } from '../../src/web/guarded-web.ts';
import { hostPauses, sleepingClock } from '../support/page-reading.ts';

const CLOSED = 'User-agent: sitrep\nDisallow: /closed\n';
const { signal } = new AbortController();

type Answer = (response: ServerResponse, path: string) => void;

/** What the server answers where it is asked for its robots.txt, and below other paths. */
let answer: Answer = () => {};
const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(`${request.headers['user-agent']} ${request.url}`);
  if (request.url?.startsWith('/.well-known/')) response.writeHead(404).end();
  else answer(response, request.url ?? '');
});

beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)));
afterAll(() => new Promise<void>((done) => server.close(() => done())));

/** What a new bot makes of a page of that server. */
async function refusal(robots: Answer, path = '/closed'): Promise<string | null> {
  answer = robots;
  asked.length = 0;
  const { port } = server.address() as AddressInfo;
  const web = createWeb({ allowPrivate: [`127.0.0.1:${port}`] });
  const time = sleepingClock(Date.UTC(2026, 2, 13, 12));
  const rules = createPageRules({ web, turns: createHostTurns(time), clock: time.clock, feedStates: hostPauses() });
  try {
    return (await rules.refusal({ url: `http://127.0.0.1:${port}${path}`, publicOnly: false }, signal))?.code ?? null;
  } finally {
    await web.close();
  }
}

/** Redirects until a path ends with as many steps. */
const redirects =
  (steps: number): Answer =>
  (response, path) => {
    const step = path.length - '/robots.txt'.length;
    if (step >= steps) response.writeHead(200, { 'content-type': 'text/plain' }).end(CLOSED);
    else response.writeHead(302, { location: `${path}x` }).end();
  };

describe('a host on the network', () => {
  it('is asked under the name by which its robots.txt may speak to us', async () => {
    expect(await refusal((response) => response.writeHead(200).end(CLOSED))).toBe('page-refused');
    expect(await refusal((response) => response.writeHead(200).end(CLOSED), '/open')).toBeNull();
    expect(asked[0]).toMatch(/^sitrep\/\S+ \(\+\S+\) \/robots\.txt$/);
  });

  it('may redirect five times, and has no rules after that', async () => {
    expect(await refusal(redirects(5))).toBe('page-refused');
    expect(await refusal(redirects(6))).toBeNull();
    expect(await refusal((response) => response.writeHead(302, { location: '/robots.txt' }).end())).toBeNull();
  });

  it('may redirect to no place that may not be read', async () => {
    const inside: Answer = (response) => response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end();
    expect(await refusal(inside)).toBe('redirect-refused');
  });

  it('may send ten megabytes, or a gigabyte in a small parcel, and is then not read', async () => {
    const large: Answer = (response) => response.writeHead(200).end(Buffer.alloc(10_000_000, 'a'));
    const bomb = gzipSync(Buffer.alloc(64_000_000));
    const packed: Answer = (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);

    expect(await refusal(large)).toBe('web-too-large');
    expect(await refusal(packed)).toBe('web-too-large');
  });

  it('may break off, and is then not read', async () => {
    const broken: Answer = (response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('User-agent: *\n', () => response.destroy());
    };
    expect(await refusal(broken)).toMatch(/^web-/);
  });

  it('may answer with a page where it has no such file', async () => {
    const page: Answer = (response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><p>Disallow: /</p>');
    expect(await refusal(page)).toBeNull();
  });
});
