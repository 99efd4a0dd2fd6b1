import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalAddress, outletDomain, pageKey } from '../../src/articles/address.ts';

describe('the address of an article', () => {
  it.each([
    ['https://News.Example/a?utm_source=rss&utm_medium=feed', 'https://news.example/a'],
    ['https://news.example/a?id=7&fbclid=x&page=2', 'https://news.example/a?id=7&page=2'],
    ['https://news.example/a?at_medium=RSS&at_campaign=rss', 'https://news.example/a'],
    ['https://news.example/a?maca=en-rss-en-all-1573-rdf', 'https://news.example/a'],
    ['https://news.example/a?traffic_source=rss', 'https://news.example/a'],
    ['https://news.example/a?WT.mc_id=1&CMP=twt&ICID=z', 'https://news.example/a'],
    ['https://news.example/a;jsessionid=0A1B?x=1', 'https://news.example/a?x=1'],
    ['https://news.example/a?ref=rss', 'https://news.example/a'],
    ['https://news.example:443/a#comments', 'https://news.example/a'],
    ['http://news.example:80/a?', 'http://news.example/a'],
    ['https://news.example./a', 'https://news.example/a'],
    ['  https://news.example/a\n', 'https://news.example/a'],
  ])('of %s is %s', (found, canonical) => {
    expect(canonicalAddress(found)).toBe(canonical);
  });

  it.each([
    'https://news.example/?p=1234',
    'https://news.example/story?id=1&lang=uk&source=UN-2024-14',
    'https://news.example/a?q=%20x%2By&tag=%D0%BA',
    'https://www.google.com/url?q=https://other.example/&sa=D',
  ])('keeps what names the page: %s', (address) => {
    expect(canonicalAddress(address)).toBe(address);
  });

  it('resolves what is relative, where it is told against what', () => {
    expect(canonicalAddress('../b?utm_id=1', 'https://news.example/world/a')).toBe('https://news.example/b');
    expect(canonicalAddress('/b')).toBeNull();
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://news.example/a', 'mailto:a@news.example', '', 'https://'])(
    'is none for %j',
    (address) => {
      expect(canonicalAddress(address)).toBeNull();
    },
  );

  it('is none when it is longer than a chat service takes', () => {
    expect(canonicalAddress(`https://news.example/${'a'.repeat(3_000)}`)).toBeNull();
  });

  it('shows the host that is opened: no user name before it, other scripts in punycode', () => {
    expect(canonicalAddress('https://bbc.co.uk@evil.example/a')).toBe('https://evil.example/a');
    expect(canonicalAddress('https://bbс.example/a')).toBe('https://xn--bb-pmc.example/a');
  });

  it('stays as it is when taken again', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const once = canonicalAddress(url);
        expect(once === null ? null : canonicalAddress(once)).toBe(once);
      }),
    );
  });

  it('comes out or is null, whatever is written there', () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.string(), { nil: undefined }), (url, base) => {
        const address = canonicalAddress(url, base);
        expect(address === null || /^https?:\/\/[^#]+$/.test(address)).toBe(true);
      }),
    );
  });
});

describe('what two addresses of one page have in common', () => {
  it.each([
    ['http://www.news.example/a/', 'https://news.example/a'],
    ['https://news.example/a?b=1&a=2', 'https://news.example/a?a=2&b=1'],
    ['https://news.example/a/index.html', 'https://news.example/a'],
  ])('%s is the page of %s', (one, other) => {
    expect(pageKey(one)).toBe(pageKey(other));
  });

  it('is nothing for a home page', () => {
    expect(pageKey('https://www.news.example/')).toBeNull();
    expect(pageKey('https://news.example/?p=12')).not.toBeNull();
  });
});

describe('the domain of an outlet', () => {
  it.each([
    ['https://www.news.example/a', 'news.example'],
    ['https://edition.news.co.uk/a', 'news.co.uk'],
    ['http://127.0.0.1:80/a', '127.0.0.1'],
    ['nonsense', null],
  ])('of %s is %s', (address, domain) => {
    expect(outletDomain(address)).toBe(domain);
  });
});
