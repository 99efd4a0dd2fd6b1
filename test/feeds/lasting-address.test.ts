import { describe, expect, it } from 'vitest';
import { lastingAddress } from '../../src/feeds/lasting-address.ts';

const led = (from: string, ...redirects: readonly (readonly [status: number, to: string])[]) =>
  lastingAddress(from, {
    url: redirects.at(-1)?.[1] ?? from,
    redirects: redirects.map(([status, to]) => ({ status, to })),
  });

describe('the address under which a feed is kept', () => {
  it.each([302, 303, 307])('is the one before the first redirect that is for now: %s', (status) => {
    expect(led('http://a.example/1', [status, 'http://a.example/2'])).toBe('http://a.example/1');
    expect(led('http://a.example/1', [301, 'http://a.example/2'], [status, 'http://a.example/3'])).toBe(
      'http://a.example/2',
    );
    expect(led('http://a.example/1', [status, 'http://a.example/2'], [308, 'http://a.example/3'])).toBe(
      'http://a.example/1',
    );
  });

  it('is the same by https, by whatever redirect, and goes on from there', () => {
    expect(led('http://a.example/1', [302, 'https://a.example/1'], [301, 'https://a.example/2'])).toBe(
      'https://a.example/2',
    );
    expect(led('http://a.example/1', [302, 'https://b.example/1'])).toBe('http://a.example/1');
    expect(led('http://a.example/1', [302, 'https://a.example/sign-in'])).toBe('http://a.example/1');
  });

  it('is the one asked where nothing redirects', () => expect(led('http://a.example/1')).toBe('http://a.example/1'));
});
