/** The other side of `hostile.ts`, in a process of its own: whatever means harm, served over loopback. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { finished, Readable, type Writable } from 'node:stream';
import { brotliCompressSync, constants, createBrotliCompress, deflateRawSync, gzipSync } from 'node:zlib';
import { encoded, inventedFeed } from './invented-feeds.ts';

/** One document and how it is sent. */
interface Served {
  /** Null where the body is all that is sent, head included. */
  readonly headers: Readonly<Record<string, string>> | null;
  body(): Iterable<Uint8Array>;
}

const MIB = 2 ** 20;
const PIECE = 16 * MIB;
const BOMB_BYTES = 10 * 2 ** 30;
const xml = { 'content-type': 'application/rss+xml' };

/** A feed of about so many bytes, of many entries of about so many characters. */
function feedOf(bytes: number, characters: number, encoding = 'utf-8'): Uint8Array {
  const language = encoding === 'windows-1251' ? 'uk' : 'en';
  const entries = Math.floor(bytes / (characters * 1.18 + 600));
  return inventedFeed(9, { entries, characters: [characters, characters], language, encoding }).bytes;
}

const whole = (bytes: Uint8Array, headers: Readonly<Record<string, string>> = {}): Served => ({
  headers: { ...xml, ...headers },
  body: () => [bytes],
});

/** 10 GiB of zeros as gzip: one compressed piece that ends on a byte, again and again. */
function gzipBomb(): Served {
  const header = gzipSync(new Uint8Array()).subarray(0, 10);
  const piece = deflateRawSync(new Uint8Array(PIECE), { finishFlush: constants.Z_FULL_FLUSH, level: 9 });
  return {
    headers: { ...xml, 'content-encoding': 'gzip' },
    *body() {
      yield header;
      for (let sent = 0; sent < BOMB_BYTES; sent += PIECE) yield piece;
    },
  };
}

/** The same as brotli: its second piece may follow itself. */
async function brotliBomb(): Promise<Served> {
  const encoder = createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  const pieces: Uint8Array[] = [];
  for (let piece = 0; piece < 2; piece += 1) {
    const chunks: Uint8Array[] = [];
    const collect = (chunk: Uint8Array) => void chunks.push(chunk);
    encoder.on('data', collect);
    encoder.write(new Uint8Array(PIECE));
    await new Promise<void>((flushed) => encoder.flush(() => flushed()));
    encoder.off('data', collect);
    pieces.push(Buffer.concat(chunks));
  }
  encoder.destroy();
  return {
    headers: { ...xml, 'content-encoding': 'br' },
    *body() {
      yield pieces[0] ?? new Uint8Array();
      for (let sent = PIECE; sent < BOMB_BYTES; sent += PIECE) yield pieces[1] ?? new Uint8Array();
    },
  };
}

/** The same bytes over and over, until nobody listens any more. */
function forEver(head: string, unit: string | Uint8Array, headers: Served['headers'] = null): Served {
  const bytes = typeof unit === 'string' ? Buffer.from(unit) : unit;
  const piece = Buffer.concat(Array.from({ length: Math.ceil((64 * 1024) / bytes.length) }, () => bytes));
  return {
    headers,
    *body() {
      if (head !== '') yield Buffer.from(head);
      for (;;) yield piece;
    },
  };
}

const near = 5 * MIB - 4_096;
const long = feedOf(10 * MIB, 4_000);
const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: text/xml\r\ntransfer-encoding: chunked\r\n\r\n';
const deflated = gzipSync(new Uint8Array());
const tags = (unit: string) =>
  encoded(`<rss version="2.0"><channel><title>t</title>${unit.repeat(near / Buffer.byteLength(unit))}`, 'utf-8');
const text = (unit: string) =>
  encoded(
    `<rss version="2.0"><channel><title>t</title><item><title>x</title><description>${unit.repeat((near - 200) / Buffer.byteLength(unit))}</description></item></channel></rss>`,
    'utf-8',
  );

const documents = new Map<string, Served>([
  ['10 MiB, its length told', whole(long, { 'content-length': `${long.length}` })],
  ['10 MiB, as it comes', whole(long)],
  ['10 MiB of gzip, 2 MiB on the way', whole(gzipSync(long), { 'content-encoding': 'gzip' })],
  ['gzip bomb, 10 GiB', gzipBomb()],
  ['br bomb, 10 GiB', await brotliBomb()],
  [
    'br bomb inside gzip inside br',
    whole(brotliCompressSync(gzipSync(new Uint8Array(PIECE))), { 'content-encoding': 'gzip, br' }),
  ],
  ['5 MiB, 1,000 long entries', whole(feedOf(near, 4_000))],
  ['5 MiB, 500 entries of 9 KB', whole(feedOf(near, 9_000))],
  ['5 MiB, 20 entries of 230 KB', whole(feedOf(near, 230_000))],
  [
    '5 MiB, 25,000 entries',
    whole(tags('<item><title>a</title><link>https://a.example/b</link><description>c</description></item>')),
  ],
  ['5 MiB of windows-1251, 500 of 9 KB', whole(feedOf(near, 9_000, 'windows-1251'))],
  [
    '5 MiB of windows-1251, named only by the header',
    whole(feedOf(near, 9_000, 'windows-1251').slice(44), { 'content-type': 'text/xml; charset=windows-1251' }),
  ],
  ['5 MiB of open tags', whole(tags('<a>'))],
  ['5 MiB of items that do not end', whole(tags('<item>'))],
  ['5 MiB of "<"', whole(text('<'))],
  ['5 MiB of "&"', whole(text('&'))],
  ['5 MiB of "&lt;"', whole(text('&lt;'))],
  ['5 MiB of CDATA sections', whole(text('<![CDATA[<]]>'))],
  ['5 MiB of combining marks', whole(text('\u0301'))],
  ['5 MiB of joiners', whole(text('\u200d'))],
  ['5 MiB of JSON brackets', whole(encoded('['.repeat(near), 'utf-8'))],
  ['5 MiB of nothing', whole(new Uint8Array(near))],
  ['a body byte by byte, without end', forEver(HEAD, '1\r\nx\r\n')],
  ['a chunk whose extension never ends', forEver(`${HEAD}1;x=`, 'yyyyyyyy')],
  ['103 for ever', forEver('', 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n')],
  ['gzip of nothing, without end', forEver('', gzipSync(new Uint8Array()), { ...xml, 'content-encoding': 'gzip' })],
  [
    'gzip byte by byte',
    forEver(
      'HTTP/1.1 200 OK\r\ncontent-type: text/xml\r\ncontent-encoding: gzip\r\ntransfer-encoding: chunked\r\n\r\n',
      Buffer.concat([...deflated].map((byte) => Buffer.from([0x31, 13, 10, byte, 13, 10]))),
    ),
  ],
]);
const folder = process.argv[2] ?? '';
const files = JSON.parse(process.argv[3] ?? '[]') as readonly string[];
for (const name of files) documents.set(name, whole(readFileSync(`${folder}/${name}`)));

function send(response: ServerResponse, { headers, body }: Served): void {
  const target: Writable | null = headers === null ? response.socket : response;
  if (target === null) return;
  if (headers !== null) response.writeHead(200, { ...headers, connection: 'close' });
  const stream = Readable.from(body(), { objectMode: true });
  target.on('error', () => stream.destroy());
  stream.pipe(target);
  finished(target, () => stream.destroy());
}

const server = createServer((request, response) => {
  const found = documents.get(decodeURIComponent(request.url?.slice(1) ?? ''));
  if (found === undefined) response.writeHead(404).end();
  else send(response, found);
}).listen(0, '127.0.0.1');
await once(server, 'listening');
process.send?.({ port: (server.address() as AddressInfo).port, names: [...documents.keys()] });
process.on('disconnect', () => process.exit());
