import type { Readable } from 'node:stream';
import { setImmediate as turnOfOthers } from 'node:timers/promises';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { Refusal } from '../outcome.ts';

/** The codings we ask for, and the only ones we take. */
export const ACCEPTED_CODINGS = 'gzip, br, deflate';

type Decoder = ReturnType<typeof createGunzip> | ReturnType<typeof createBrotliDecompress>;

/** A usual feed is decompressed in one piece: each piece is a trip to another thread and back. */
const PIECE_BYTES = 64 * 1024;
const PIECE = { chunkSize: PIECE_BYTES };

/**
 * Reads a body, decompressed and counted while it streams: a megabyte may stand for a gigabyte. What it returns owns its
 * memory. Throws `Refusal` (`web-too-large`, `web-bad-answer`) and whatever the stream throws.
 */
export async function readBody(
  stream: Readable,
  headers: ReadonlyMap<string, string>,
  maxBytes: number,
): Promise<Uint8Array> {
  const coding = soleCoding(headers.get('content-encoding'));
  if (Number(headers.get('content-length')) > maxBytes) throw tooLarge(maxBytes);
  // Copied as it comes: a body may come byte by byte, and each piece that is kept keeps far more memory than it holds.
  let body = new Uint8Array(Math.min(PIECE_BYTES, maxBytes));
  let bytes = 0;
  for await (const chunk of decoded(stream, coding, maxBytes)) {
    if (bytes + chunk.length > maxBytes) throw tooLarge(maxBytes);
    if (bytes + chunk.length > body.length) body = grown(body, Math.max(2 * body.length, bytes + chunk.length));
    body.set(chunk, bytes);
    bytes += chunk.length;
  }
  return body.slice(0, bytes);
}

function grown(body: Uint8Array, bytes: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(bytes);
  larger.set(body);
  return larger;
}

function tooLarge(maxBytes: number): Refusal {
  return new Refusal('web-too-large', `the answer is larger than ${Math.round(maxBytes / 1024)} KiB`);
}

function soleCoding(header: string | undefined): string | null {
  const codings = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length > 1) throw new Refusal('web-bad-answer', 'the answer is compressed more than once');
  return codings[0] ?? null;
}

async function* decoded(stream: Readable, coding: string | null, maxBytes: number): AsyncGenerator<Buffer> {
  const source = paced(stream);
  if (coding === null) {
    yield* source;
    return;
  }
  const first = await source.next();
  if (first.done) return;
  const decoder = decoderFor(coding, first.value);
  const fed = feed(decoder, first.value, source, maxBytes).catch((cause) => decoder.destroy(cause));
  try {
    yield* decoder as AsyncIterable<Buffer>;
    await fed;
  } finally {
    decoder.destroy();
  }
}

/** So many pieces are taken in one go, which is a few milliseconds; then others get their turn. */
const PIECES_AT_ONCE = 1_000;

/** A body that comes in crumbs holds up everybody for longer than anybody needs to send a feed. */
const CRUMB_BYTES = 16;
const MOST_CRUMBS = 20_000;

/** The pieces of a body as they come. */
async function* paced(stream: Readable): AsyncGenerator<Buffer> {
  let pieces = 0;
  let bytes = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    yield piece;
    pieces += 1;
    bytes += piece.length;
    if (pieces % PIECES_AT_ONCE > 0) continue;
    if (pieces >= MOST_CRUMBS && bytes < pieces * CRUMB_BYTES) {
      throw new Refusal('web-bad-answer', 'the answer comes byte by byte');
    }
    await turnOfOthers();
  }
}

/** Feeds the decoder as fast as it takes it. What stands for nothing, however much there is of it, counts as well. */
async function feed(decoder: Decoder, first: Buffer, rest: AsyncGenerator<Buffer>, maxBytes: number): Promise<void> {
  let bytes = 0;
  for (let chunk = first; ; ) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    if (!decoder.write(chunk)) {
      await drained(decoder);
    }
    if (decoder.destroyed) return;
    const next = await rest.next();
    if (next.done) break;
    chunk = next.value;
  }
  decoder.end();
}

function drained(decoder: Decoder): Promise<void> {
  return new Promise((go) => {
    const settle = () => {
      decoder.off('drain', settle).off('close', settle);
      go();
    };
    decoder.once('drain', settle).once('close', settle);
  });
}

function decoderFor(coding: string, first: Buffer): Decoder {
  if (coding === 'gzip' || coding === 'x-gzip') return createGunzip(PIECE);
  if (coding === 'br') return createBrotliDecompress(PIECE);
  if (coding !== 'deflate') {
    throw new Refusal(
      'web-bad-answer',
      `the answer is compressed with "${coding.slice(0, 20)}", which nobody asked for`,
    );
  }
  // Many servers send "deflate" without the zlib header that RFC 9110 8.4.1.2 asks for.
  return ((first[0] ?? 0) & 0x0f) === 8 ? createInflate(PIECE) : createInflateRaw(PIECE);
}
