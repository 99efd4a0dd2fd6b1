import { beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../support/crashing-world.ts';
import { type Answer, aFeedWorld, entriesAt, feedAt, type Request, type Serve } from '../support/feed-world.ts';

const START = Date.UTC(2026, 0, 5, 10);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A publisher who keeps book of what it sent, as the feed reader score project does (rachelbythebay.com/fs/). */
interface Publisher {
  readonly postsEveryMs: number;
  readonly speaks: 'etag' | 'last-modified' | 'both';
  readonly offsetMs: number;
}

const PUBLISHERS: readonly Publisher[] = Array.from({ length: 50 }, (_, index) => ({
  postsEveryMs: [HOUR, 3 * HOUR, 12 * HOUR, DAY, 7 * DAY][index % 5] ?? DAY,
  speaks: (['etag', 'last-modified', 'both'] as const)[index % 3] ?? 'both',
  offsetMs: index * 97_000,
}));

/** What Rachel's score counts (`promises.md` 1.1). */
interface Score {
  requests: number;
  unconditional: number;
  conditional: number;
  modifiedSinceGood: number;
  modifiedSinceOutOfSequence: number;
  modifiedSinceMadeUp: number;
  noneMatchGood: number;
  noneMatchOutOfSequence: number;
  noneMatchMadeUp: number;
  cookies: number;
  referrers: number;
  queryParameters: number;
  otherHeaders: number;
  tooSoon: number;
  shortestGapMinutes: number;
}

function score(of: readonly Request[], given: ReadonlyMap<string, readonly Given[]>): Score {
  const counts: Score = {
    requests: of.length,
    unconditional: 0,
    conditional: 0,
    modifiedSinceGood: 0,
    modifiedSinceOutOfSequence: 0,
    modifiedSinceMadeUp: 0,
    noneMatchGood: 0,
    noneMatchOutOfSequence: 0,
    noneMatchMadeUp: 0,
    cookies: 0,
    referrers: 0,
    queryParameters: 0,
    otherHeaders: 0,
    tooSoon: 0,
    shortestGapMinutes: Number.POSITIVE_INFINITY,
  };
  const before = new Map<string, number>();
  for (const { url, headers, at } of of) {
    const [etag, since] = [headers['if-none-match'], headers['if-modified-since']];
    if (etag === undefined && since === undefined) counts.unconditional += 1;
    else counts.conditional += 1;
    for (const [value, name] of [
      [since, 'modifiedSince'],
      [etag, 'noneMatch'],
    ] as const) {
      if (value === undefined) continue;
      // What was given before that moment; the last of it is what a reader should hold.
      const all = given.get(`${url} ${name}`) ?? [];
      const last = all.findLast((one) => one.at < at);
      if (last?.value === value) counts[`${name}Good`] += 1;
      else if (all.some((one) => one.at < at && one.value === value)) counts[`${name}OutOfSequence`] += 1;
      else counts[`${name}MadeUp`] += 1;
    }
    if ('cookie' in headers) counts.cookies += 1;
    if ('referer' in headers) counts.referrers += 1;
    if (new URL(url).search !== '') counts.queryParameters += 1;
    counts.otherHeaders += Object.keys(headers).filter((name) => !ALLOWED.has(name)).length;
    const gap = at - (before.get(url) ?? Number.NEGATIVE_INFINITY);
    if (gap < 30 * 60_000) counts.tooSoon += 1;
    counts.shortestGapMinutes = Math.min(counts.shortestGapMinutes, gap / 60_000);
    before.set(url, at);
  }
  return counts;
}

/** A validator, and when it was first given. */
interface Given {
  readonly at: number;
  readonly value: string;
}

const ALLOWED: ReadonlySet<string> = new Set(['accept', 'if-none-match', 'if-modified-since']);

/** Fifty publishers who answer as HTTP says, and remember which validators they gave and when. */
function fiftyPublishers() {
  const given = new Map<string, Given[]>();
  const serve: Serve = ({ url, headers, at }): Answer => {
    const { postsEveryMs, speaks, offsetMs } = PUBLISHERS[Number(/\d+/.exec(url)?.[0])] ?? PUBLISHERS[0]!;
    const last = Math.floor((at - offsetMs) / postsEveryMs);
    const entries = entriesAt(...Array.from({ length: 10 }, (_, index) => (last - index) * postsEveryMs + offsetMs));
    const etag = `W/"${url.length}:${last}"`;
    const modified = new Date(last * postsEveryMs + offsetMs).toUTCString();
    const own = {
      ...(speaks === 'last-modified' ? {} : { etag }),
      ...(speaks === 'etag' ? {} : { 'last-modified': modified }),
    };
    const give = (name: string, value: string | undefined) => {
      if (value === undefined) return;
      const list = given.get(`${url} ${name}`) ?? [];
      if (list.at(-1)?.value !== value) list.push({ at, value });
      given.set(`${url} ${name}`, list);
    };
    give('noneMatch', own.etag);
    give('modifiedSince', own['last-modified']);
    const isKnown =
      headers['if-none-match'] !== undefined
        ? headers['if-none-match'] === etag
        : headers['if-modified-since'] === modified;
    return isKnown ? { status: 304, headers: own, takesMs: 200 } : { headers: own, feed: { entries }, takesMs: 400 };
  };
  return { given, serve };
}

describe('fifty feeds in thirty days, with a bot that is started anew for every pass', () => {
  const feeds = PUBLISHERS.map((_, index) => feedAt(`https://p${index}.example/feed.xml`));
  const { given, serve } = fiftyPublishers();
  const world = aFeedWorld(() => feeds, serve, { start: START, random: seededRandom(11) });
  beforeAll(() => world.runUntil(START + 30 * DAY, 300_000), 120_000);

  it('are each asked once without a validator, and never with one that was not the last given', () => {
    const counts = score(world.requests, given);

    console.table(counts);
    expect(counts).toMatchObject({
      unconditional: 50,
      modifiedSinceOutOfSequence: 0,
      modifiedSinceMadeUp: 0,
      noneMatchOutOfSequence: 0,
      noneMatchMadeUp: 0,
      cookies: 0,
      referrers: 0,
      queryParameters: 0,
      otherHeaders: 0,
      tooSoon: 0,
    });
    expect(counts.conditional).toBe(counts.requests - 50);
    expect(counts.shortestGapMinutes).toBeGreaterThanOrEqual(30);
    expect(world.problems).toEqual([]);
    expect(world.notices).toEqual([]);
  });

  it('bring every report, each within the delay that is written down at `restMs`', () => {
    const longest = new Map<number, number>();
    for (const [index, feed] of feeds.entries()) {
      const { postsEveryMs } = PUBLISHERS[index]!;
      const polls = world.polled.filter((one) => one.feed.id === feed.id);
      const seenAt = new Map<string, number>();
      for (const { entries, polledAt } of polls) {
        for (const { id } of entries) seenAt.set(id!, Math.min(seenAt.get(id!) ?? polledAt, polledAt));
      }
      const firstAt = polls[0]!.polledAt;
      const delays = [...seenAt].filter(([, at]) => at !== firstAt).map(([id, at]) => at - Number(id.slice(2)));
      longest.set(postsEveryMs, Math.max(longest.get(postsEveryMs) ?? 0, ...delays));
      expect(seenAt.size).toBeGreaterThanOrEqual(Math.floor((29 * DAY) / postsEveryMs));
    }

    const perDay = feeds.slice(0, 5).map(({ url }) => world.requests.filter((one) => one.url === url).length / 30);
    const gaps = [...longest].map(([gap, delay], index) => [
      `a report every ${gap / HOUR} hours`,
      { 'longest delay, hours': (delay / HOUR).toFixed(1), 'requests a day': perDay[index]?.toFixed(1) },
    ]);
    console.table(Object.fromEntries(gaps));
    const written = [0.7, 0.9, 1.5, 2.1, 5.2];
    expect([...longest.values()].filter((delay, index) => delay > written[index]! * HOUR)).toEqual([]);
    expect(perDay.toSorted((a, b) => b - a)).toEqual(perDay);
  });
});
