import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer as createTcpServer } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createWeb, type WebOptions } from '../../src/web/guarded-web.ts';
import { type Answer, type FeedServer, GOOD_FEED, startFeedServer } from '../support/feed-server.ts';
import { recordingDial } from '../support/recording-dial.ts';
import { CERTIFICATE, KEY } from '../support/unknown-certificate.ts';

const { signal } = new AbortController();
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function serve(answer: Answer): Promise<FeedServer> {
  const server = await startFeedServer(answer);
  closing.push(server.close);
  return server;
}

/** A server that says what it likes, HTTP or not. */
async function serveBytes(answer: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket.on('error', () => {}));
    answer(socket);
  });
  return listen(server, sockets);
}

async function listen(server: Server, sockets: ReadonlySet<Socket>): Promise<string> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  closing.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((closed) => void server.close(() => closed()));
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function get(
  url: string,
  options: WebOptions = {},
  headers: Readonly<Record<string, string>> = {},
  maxBytes = 5_000_000,
) {
  const { host, port } = new URL(url);
  const allowPrivate = port === '' ? [] : [host];
  const web = createWeb({ allowPrivate, limits: { totalMs: 2_000 }, ...options });
  closing.push(web.close);
  return web.get({ url, headers, maxBytes }, signal);
}

const textOf = ({ body }: { body: Uint8Array }) => new TextDecoder().decode(body);

describe('a request', () => {
  it('says who asks and nothing more, on a connection of its own', async () => {
    const server = await serve((response) => response.writeHead(200, { 'set-cookie': 'a=b' }).end('x'));
    const headers = { accept: 'text/xml', 'if-none-match': '"é"', cookie: 'c=d', referer: 'https://x.example' };
    const options = { contact: 'https://desk.example' };

    await get(server.url('/f?a=1#part'), options, headers);
    await get(server.url('/f?a=1'), options, headers);

    for (const { path, headers: sent } of server.asked) {
      expect(path).toBe('/f?a=1');
      expect(sent).toEqual({
        host: server.host,
        connection: 'close',
        'user-agent': 'sitrep/0.1.0 (+https://desk.example)',
        accept: 'text/xml',
        'accept-encoding': 'gzip, br, deflate',
        'if-none-match': '"é"',
      });
    }
  });

  it('does not go through a proxy of the environment', async () => {
    const server = await serve((response) => response.end('x'));
    const before = process.env.HTTP_PROXY;
    process.env.HTTP_PROXY = 'http://127.0.0.1:9';
    try {
      expect((await get(server.url('/'))).status).toBe(200);
    } finally {
      if (before === undefined) delete process.env.HTTP_PROXY;
      else process.env.HTTP_PROXY = before;
    }
  });

  it('tries the next address of a host when one does not answer', async () => {
    const server = await serve((response) => response.end('x'));
    const { dial, dialled } = recordingDial(server.port);
    const broken: typeof dial = (target, timeoutMs, stop) =>
      target.address === '93.184.216.34' ? Promise.reject(new Error('dead')) : dial(target, timeoutMs, stop);
    const resolve = async () => [{ address: '2606:4700::1111' }, { address: '93.184.216.34' }];

    const answer = await get('http://wire.example/', { resolve, dial: broken });

    expect(answer.status).toBe(200);
    expect(dialled.map(({ address }) => address)).toEqual(['2606:4700::1111']);
  });

  it('is answered by an error status like by any other, its body unread', async () => {
    const server = await serve((response) => response.writeHead(503, { 'retry-after': '60' }).end('x'.repeat(1_000)));

    const answer = await get(server.url('/'));

    expect(answer).toMatchObject({ status: 503, body: new Uint8Array() });
    expect(answer.headers.get('retry-after')).toBe('60');
  });
});

describe('a body', () => {
  it.each([
    ['gzip', gzipSync(GOOD_FEED)],
    ['br', brotliCompressSync(GOOD_FEED)],
    ['deflate', deflateSync(GOOD_FEED)],
    ['deflate', deflateRawSync(GOOD_FEED)],
    ['identity', Buffer.from(GOOD_FEED)],
  ])('is read where it is compressed by %s', async (coding, bytes) => {
    const server = await serve((response) => response.writeHead(200, { 'content-encoding': coding }).end(bytes));

    expect(textOf(await get(server.url('/')))).toBe(GOOD_FEED);
  });

  it.each([
    [
      'too large once it is decompressed',
      { 'content-encoding': 'gzip' },
      gzipSync(Buffer.alloc(6_000_000)),
      'web-too-large',
    ],
    ['too large by what it declares', { 'content-length': '6000000' }, Buffer.from('x'), 'web-too-large'],
    ['too large as it comes', {}, Buffer.alloc(6_000_000), 'web-too-large'],
    ['compressed more than once', { 'content-encoding': 'gzip, gzip' }, gzipSync(gzipSync('x')), 'web-bad-answer'],
    ['compressed by something unasked', { 'content-encoding': 'zstd' }, Buffer.from('x'), 'web-bad-answer'],
    ['compressed and cut off', { 'content-encoding': 'gzip' }, gzipSync(GOOD_FEED).subarray(0, 60), 'web-bad-answer'],
    ['not compressed as it says', { 'content-encoding': 'gzip' }, Buffer.from(GOOD_FEED), 'web-bad-answer'],
    ['cut off', { 'content-length': '5000' }, Buffer.from('x'), 'web-bad-answer'],
  ])('is refused when it is %s', async (_, headers, bytes, code) => {
    const host = await serveBytes((socket) => {
      const lines = Object.entries({ ...headers, connection: 'close' }).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.once('data', () => {
        socket.write(`HTTP/1.1 200 OK\r\n${lines.join('')}\r\n`);
        socket.end(bytes);
      });
    });

    await expect(get(`http://${host}/`)).rejects.toMatchObject({ name: 'Refusal', code });
  });
});

describe('an answer', () => {
  it.each([
    ['never comes', () => {}, 'web-timeout'],
    [
      'drips',
      (socket: Socket) => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        const timer = setInterval(() => socket.write('x'), 50);
        socket.once('close', () => clearInterval(timer));
      },
      'web-timeout',
    ],
    ['breaks off', (socket: Socket) => socket.destroy(), 'web-bad-answer'],
    ['is no HTTP', (socket: Socket) => socket.end('<rss/>'), 'web-bad-answer'],
    [
      'has 1 MB of headers',
      (socket: Socket) => socket.end(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(1_000_000)}\r\n\r\n`),
      'web-bad-answer',
    ],
    [
      'has 200 headers',
      (socket: Socket) => socket.end(`HTTP/1.1 200 OK\r\n${'x: y\r\n'.repeat(200)}\r\n`),
      'web-bad-answer',
    ],
  ] as const)('that %s is refused in time', async (_, answer, code) => {
    const host = await serveBytes((socket) => void socket.once('data', () => answer(socket)));
    const began = performance.now();

    await expect(get(`http://${host}/`, { limits: { totalMs: 400 } })).rejects.toMatchObject({ code });
    expect(performance.now() - began).toBeLessThan(1_500);
  });

  it('that nobody waits for any more ends with the reason of who stopped', async () => {
    const host = await serveBytes(() => {});
    const stop = new AbortController();
    const web = createWeb({ allowPrivate: [host] });
    const asked = web.get({ url: `http://${host}/`, headers: {}, maxBytes: 10 }, stop.signal);
    stop.abort(new Error('enough'));

    await expect(asked).rejects.toThrow('enough');
  });

  it('from a host whose name is not found in time, or not known, is refused', async () => {
    const never = () => new Promise<never>(() => {});
    const unknown = () => Promise.reject(new Error('ENOTFOUND'));

    await expect(get('http://wire.example/', { resolve: never, limits: { dnsMs: 50 } })).rejects.toMatchObject({
      code: 'web-timeout',
    });
    await expect(get('http://wire.example/', { resolve: unknown })).rejects.toMatchObject({ code: 'web-unreachable' });
  });

  it('from a host that cannot prove who it is, is refused, and http is not tried instead', async () => {
    const sockets = new Set<Socket>();
    let requests = 0;
    const server = createTlsServer({ key: KEY, cert: CERTIFICATE }, (_, response) => {
      requests += 1;
      response.end(GOOD_FEED);
    });
    server.on('connection', (socket) => void sockets.add(socket as Socket));
    const host = await listen(server, sockets);

    await expect(get(`https://${host}/`)).rejects.toMatchObject({
      code: 'web-unreachable',
      message: expect.stringContaining('prove'),
    });
    expect(requests).toBe(0);
  });
});

describe('a redirect', () => {
  it('is followed five times, and told', async () => {
    const server = await serve((response, { path }) => {
      const count = Number(path.slice(1));
      if (count < 5) response.writeHead(301, { location: `/${count + 1}` }).end();
      else response.end('x');
    });

    const answer = await get(server.url('/0'));

    expect(answer.url).toBe(server.url('/5'));
    expect(answer.redirects).toHaveLength(5);
    expect(answer.redirects[0]).toEqual({ status: 301, to: server.url('/1') });
  });

  it('is told and not followed for whoever wants to decide, but checked all the same', async () => {
    const server = await serve((response, { path }) =>
      response.writeHead(302, { location: path === '/private' ? 'https://10.0.0.1/' : '/b' }).end(),
    );
    const web = createWeb({ allowPrivate: [server.host] });
    const ask = (path: string) =>
      web.get({ url: server.url(path), headers: {}, maxBytes: 1_000, follows: false }, new AbortController().signal);

    expect(await ask('/a')).toMatchObject({ status: 302, redirects: [{ status: 302, to: server.url('/b') }] });
    expect(server.asked.map(({ path }) => path)).toEqual(['/a']);
    await web.close();
  });

  it('is not followed a sixth time', async () => {
    const server = await serve((response) => response.writeHead(302, { location: '/again' }).end());

    await expect(get(server.url('/'))).rejects.toMatchObject({ code: 'too-many-redirects' });
    expect(server.asked).toHaveLength(6);
  });

  it.each([
    ['from https to http', 'http://b.example/'],
    ['to a private address', 'https://10.0.0.1/'],
    ['to another scheme', 'file:///etc/passwd'],
    ['to an address without end', `https://b.example/${'x'.repeat(3_000)}`],
  ])('is refused when it leads %s', async (_, location) => {
    const server = await serve((response) => response.writeHead(302, { location }).end());
    const { dial, dialled } = recordingDial(server.port);
    const resolve = async () => [{ address: '93.184.216.34' }];

    await expect(get('https://a.example/', { resolve, dial })).rejects.toMatchObject({ code: 'redirect-refused' });
    expect(dialled).toHaveLength(1);
  });

  it('keeps name and password within their origin, and shows them nowhere', async () => {
    const server = await serve((response, _, index) => {
      if (index === 0) response.writeHead(302, { location: '/b' }).end();
      else if (index === 1) response.writeHead(302, { location: 'https://name:other@b.example/' }).end();
      else response.end('x');
    });
    const { dial } = recordingDial(server.port);
    const resolve = async () => [{ address: '93.184.216.34' }];

    const answer = await get('https://desk:s%C3%A9cret@a.example/', { resolve, dial });

    const basic = `Basic ${Buffer.from('desk:sécret').toString('base64')}`;
    expect(server.asked.map(({ headers }) => headers.authorization)).toEqual([basic, basic, undefined]);
    expect(JSON.stringify([answer.url, answer.redirects])).not.toMatch(/desk|cret|other/);
  });
});
