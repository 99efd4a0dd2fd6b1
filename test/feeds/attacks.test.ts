import { existsSync, readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ParsedFeed } from '../../src/feeds/feed.ts';
import { createFeedParser } from '../../src/feeds/feed-parser.ts';
import { createWorkerPool } from '../../src/feeds/worker-pool.ts';
import { ADVICE, Refusal } from '../../src/outcome.ts';

const FOLDER = '../shared/attacks/feeds/';
const NOW = Date.UTC(2026, 0, 5, 12);

interface Row {
  readonly file: string;
  readonly why: string;
  readonly expect: Expected | { readonly any_of: readonly Expected[] };
  readonly invariants: readonly string[];
  readonly max_ms: number;
  readonly http_content_type?: string;
}
type Expected = 'reject' | { readonly items?: number; readonly min_items?: number; readonly max_items_kept?: number };

const rows: readonly Row[] = existsSync(FOLDER)
  ? readFileSync(`${FOLDER}manifest.jsonl`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  : [];

const pool = createWorkerPool();
const parser = createFeedParser(pool, () => NOW);
const lag = monitorEventLoopDelay({ resolution: 5 });
const { signal } = new AbortController();
const read = (row: Row): Promise<ParsedFeed | Refusal> => {
  const document = { bytes: readFileSync(FOLDER + row.file), contentType: row.http_content_type ?? null };
  return parser.parse({ ...document, url: 'https://news.example/feed.xml' }, signal).catch((thrown) => thrown);
};

function fits(outcome: ParsedFeed | Refusal, expected: Expected): boolean {
  if (outcome instanceof Refusal) return expected === 'reject';
  if (expected === 'reject') return false;
  const count = outcome.entries.length;
  return (
    (expected.items === undefined || count === expected.items) &&
    count >= (expected.min_items ?? 0) &&
    count <= (expected.max_items_kept ?? count)
  );
}

/** What an invariant says of a feed; those of later rooms (identities, posts, rendering) have their tests there. */
const CHECKS: Readonly<Record<string, (feed: ParsedFeed, ...values: string[]) => void>> = {
  no_expansion: () => expect.unreachable('a feed with entities was read'),
  title_is: ({ entries }, id, title) => expect(entries.find((entry) => entry.id === id)?.title).toBe(title),
  link_is: ({ entries }, id, link) => expect(entries.find((entry) => entry.id === id)?.link).toBe(link),
  has_item: ({ entries }, id) => expect(entries.map((entry) => entry.id)).toContain(id),
  item_without_link: ({ entries }, id) => expect(entries.find((entry) => entry.id === id)?.link).toBeNull(),
  not_contains: (feed, text) => expect(JSON.stringify(feed)).not.toContain(text),
  withdraws: ({ withdrawn }, id) => expect(withdrawn).toContain(id),
  well_formed_unicode: (feed) => expect(JSON.stringify(feed)).not.toMatch(/\\ud[89a-f][\da-f]{2}/i),
  no_control_chars: ({ entries }) => {
    for (const { title } of entries) expect(title).not.toMatch(/\p{Cc}/u);
  },
  no_bidi_controls: ({ entries }) => {
    for (const { title } of entries) expect(title).not.toMatch(/\p{Bidi_Control}/u);
  },
  no_invisibles: ({ entries }) => {
    for (const { title } of entries) expect(title).not.toMatch(/[\u200B-\u200F\u2060-\u206F\u{E0000}-\u{E0FFF}]/u);
  },
  single_line_titles: ({ entries }) => {
    for (const { title } of entries) expect(title).not.toMatch(/[\r\n\t]| {2}/);
  },
  no_split_graphemes: ({ entries }) => {
    for (const { title } of entries) expect(title).toMatch(/^(?:👨‍👩‍👧‍👦|🏴󠁧󠁢󠁥󠁮󠁧󠁿|🇺🇦)+$/u);
  },
  dates_clamped_to: ({ entries }) => {
    for (const { published } of entries) {
      if (published === null) continue;
      expect(published).toBeGreaterThanOrEqual(Date.UTC(2000, 0, 1));
      expect(published).toBeLessThanOrEqual(NOW + 600_000);
    }
  },
  object_prototype_clean: () => expect(({} as Record<string, unknown>).polluted).toBeUndefined(),
};

describe.skipIf(rows.length === 0)('every feed of ../shared/attacks/feeds (skipped where it is absent)', () => {
  beforeAll(async () => {
    await read(rows.find(({ file }) => file.startsWith('007'))!);
    lag.enable();
  });
  afterAll(() => pool.close());

  it.each(rows.map((row) => [row.file, row.why, row] as const))('%s: %s', async (_, __, row) => {
    lag.reset();
    const began = performance.now();
    const outcome = await read(row);
    const took = performance.now() - began;

    const expected = typeof row.expect === 'object' && 'any_of' in row.expect ? row.expect.any_of : [row.expect];
    expect(expected.some((one) => fits(outcome, one))).toBe(true);
    expect(took).toBeLessThan(row.max_ms);
    expect(lag.max / 1e6).toBeLessThan(100);
    if (outcome instanceof Refusal) {
      expect(ADVICE).toHaveProperty(outcome.code);
      if (row.invariants.includes('error_kind:empty')) expect(outcome.code).toBe('feed-empty');
      return;
    }
    for (const invariant of row.invariants) {
      const [name = '', id = '', ...rest] = invariant.split(':');
      CHECKS[name]?.(outcome, ...(name.endsWith('_is') ? [id, rest.join(':')] : [[id, ...rest].join(':')]));
    }
  });
});
