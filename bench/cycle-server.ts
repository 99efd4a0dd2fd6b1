/**
 * The other side of `cycle.ts`, in a process of its own: one server for all of 127.0.0.0/8, so that ten thousand feeds have
 * ten thousand hosts. It gives each feed a body of its own, compressed for three of four, and 304 to whoever knows it.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type FeedShape, inventedFeed } from './invented-feeds.ts';

/** What the server says of one cycle. */
export interface Served {
  readonly requests: number;
  readonly conditional: number;
  readonly notModified: number;
  readonly megabytes: number;
  readonly atOnce: number;
  readonly cpuSeconds: number;
}

const compress = promisify(gzip);
const SEED = 70_000;
const KINDS = 100;
const SHAPES: readonly FeedShape[] = [
  { entries: 10, characters: [100, 400] },
  { entries: 20, characters: [300, 900] },
  { entries: 30, characters: [700, 1_500] },
  { entries: 30, characters: [1_500, 4_500] },
];
const formats = ['rss', 'rss', 'rss', 'atom'] as const;
const languages = ['en', 'uk', 'ar', 'fr', 'en', 'de', 'en', 'zh'] as const;

const bodies = Array.from({ length: KINDS }, (_, kind) => {
  const shape = SHAPES[kind % SHAPES.length] ?? { entries: 10, characters: [100, 400] as const };
  const format = formats[Math.floor(kind / 4) % formats.length] ?? 'rss';
  const { text } = inventedFeed(SEED + kind, {
    ...shape,
    format,
    language: languages[kind % languages.length] ?? 'en',
  });
  return text.replaceAll(`outlet-${SEED + kind}.example`, '#HOST#').split('#HOST#');
});

let [requests, conditional, notModified, bytes, open, atOnce] = [0, 0, 0, 0, 0, 0];
let cpu = process.cpuUsage();

const server = createServer(async (request, response) => {
  requests += 1;
  const feed = Number(request.url?.slice(1));
  const etag = `"feed-${feed}"`;
  const known = request.headers['if-none-match'];
  conditional += known === undefined ? 0 : 1;
  const headers = { etag, 'last-modified': 'Thu, 12 Mar 2026 12:00:00 GMT', 'cache-control': 'max-age=1800' };
  if (known === etag) {
    notModified += 1;
    response.writeHead(304, headers).end();
    return;
  }
  const plain = Buffer.from((bodies[feed % KINDS] ?? []).join(`outlet-${feed}.example`));
  const small = feed % 4 !== 0;
  const body = small ? await compress(plain, { level: 1 }) : plain;
  bytes += body.length;
  response
    .writeHead(200, {
      ...headers,
      'content-type': 'application/rss+xml; charset=utf-8',
      'content-length': body.length,
      ...(small ? { 'content-encoding': 'gzip' } : {}),
    })
    .end(body);
});
server.on('connection', (socket) => {
  open += 1;
  atOnce = Math.max(atOnce, open);
  socket.on('close', () => {
    open -= 1;
  });
});
server.listen(0, '0.0.0.0', 4_096);
await once(server, 'listening');
process.send?.({ port: (server.address() as AddressInfo).port });
process.on('message', () => {
  const { user, system } = process.cpuUsage(cpu);
  const cpuSeconds = (user + system) / 1e6;
  process.send?.({ requests, conditional, notModified, megabytes: bytes / 1e6, atOnce, cpuSeconds } satisfies Served);
  [requests, conditional, notModified, bytes, atOnce] = [0, 0, 0, 0, 0];
  cpu = process.cpuUsage();
});
process.on('disconnect', () => process.exit());
