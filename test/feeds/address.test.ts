import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressKey, mayHoldKey } from '../../src/feeds/address.ts';

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
