import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absoluteAddress, addressKey, linkAddress, mayHoldKey } from '../../src/feeds/address.ts';

describe('an address that may hold a key', () => {
  it.each([
    ['a query', 'https://river.example/feed?key=canary'],
    ['a user name', 'https://me@river.example/feed'],
    ['a password', 'https://me:canary@river.example/feed'],
    ['no address at all', 'canary'],
  ])('is one with %s', (_, url) => {
    expect(mayHoldKey(url)).toBe(true);
    expect(addressKey(url)).not.toContain('canary');
  });

  it('is no plain one, which is kept as it is', () => {
    expect(mayHoldKey('https://river.example/feed.xml')).toBe(false);
    expect(addressKey('https://river.example/feed.xml')).toBe('https://river.example/feed.xml');
  });

  it('is told from every other by what is kept of it', () => {
    const url = fc.webUrl({ withQueryParameters: true });
    fc.assert(
      fc.property(url, url, (one, other) => {
        expect(addressKey(one) === addressKey(other)).toBe(one === other);
      }),
    );
  });
});

describe('what stands where a link belongs', () => {
  const BASE = 'https://wire.example/news/feed.xml';

  it.each([
    ['is broken over lines', 'https://wire.example/\n    a?x=1\n  &y=2', 'https://wire.example/a?x=1&y=2'],
    ['is escaped twice', 'https://wire.example/a?x=1&amp;y=2', 'https://wire.example/a?x=1&y=2'],
    ['stands in brackets', '<https://wire.example/a>', 'https://wire.example/a'],
    ['has its scheme twice', 'http://https://wire.example/a', 'https://wire.example/a'],
    ['has a slash too few', 'http:/wire.example/a', 'http://wire.example/a'],
    ['has no scheme', 'www.wire.example/a', 'https://www.wire.example/a'],
    ['begins with the host', 'wire.example/a', 'https://wire.example/a'],
    ['is relative', '../a', 'https://wire.example/a'],
    ['is of another scheme of feeds', 'feed://wire.example/a', 'http://wire.example/a'],
    ['has a space within', ' https://wire.example/a b ', 'https://wire.example/a%20b'],
  ])('is an address although it %s', (_, href, address) => {
    expect(linkAddress(href, BASE)).toBe(address);
  });

  it.each(['', '   ', 'javascript:x', 'data:,x', 'mailto:a@b.example', 'http://', 'https://'])(
    'is none of the web: "%s"',
    (href) => {
      expect(linkAddress(href, BASE)).toBeNull();
    },
  );

  it('is an address that stays what it is, or none, whatever is written', () => {
    const piece = fc.constantFrom(...'http https : / // www. a.example & &amp; < > ? # @ % \n .. feed'.split(' '), ' ');
    const text = fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 12 });
    fc.assert(
      fc.property(text, fc.constantFrom(BASE, null), (pieces, base) => {
        const address = linkAddress(pieces.join(''), base);
        if (address === null) return;

        expect(address).toMatch(/^https?:\/\/[^/?#@\s]+(?:\/|$)/);
        expect(absoluteAddress(address, null)).toBe(address);
      }),
      { numRuns: 3_000 },
    );
  });
});
