import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupedByHosts, hostKey } from '../../src/feeds/hosts.ts';

describe('a host', () => {
  it.each([
    ['https://meridianwire.example/world.xml', 'meridianwire.example'],
    ['http://Meridianwire.example:80/', 'meridianwire.example'],
    ['https://meridianwire.example./world.xml', 'meridianwire.example'],
    ['https://news.meridianwire.example/', 'news.meridianwire.example'],
    ['http://127.0.0.1:8080/feed', '127.0.0.1:8080'],
    ['http://[::1]:8080/feed', '[::1]:8080'],
    ['no address', 'no address'],
  ])('of %s counts requests as %s', (url, host) => {
    expect(hostKey(url)).toBe(host);
  });

  it.each([
    ['tumblr.com', 'https://a.tumblr.com/rss', 'https://www.tumblr.com/b/rss'],
    ['wordpress.com', 'https://a.wordpress.com/feed/', 'https://en.blog.wordpress.com/feed/'],
    ['blogspot.com', 'https://a.blogspot.com/feeds/posts/default', 'https://b.blogspot.co.uk/feeds/posts/default'],
    ['blogspot.com', 'https://www.blogger.com/feeds/1/posts/default', 'https://a.blogspot.com.tr/atom.xml'],
    ['feedburner.com', 'https://feeds.feedburner.com/a', 'http://feedproxy.google.com/b'],
    ['medium.com', 'https://medium.com/feed/@a', 'https://b.medium.com/feed'],
    ['substack.com', 'https://a.substack.com/feed', 'https://b.substack.com/feed'],
    ['ghost.io', 'https://a.ghost.io/rss/', 'https://b.ghost.io/rss/'],
    ['youtube.com', 'https://www.youtube.com/feeds/videos.xml?channel_id=a', 'https://m.youtube.com/feeds/'],
    ['reddit.com', 'https://www.reddit.com/r/a/.rss', 'https://old.reddit.com/r/b/.rss'],
    ['github.io', 'https://a.github.io/feed.xml', 'https://b.github.io/atom.xml'],
  ])('of the service %s counts all its publishers together', (service, one, other) => {
    expect([hostKey(one), hostKey(other)]).toEqual([service, service]);
  });

  it.each([
    'https://nottumblr.com/rss',
    'https://tumblr.com.example/rss',
    'https://news.google.com/rss',
    'https://blogspot.example/',
  ])('that only looks like one of a service counts for itself: %s', (url) => {
    expect(hostKey(url)).toBe(new URL(url).host);
  });
});

describe('hosts that lead to one another', () => {
  it('stand in one group, through others too, in the order in which they came', () => {
    const groups = groupedByHosts(['a', 'b', 'a c', 'd', 'c e', 'e'], (item) => item.split(' '));

    expect(groups).toEqual([['a', 'a c', 'c e', 'e'], ['b'], ['d']]);
  });

  it('never stand in two', () => {
    const host = fc.constantFrom(...'abcdefghij');
    fc.assert(
      fc.property(fc.array(fc.array(host, { minLength: 1, maxLength: 3 }), { maxLength: 30 }), (items) => {
        const groups = groupedByHosts(items, (hosts) => hosts);

        expect(groups.flat()).toHaveLength(items.length);
        const where = groups.map((group) => new Set(group.flat()));
        const all = where.flatMap((hosts) => [...hosts]);
        expect(all).toHaveLength(new Set(all).size);
      }),
    );
  });

  it('are put together in time that grows with their number', () => {
    const chain = Array.from({ length: 20_000 }, (_, index) => [`h${index}`, `h${index + 1}`]);

    expect(groupedByHosts(chain, (hosts) => hosts)).toHaveLength(1);
  });
});
