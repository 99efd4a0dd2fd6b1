/** Feeds we invented, each named for its oddity, with what must be read of them. */
import { readFileSync } from 'node:fs';

const FOLDER = new URL('../specimens/feeds/', import.meta.url);

/** When the specimens are read; every good date in them lies before. */
export const READ_AT = Date.UTC(2026, 3, 1);

/** What must be read of an entry; what is left out is not looked at. */
export interface ExpectedEntry {
  readonly title: string;
  readonly link: string | null;
  /** ISO 8601 in UTC. */
  readonly published: string | null;
  readonly [more: string]: unknown;
}

/** One file of the folder. */
export interface FeedSpecimen {
  readonly file: string;
  /** Its oddity in words. */
  readonly why: string;
  readonly url: string;
  readonly contentType: string | null;
  /** The code it must be refused with; undefined for a feed. */
  readonly refused?: string;
  readonly title: string;
  readonly link: string | null;
  readonly entries: readonly ExpectedEntry[];
  /** Other fields of the feed. */
  readonly more: Readonly<Record<string, unknown>>;
  readonly bytes: Uint8Array;
}

/** All of them, by name. */
export function feedSpecimens(): readonly FeedSpecimen[] {
  const rows = JSON.parse(readFileSync(new URL('manifest.json', FOLDER), 'utf8')) as readonly Record<string, unknown>[];
  return rows.map(({ file, why, url, contentType, refused, title, link, entries, ...more }) => ({
    file: file as string,
    why: why as string,
    // Without an address of its own a feed is a file.
    url:
      url === null
        ? 'file:///feeds/x.xml'
        : ((url as string | undefined) ?? 'https://feeds.meridianwire.example/world.xml'),
    contentType: (contentType as string | undefined) ?? null,
    ...(refused === undefined ? {} : { refused: refused as string }),
    title: (title as string | undefined) ?? '',
    link: (link as string | null | undefined) ?? null,
    entries: (entries as readonly ExpectedEntry[] | undefined) ?? [],
    more,
    bytes: new Uint8Array(readFileSync(new URL(file as string, FOLDER))),
  }));
}
