import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outlet } from '../../src/articles/outlet.ts';
import type { OutletDomain } from '../../src/feeds/feed.ts';
import { addressFault, feedKey, outletAt, shownAddress } from '../../src/office/feed-address.ts';
import { feedIdFor } from '../../src/office/feed-ids.ts';
import { anOutlet } from '../support/builders.ts';

const nobody = () => false;

describe('the id of a feed', () => {
  it.each([
    ['https://www.meridianwire.example/world.xml', 'meridianwire-world'],
    ['https://meridianwire.example/rss/africa/feed.xml', 'meridianwire-africa'],
    ['https://feeds.bbci.co.uk/news/world/middle_east/rss.xml', 'bbci-news-world-middle-east'],
    ['https://english.meridianwire.example/feed/', 'meridianwire-english'],
    ['https://meridianwire.example/', 'meridianwire'],
    ['https://meridianwire.example/?feed=rss2&cat=sudan', 'meridianwire-sudan'],
    ['https://meridianwire.example/world?token=PAGETOKEN&api_key=s3cret&k=abc', 'meridianwire-world'],
    ['https://someone.github.io/atom.xml', 'someone'],
    ['https://10.0.0.7:8080/feed', '10-0-0-7'],
    ['http://[2001:db8::1]/x.xml', '2001-db8-1-x'],
    ['https://новини.example/стрічка.xml', 'novini-strichka'],
    [`https://meridianwire.example/${'very-'.repeat(20)}long`, 'meridianwire-very-long'],
    [`https://${'a'.repeat(60)}.example/world`, 'a'.repeat(40)],
    ['https://новини.example/%zz', 'novini-zz'],
    ['https://新闻.example/rss', 'feed'],
    ['none', 'feed'],
  ])('of %s', (address, id) => {
    expect(feedIdFor(address, nobody)).toBe(id);
  });

  it('is no other feed’s', () => {
    const taken = new Set(['meridianwire-world', 'meridianwire-world-2', 'a'.repeat(40)]);

    expect(feedIdFor('https://meridianwire.example/world', (id) => taken.has(id))).toBe('meridianwire-world-3');
    expect(feedIdFor(`https://${'a'.repeat(60)}.example/`, (id) => taken.has(id))).toBe(`${'a'.repeat(38)}-2`);
  });

  it('is short, free of anything odd, and taken by feeds.yaml, whatever the address', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.string()),
        fc.nat(12),
        (address, takenCount) => {
          let asked = 0;
          const id = feedIdFor(address, () => asked++ < takenCount);

          expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
          expect(id.length).toBeLessThanOrEqual(40);
        },
      ),
    );
  });
});

describe('the address of a feed', () => {
  it.each([
    'https://meridianwire.example/world.xml',
    ' http://meridianwire.example:8080 ',
    'HTTPS://MERIDIANWIRE.EXAMPLE/',
  ])('may be %j', (address) => {
    expect(addressFault(address)).toBeNull();
  });

  it.each([
    '',
    'meridianwire',
    'meridianwire.example',
    'ftp://meridianwire.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/xml,<rss/>',
    'feed:https://meridianwire.example/',
    'https://',
  ])('may not be %j', (address) => {
    expect(addressFault(address)).toBe(
      'this is no address of a page or a feed; write one such as https://meridianwire.example/world.xml',
    );
  });

  it('may carry no secret, which is not repeated either', () => {
    const address = 'https://name:secret@meridianwire.example/feed';

    expect(addressFault(address)).toContain('not taken from chat');
    expect(shownAddress(address)).toBe('https://meridianwire.example/feed');
  });

  it('is repeated short', () => {
    expect(shownAddress(`x${'y'.repeat(9_999)}`)).toHaveLength(201);
  });

  it.each([
    ['http://www.meridianwire.example/feed/', 'https://meridianwire.example/feed', true],
    ['https://meridianwire.example/feed#top', 'https://meridianwire.example/feed', true],
    ['https://meridianwire.example', 'https://meridianwire.example/', true],
    ['https://meridianwire.example/?feed=rss2', 'https://meridianwire.example/', false],
    ['https://meridianwire.example/a', 'https://meridianwire.example/b', false],
    ['https://meridianwire.example:8443/', 'https://meridianwire.example/', false],
    ['https://africa.meridianwire.example/', 'https://meridianwire.example/', false],
  ])('%s and %s are the same feed: %s', (one, other, isSame) => {
    expect(feedKey(one) === feedKey(other)).toBe(isSame);
  });

  it.each([
    ['https://www.meridianwire.example/feed', 'meridianwire.example'],
    ['https://rss.africa.meridianwire.example/feed', 'africa.meridianwire.example'],
    ['https://world.other.example.co.uk/feed', 'example.co.uk'],
    ['https://someone.blogspot.com/feed', 'someone.blogspot.com'],
    ['https://meridianwire.example.evil.test/feed', 'evil.test'],
    ['http://10.0.0.7/feed', '10.0.0.7'],
  ])('of %s is the outlet’s %s', (address, outlet) => {
    const rows = ['meridianwire.example', 'africa.meridianwire.example', 'blogspot.com'].map((domain) =>
      anOutlet(domain),
    );
    const outlets = new Map<OutletDomain, Outlet>(rows.map((row) => [row.domain, row]));

    expect(outletAt(address, outlets)).toBe(outlet);
  });
});
