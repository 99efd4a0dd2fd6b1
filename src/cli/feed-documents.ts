/** Feeds as files on this machine, for `sitrep brief --feeds` and `sitrep inspect`. */
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { outletDomain } from '../articles/address.ts';
import type { EpochMs } from '../clock.ts';
import type { Feed, FeedId, OutletDomain, PolledFeed } from '../feeds/feed.ts';
import type { FeedParser } from '../feeds/ports.ts';
import { type Outcome, type Problem, problemOf, Refusal } from '../outcome.ts';

const FEED_FILE = /\.(xml|rss|atom|rdf|json)$/i;

/** Reads a file, or every feed file of a folder, as feeds polled for the first time. A broken one is a problem. */
export async function readFeedDocuments(
  path: string,
  {
    parser,
    reading,
    now,
    signal,
  }: {
    readonly parser: FeedParser;
    readonly reading: Feed['reading'];
    readonly now: EpochMs;
    readonly signal: AbortSignal;
  },
): Promise<Outcome<PolledFeed>> {
  const done: PolledFeed[] = [];
  const problems: Problem[] = [];
  for (const file of await feedFiles(path)) {
    try {
      const { url, bytes } = await readInput(file);
      const parsed = await parser.parse({ bytes, contentType: null, url }, signal);
      if (parsed.flaw !== undefined) problems.push({ code: 'feed-broken', subject: file, detail: parsed.flaw });
      const link = parsed.link ?? parsed.entries.find((entry) => entry.link !== null)?.link ?? null;
      const feed: Feed = {
        id: basename(file).replace(FEED_FILE, '') as FeedId,
        outlet: (link === null ? null : outletDomain(link)) ?? (basename(file) as OutletDomain),
        url,
        language: parsed.language,
        everyMs: 0,
        reading,
        filters: { include: null, exclude: null },
      };
      done.push({
        feed,
        polledAt: now,
        silenceMs: null,
        entries: parsed.entries,
        state: null,
        language: parsed.language,
      });
    } catch (thrown) {
      problems.push(problemOf(thrown, file));
    }
  }
  return { done, problems };
}

async function feedFiles(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new Refusal('input-unreadable', `There is no file or folder "${path}"`);
  if (!found.isDirectory()) return [path];
  const files = (await readdir(path)).filter((name) => FEED_FILE.test(name)).sort();
  if (files.length === 0) {
    throw new Refusal(
      'input-unreadable',
      `There is no feed in the folder "${path}" (.xml, .rss, .atom, .rdf or .json)`,
    );
  }
  return files.map((name) => join(path, name));
}

/** The most bytes of a file that are read: more than any input a stage accepts, so that the stage can say so. */
const MOST_BYTES = 32 * 1024 * 1024;

/** The bytes of a file and the address it has. Throws `Refusal` (`input-unreadable`). */
export async function readInput(path: string): Promise<{ readonly url: string; readonly bytes: Uint8Array }> {
  try {
    // Counted while it is read: a device or a pipe does not say how much it holds.
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of createReadStream(path)) {
      size += chunk.length;
      if (size > MOST_BYTES) throw new Refusal('web-too-large', `"${path}" is larger than 32 MiB`);
      chunks.push(chunk);
    }
    return { url: pathToFileURL(path).href, bytes: Buffer.concat(chunks) };
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw new Refusal('input-unreadable', `"${path}" cannot be read`, { cause });
  }
}
