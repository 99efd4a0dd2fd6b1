import { getEventListeners } from 'node:events';
import type { Socket } from 'node:net';
import { brotliCompressSync, constants, createBrotliCompress, deflateRawSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createWeb, type WebOptions } from '../../src/web/guarded-web.ts';
import { divertSockets } from '../support/diverted-sockets.ts';
import { type RawServer, sendAll, startRawServer } from '../support/raw-server.ts';

const MIB = 2 ** 20;
const FEED_BYTES = 5 * MIB;
const HEAD = 'HTTP/1.1 200 OK\r\nconnection: close\r\n';
const { signal } = new AbortController();
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  for (const close of closing.splice(0).toReversed()) await close();
});

async function serve(answer: (socket: Socket) => void): Promise<RawServer> {
  const server = await startRawServer(answer);
  closing.push(server.close);
  return server;
}

function webTo({ host }: RawServer, options: WebOptions = {}) {
  const web = createWeb({ allowPrivate: [host], ...options });
  closing.push(web.close);
  return (withinMs?: number) =>
    web.get(
      { url: `http://${host}/`, headers: {}, maxBytes: FEED_BYTES, ...(withinMs === undefined ? {} : { withinMs }) },
      signal,
    );
}

/** The same piece again and again, after others. */
function* again(count: number, piece: Uint8Array, ...before: readonly (string | Uint8Array)[]) {
  for (const one of before) yield Buffer.from(one);
  for (let sent = 0; sent < count; sent += 1) yield piece;
}

const many = (unit: string | Uint8Array) =>
  Buffer.concat(Array.from({ length: Math.ceil((64 * 1024) / unit.length) }, () => Buffer.from(unit)));

/** 16 MiB of zeros, flushed so that it may stand again and again. */
async function brotliPieces(): Promise<readonly Uint8Array[]> {
  const encoder = createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
  const pieces: Uint8Array[] = [];
  for (let piece = 0; piece < 2; piece += 1) {
    const chunks: Uint8Array[] = [];
    const collect = (chunk: Uint8Array) => void chunks.push(chunk);
    encoder.on('data', collect).write(new Uint8Array(16 * MIB));
    await new Promise<void>((flushed) => encoder.flush(() => flushed()));
    encoder.off('data', collect);
    pieces.push(Buffer.concat(chunks));
  }
  encoder.destroy();
  return pieces;
}

describe('a bomb of ten gibibytes', () => {
  const TIMES = 640;

  it('of gzip is refused when its first five mebibytes are out, most of it unsent', async () => {
    const piece = deflateRawSync(new Uint8Array(16 * MIB), { finishFlush: constants.Z_FULL_FLUSH });
    const server = await serve((socket) =>
      sendAll(socket, again(TIMES, piece, `${HEAD}content-encoding: gzip\r\n\r\n`, gzipSync('').subarray(0, 10))),
    );

    await expect(webTo(server)()).rejects.toMatchObject({ code: 'web-too-large' });

    expect(piece.length * TIMES).toBeGreaterThan(10_000_000);
    expect(server.sent()).toBeLessThan(6_000_000);
  });

  it('of brotli is refused likewise', async () => {
    const [first = new Uint8Array(), next = new Uint8Array()] = await brotliPieces();
    let left = TIMES;
    const server = await serve((socket) =>
      sendAll(
        socket,
        (function* () {
          yield Buffer.from(`${HEAD}content-encoding: br\r\n\r\n`);
          yield first;
          for (; left > 0; left -= 1) yield next;
        })(),
      ),
    );

    await expect(webTo(server)()).rejects.toMatchObject({ code: 'web-too-large' });
  });

  it('inside another is no feed', async () => {
    const inner = brotliCompressSync(gzipSync(new Uint8Array(MIB)));
    const server = await serve((socket) =>
      sendAll(socket, again(1, inner, `${HEAD}content-encoding: gzip, br\r\n\r\n`)),
    );

    await expect(webTo(server)()).rejects.toMatchObject({ code: 'web-bad-answer' });
  });
});

describe('an answer without end', () => {
  const chunked = `${HEAD}transfer-encoding: chunked\r\n\r\n`;

  it.each([
    ['of bytes that come one by one', chunked, many('1\r\nx\r\n'), /^web-(?:bad-answer|too-large)$/],
    ['of one chunk whose extension goes on', `${chunked}1;x=`, many('y'), 'web-too-large'],
    ['of compressed nothing', `${HEAD}content-encoding: gzip\r\n\r\n`, many(gzipSync('')), 'web-too-large'],
    ['of announcements', '', many('HTTP/1.1 103 Early Hints\r\n\r\n'), 'web-bad-answer'],
    ['of headers', HEAD, many('x: y\r\n'), 'web-bad-answer'],
  ])('%s is refused long before its time is up, with all that is left of it unread', async (_, head, piece, code) => {
    const server = await serve((socket) => sendAll(socket, again(Number.POSITIVE_INFINITY, piece, head)));

    await expect(webTo(server)()).rejects.toMatchObject({ name: 'Refusal', code: expect.stringMatching(code) });

    // What it may send at most is bounded by itself, not by the twenty seconds: 11 MiB, and what the network holds.
    expect(server.sent()).toBeLessThan(40 * MIB);
  });

  it('after two announcements is an answer like any other', async () => {
    const server = await serve((socket) =>
      socket.end(`${'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'.repeat(2)}${HEAD}\r\nx`),
    );

    expect(new TextDecoder().decode((await webTo(server)()).body)).toBe('x');
  });
});

describe('the body of an answer', () => {
  it('owns its memory, and no more than it needs', async () => {
    const server = await serve((socket) => socket.end(`${HEAD}\r\nshort`));

    const { body } = await webTo(server)();

    expect(body.buffer.byteLength).toBe(5);
  });

  it('may come in many small pieces', async () => {
    const piece = Buffer.from('14\r\n<item>twenty!</item>\r\n');
    const server = await serve((socket) =>
      sendAll(
        socket,
        (function* () {
          yield* again(25_000, piece, `${HEAD}transfer-encoding: chunked\r\n\r\n`);
          yield Buffer.from('0\r\n\r\n');
        })(),
      ),
    );

    expect((await webTo(server)()).body).toHaveLength(25_000 * 20);
  });

  it('may be exactly as large as is allowed', async () => {
    const server = await serve((socket) => sendAll(socket, again(1, Buffer.alloc(FEED_BYTES, 'x'), `${HEAD}\r\n`)));

    expect((await webTo(server)()).body).toHaveLength(FEED_BYTES);
  });
});

describe('the patience of the way out', () => {
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise((turn) => setImmediate(turn));
  };

  /** How long it waits, in milliseconds on a clock of ours, until something is refused or answered. */
  async function waited(asked: Promise<unknown>, stepMs: number): Promise<number> {
    let over = false;
    const end = () => {
      over = true;
    };
    asked.then(end, end);
    let ms = 0;
    while (!over) {
      await vi.advanceTimersByTimeAsync(stepMs);
      ms += stepMs;
      for (let turn = 0; turn < 5; turn += 1) await new Promise((go) => setImmediate(go));
    }
    return ms;
  }

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  });

  it('for a name is five seconds', async () => {
    const web = createWeb({ resolve: () => new Promise(() => {}) });
    const asked = web.get({ url: 'https://wire.example/', headers: {}, maxBytes: 10 }, signal);

    expect(await waited(asked, 500)).toBe(5_000);
    await expect(asked).rejects.toMatchObject({ code: 'web-timeout' });
  });

  it('for each address is five seconds, for at most three of them, and none is left open', async () => {
    const hanging = ['93.184.216.1', '93.184.216.2', '93.184.216.3', '93.184.216.4'];
    const { dialled, sockets } = divertSockets(9, hanging);
    const web = createWeb({ resolve: async () => hanging.map((address) => ({ address })) });
    const asked = web.get({ url: 'http://wire.example/', headers: {}, maxBytes: 10 }, signal);

    expect(await waited(asked, 500)).toBe(15_000);
    await expect(asked).rejects.toMatchObject({ code: 'web-timeout' });
    expect(dialled).toEqual(hanging.slice(0, 3));
    expect(sockets.every(({ destroyed }) => destroyed)).toBe(true);
  });

  it('for a proof of who answers is ten seconds', async () => {
    let heard = 0;
    const server = await serve((socket) => void socket.on('data', () => heard++));
    divertSockets(server.port);
    const web = createWeb({ resolve: async () => [{ address: '93.184.216.1' }] });
    const asked = web.get({ url: 'https://wire.example/', headers: {}, maxBytes: 10 }, signal);
    asked.catch(() => {});
    await until(() => heard > 0);

    expect(await waited(asked, 500)).toBe(10_000);
    await expect(asked).rejects.toMatchObject({ code: 'web-timeout' });
    await until(() => server.open() === 0);
  });

  it.each([
    ['from the first question to the last byte is twenty seconds, however steadily it drips', undefined, 20_000],
    ['is shorter where the one who asks has less', 3_000, 3_000],
    ['is never longer than usual', 60_000, 20_000],
  ])('%s', async (_, withinMs, expected) => {
    let heard = 0;
    const server = await serve((socket) => {
      socket.on('data', () => heard++).write(`${HEAD}\r\n`);
      const drip = setInterval(() => socket.write('x'), 400);
      socket.once('close', () => clearInterval(drip));
    });
    const asked = webTo(server)(withinMs);
    asked.catch(() => {});
    await until(() => heard > 0);

    expect(await waited(asked, 500)).toBe(expected);
    await expect(asked).rejects.toMatchObject({ code: 'web-timeout' });
  });
});

it('nothing is left at a signal that lives on, however a request ends', async () => {
  const good = await serve((socket) => socket.end(`${HEAD}\r\nx`));
  const bad = await serve((socket) => socket.destroy());

  for (let round = 0; round < 5; round += 1) {
    await webTo(good)();
    await webTo(bad)().catch(() => {});
  }

  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});
