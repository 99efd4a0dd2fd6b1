import { describe, expect, it } from 'vitest';
import type { Feed } from '../../src/feeds/feed.ts';
import { type Answer, aFeedWorld, feedAt, type Serve } from '../support/feed-world.ts';

const START = Date.UTC(2026, 0, 5, 10);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const OLD = 'https://old.example/feed.xml';
const NEW = 'https://new.example/news/feed.xml';

/** An answer that came over these redirects. */
const over = (...redirects: readonly (readonly [number, string])[]): Answer => ({
  headers: { etag: '"1"' },
  redirects: redirects.map(([status, to]) => ({ status, to })),
});

function aWorld(serve: Serve, url = OLD, more: Partial<Feed> = {}) {
  const feeds: Feed[] = [feedAt(url, { id: 'river' as Feed['id'], ...more })];
  return { ...aFeedWorld(() => feeds, serve, { start: START, random: () => 0 }), feeds };
}

describe('a feed that says it has moved for good', () => {
  it('is asked where the operator says for seven days, then at its new address, and operators are told once', async () => {
    const world = aWorld(({ url }) => (url === OLD ? over([301, NEW]) : { headers: { etag: '"1"' } }));

    await world.runUntil(START + 6.9 * DAY);
    const before = new Set(world.requests.map(({ url }) => url));
    await world.runUntil(START + 20 * DAY);

    expect(before).toEqual(new Set([OLD]));
    expect(world.requests.at(-1)?.url).toBe(NEW);
    expect(new Set(world.requests.map(({ url }) => url))).toEqual(new Set([OLD, NEW]));
    const moved = world.requests.findIndex(({ url }) => url === NEW);
    expect(world.requests.slice(moved).every(({ url }) => url === NEW)).toBe(true);
    expect(world.notices).toMatchObject([
      { code: 'feed-moved', subject: 'river', detail: expect.stringContaining(NEW) },
    ]);
  });

  it('stays within the public network at its new address too, where it was added in chat', async () => {
    const world = aWorld(({ url }) => (url === OLD ? over([301, NEW]) : {}), OLD, { publicOnly: true });

    await world.runUntil(START + 9 * DAY);

    expect(world.requests.some(({ url }) => url === NEW)).toBe(true);
    expect(world.requests.every(({ publicOnly }) => publicOnly)).toBe(true);
  });

  it('keeps the validators that its new address has given, and no others', async () => {
    const world = aWorld(({ url }) => (url === OLD ? over([308, NEW]) : { headers: { etag: '"1"' } }));

    await world.runUntil(START + 8 * DAY);

    const unconditional = world.requests.filter(({ headers }) => headers['if-none-match'] === undefined);
    expect(world.requests.at(-1)).toMatchObject({ url: NEW, headers: { 'if-none-match': '"1"' } });
    expect(unconditional).toHaveLength(1);
  });

  it.each([
    ['a temporary redirect', over([302, NEW])],
    ['a temporary one among permanent ones', over([301, 'https://between.example/'], [307, NEW])],
    ['a permanent one after a temporary one', over([303, 'https://between.example/'], [301, NEW])],
  ])('is never believed for %s', async (_, answer) => {
    const world = aWorld(() => answer);

    await world.runUntil(START + 30 * DAY);

    expect(new Set(world.requests.map(({ url }) => url))).toEqual(new Set([OLD]));
    expect(world.notices).toEqual([]);
  });

  it('is believed when every step of the way is permanent', async () => {
    const world = aWorld(({ url }) => (url === OLD ? over([301, 'https://between.example/'], [308, NEW]) : {}));

    await world.runUntil(START + 8 * DAY);

    expect(world.requests.at(-1)?.url).toBe(NEW);
  });

  it('has to begin again when it says something else in between', async () => {
    const world = aWorld(({ url, at }) => {
      if (url !== OLD) return {};
      return at > START + 5 * DAY && at < START + 5.2 * DAY ? {} : over([301, NEW]);
    });

    await world.runUntil(START + 11 * DAY);

    expect(new Set(world.requests.map(({ url }) => url))).toEqual(new Set([OLD]));
  });

  it('is not believed after two looks that lie a week apart', async () => {
    const world = aWorld(({ url }) => (url === OLD ? over([301, NEW]) : {}));
    await world.pass();
    world.time.set(START + 8 * DAY);
    await world.pass();
    world.time.set(START + 9 * DAY);

    await world.pass();

    expect(world.requests.map(({ url }) => url)).toEqual([OLD, OLD, OLD]);
  });

  it('is not believed while what stands there is no feed', async () => {
    const world = aWorld(() => ({ ...over([301, NEW]), feed: null }));

    await world.runUntil(START + 20 * DAY);

    expect(new Set(world.requests.map(({ url }) => url))).toEqual(new Set([OLD]));
  });

  it('is asked where the operator says as soon as that is changed', async () => {
    const world = aWorld(({ url }) => (url === OLD ? over([301, NEW]) : {}));
    await world.runUntil(START + 8 * DAY);
    world.feeds[0] = feedAt('https://third.example/feed.xml', { id: 'river' as Feed['id'] });

    await world.pass();

    expect(world.requests.at(-1)).toMatchObject({ url: 'https://third.example/feed.xml' });
    expect(world.requests.at(-1)?.headers).not.toHaveProperty('if-none-match');
  });
});

describe('an operator who puts the new address into the file', () => {
  it.each([
    ['another address', OLD, NEW],
    ['the same by https', 'http://old.example/feed.xml', OLD],
  ])('changes nothing for the feed: %s', async (_, old, next) => {
    const world = aWorld(({ url }) => (url === old ? over([301, next]) : { headers: { etag: '"1"' } }), old);
    await world.runUntil(START + 8 * DAY);
    const before = world.state('river');
    world.feeds[0] = feedAt(next, { id: 'river' as Feed['id'] });
    const asked = world.requests.length;

    await world.pass();
    const atOnce = world.requests.length;
    await world.runUntil(START + 9 * DAY);

    expect(atOnce).toBe(asked);
    expect(world.requests[asked]).toMatchObject({ url: next, headers: { 'if-none-match': '"1"' } });
    expect(world.state('river')).toMatchObject({ url: next, movedTo: null, rhythm: { newAt: before?.rhythm?.newAt } });
  });
});

describe('a feed whose address holds a key', () => {
  const secret = 'https://old.example/feed.xml?token=hidden';

  it('is followed and never kept at another address, where the key would stand in the clear', async () => {
    const world = aWorld(() => over([301, 'https://new.example/feed.xml?token=hidden']), secret);

    await world.runUntil(START + 20 * DAY);

    expect(world.requests.at(-1)?.url).toBe(secret);
    expect(JSON.stringify(world.state('river'))).not.toContain('hidden');
  });
});

describe('the same address by https', () => {
  const plain = 'http://old.example/feed.xml';

  it('is asked from the next time on', async () => {
    const world = aWorld(({ url }) => (url === plain ? over([301, OLD]) : {}), plain);

    await world.runUntil(START + 2 * HOUR);

    expect(world.requests.map(({ url }) => url).slice(0, 3)).toEqual([plain, OLD, OLD]);
    expect(world.notices).toMatchObject([{ code: 'feed-moved' }]);
  });

  it('is asked with its key, which is kept nowhere else', async () => {
    const secret = 'http://old.example/feed.xml?token=hidden';
    const https = secret.replace('http:', 'https:');
    const world = aWorld(({ url }) => (url === secret ? over([301, https]) : {}), secret);

    await world.runUntil(START + HOUR);

    expect(world.requests.map(({ url }) => url)).toEqual([secret, https, https]);
    expect(JSON.stringify([world.state('river'), world.notices])).not.toContain('hidden');
  });

  it('is not believed at once for another path, another host or a temporary redirect', async () => {
    for (const answer of [
      over([301, 'https://old.example/other']),
      over([301, 'https://www.old.example/feed.xml']),
      over([302, OLD]),
    ]) {
      const world = aWorld(() => answer, plain);

      await world.runUntil(START + 2 * HOUR);

      expect(new Set(world.requests.map(({ url }) => url))).toEqual(new Set([plain]));
    }
  });
});

describe('a feed that was moved and is not there any more', () => {
  it.each<[string, Answer]>([
    ['it is not found', { status: 404 }],
    ['it is gone', { status: 410 }],
    ['there is a page in its place', { feed: null }],
  ])('is asked where the operator says again, because %s', async (_, answer) => {
    let isBroken = false;
    const world = aWorld(({ url }) => {
      if (url === OLD) return isBroken ? { headers: { etag: '"old"' } } : over([301, NEW]);
      return isBroken ? answer : { headers: { etag: '"new"' } };
    });
    await world.runUntil(START + 8 * DAY);
    isBroken = true;
    const asked = world.requests.length;

    await world.runUntil(START + 9 * DAY);

    expect(world.requests.slice(asked, asked + 2).map(({ url }) => url)).toEqual([NEW, OLD]);
    expect(world.requests[asked + 1]?.headers).not.toHaveProperty('if-none-match');
    expect(world.state('river')).toMatchObject({ paused: null, failures: 0, movedTo: null });
    expect(world.notices.map(({ code }) => code)).toEqual(['feed-moved', 'feed-moved-back']);
  });

  it('is given three tries where it does not answer', async () => {
    let isBroken = false;
    const world = aWorld(({ url }) => {
      if (url === OLD) return isBroken ? {} : over([301, NEW]);
      return isBroken ? { status: 500 } : {};
    });
    await world.runUntil(START + 8 * DAY);
    isBroken = true;
    const asked = world.requests.length;

    await world.runUntil(START + 9 * DAY);

    const four = world.requests.slice(asked, asked + 4);
    expect(four.map(({ url }) => url)).toEqual([NEW, NEW, NEW, OLD]);
    expect(four.map(({ at }, index) => (at - (four[index - 1]?.at ?? at)) / HOUR)).toEqual([0, 0.5, 1, 0.5]);
  });
});

describe('a sign-in page that answers for everybody', () => {
  const PORTAL = 'http://login.cafe.example/';
  const many = Array.from({ length: 50 }, (_, index) => feedAt(`http://h${index}.example/feed.xml`));

  it('changes no address and no validator, makes no feed wait longer, and is told once', async () => {
    let isThere = false;
    const world = aFeedWorld(
      () => many,
      () => (isThere ? { redirects: [{ status: 301, to: PORTAL }], feed: null } : { headers: { etag: '"1"' } }),
      { start: START },
    );
    await world.runUntil(START + DAY);
    isThere = true;
    await world.runUntil(START + 2 * DAY);
    const inside = world.notices.map(({ code, subject }) => [code, subject]);
    isThere = false;
    const asked = world.requests.length;
    await world.runUntil(START + 2.1 * DAY);

    expect(inside).toEqual([['network-redirects', 'login.cafe.example']]);
    expect(world.notices).toHaveLength(1);
    expect(many.filter(({ id }) => world.state(id)?.movedTo != null)).toEqual([]);
    expect(new Set(world.requests.slice(asked).map(({ headers }) => headers['if-none-match']))).toEqual(
      new Set(['"1"']),
    );
    expect(new Set(world.requests.slice(asked).map(({ url }) => url)).size).toBe(50);
  });

  it('is told again when it comes back after it was gone', async () => {
    let isThere = true;
    const world = aFeedWorld(
      () => many.slice(0, 6),
      () => (isThere ? { redirects: [{ status: 302, to: PORTAL }], feed: null } : {}),
      { start: START },
    );
    await world.runUntil(START + 3 * HOUR);
    isThere = false;
    await world.runUntil(START + 6 * HOUR);
    isThere = true;
    await world.runUntil(START + 9 * HOUR);

    expect(world.notices.map(({ code }) => code)).toEqual(['network-redirects', 'network-redirects']);
  });

  it('does not count towards the seven days of a real move, nor against them', async () => {
    let isThere = false;
    const feeds = [feedAt(OLD, { id: 'river' as Feed['id'] }), ...many.slice(0, 8)];
    const world = aFeedWorld(
      () => feeds,
      ({ url }) => {
        if (isThere) return { redirects: [{ status: 301, to: PORTAL }], feed: null };
        return url === OLD ? over([301, NEW]) : {};
      },
      { start: START },
    );
    await world.runUntil(START + 3 * DAY);
    const before = world.state('river')?.redirecting;
    isThere = true;
    await world.runUntil(START + 4 * DAY);

    expect(before).toMatchObject({ to: NEW });
    expect(world.state('river')?.redirecting).toEqual(before);
  });

  it('is no excuse for a feed that fails where others are well', async () => {
    const eight = Array.from({ length: 8 }, (_, index) => feedAt(`https://h${index}.example/feed.xml`));
    const world = aFeedWorld(
      () => eight,
      ({ url, host }) => ({
        ...over([302, `https://feeds.example/${new URL(url).host}`]),
        ...(host === 'h3.example' ? { status: 404 } : {}),
      }),
      { start: START },
    );

    await world.runUntil(START + 9 * DAY);

    expect(world.notices.map(({ code, subject }) => [code, subject])).toEqual([
      ['network-redirects', 'feeds.example'],
      ['feed-failing', 'https://h3.example/feed.xml'],
      ['feed-stopped', 'https://h3.example/feed.xml'],
    ]);
  });

  it('is what five publishers who really moved to one host look like: followed, read, and not kept', async () => {
    const five = Array.from({ length: 5 }, (_, index) => feedAt(`https://h${index}.example/feed.xml`));
    const world = aFeedWorld(
      () => five,
      ({ url }) => over([301, `https://feeds.example/${new URL(url).host}`]),
      { start: START },
    );

    await world.runUntil(START + 30 * DAY);

    expect(five.filter(({ id }) => world.state(id)?.movedTo != null)).toEqual([]);
    expect(world.problems).toEqual([]);
    expect(world.notices.filter(({ code }) => code === 'network-redirects')).toHaveLength(1);
  });
});
