import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/outcome.ts';
import { anAsker, anOffice, ScriptedFinder } from '../support/an-office.ts';

const onlyByHttp = (code: 'web-unreachable' | 'web-timeout' | 'web-bad-answer' | 'feed-refused' = 'web-unreachable') =>
  new ScriptedFinder((url) => (url.startsWith('https:') ? new Refusal(code, 'no answer') : {}));

describe('an address without a scheme', () => {
  it.each(['web-unreachable', 'web-timeout', 'web-bad-answer'] as const)(
    'is asked by http once where https cannot be reached: %s',
    async (code) => {
      const finder = onlyByHttp(code);
      const { office } = await anOffice({ finder });

      const { added } = await office.addFeeds({
        by: anAsker(),
        urls: ['meridianwire.example/world'],
        what: 'feeds add',
      });

      expect(added.map(({ feed }) => feed.url)).toEqual(['http://meridianwire.example/world']);
      expect(finder.asked).toEqual(['https://meridianwire.example/world', 'http://meridianwire.example/world']);
    },
  );

  it('is tested the same way', async () => {
    const { office } = await anOffice({ finder: onlyByHttp() });

    const test = await office.testFeed({ by: anAsker(), feedOrUrl: 'meridianwire.example/world' });

    expect(test.url).toBe('http://meridianwire.example/world');
  });

  it('is asked by http neither where https answers, whatever it says, nor where https was asked for', async () => {
    for (const [finder, url] of [
      [onlyByHttp('feed-refused'), 'meridianwire.example/world'],
      [onlyByHttp(), 'https://meridianwire.example/world'],
    ] as const) {
      const { office } = await anOffice({ finder });
      const { added, left } = await office.addFeeds({ by: anAsker(), urls: [url], what: 'feeds add' });

      expect(added).toEqual([]);
      expect(left).toHaveLength(1);
      expect(finder.asked).toEqual(['https://meridianwire.example/world']);
    }
  });

  it('that answers by neither says what each of them said', async () => {
    const finder = new ScriptedFinder((url) => new Refusal('web-unreachable', `${url.split(':')[0]} is closed`));
    const { office } = await anOffice({ finder });

    const { left } = await office.addFeeds({ by: anAsker(), urls: ['meridianwire.example'], what: 'feeds add' });

    expect(left[0]?.reason).toContain('by https: https is closed; by http: http is closed');
  });
});

it.each([
  ['feed-refused', 'it answers 503'],
  ['feed-gone', 'it answers 410'],
  ['web-timeout', 'nothing came'],
  ['host-paused', 'it wants to be left alone'],
  ['feed-broken', 'cut'],
] as const)('a feed that is not added is not told to be asked again by itself: %s', async (code, detail) => {
  const { office } = await anOffice({ finder: new ScriptedFinder(() => new Refusal(code, detail)) });

  const { left } = await office.addFeeds({
    by: anAsker(),
    urls: ['https://meridianwire.example/world'],
    what: 'feeds add',
  });

  expect(left[0]?.reason).toContain(`${detail} (${code}). `);
  expect(left[0]?.reason).not.toMatch(/is asked again|is read again|are read again|feeds\.yaml/);
});
