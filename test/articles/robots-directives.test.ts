import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReserved, refusedDirective, reservedByAnswer } from '../../src/articles/robots-directives.ts';

const now = Date.UTC(2026, 2, 13, 12);
const us = { name: 'sitrep', now };
const refused = (value: string) => refusedDirective(value, us);

describe('a robots directive', () => {
  it('refuses us the text where it is not to be found, shown or given to models', () => {
    for (const word of ['noindex', 'none', 'nosnippet', 'noai', 'noml', 'NOINDEX', ' nosnippet ']) {
      expect(refused(word), word).toBe(word.trim().toLowerCase());
      expect(refused(`all, follow,${word}`), word).toBe(word.trim().toLowerCase());
    }
  });

  it('does not where it speaks of links, copies, pictures or translations', () => {
    for (const words of [
      '',
      'all',
      'index, follow',
      'nofollow, noarchive, nocache, notranslate, noimageindex, noimageai, noodp, noydir, indexifembedded',
      'max-snippet:-1, max-image-preview:large, max-video-preview:-1',
      'max-image-preview:none',
      'nosnippets',
    ]) {
      expect(refused(words), words).toBeNull();
    }
  });

  it('says how much may be shown: less than a sentence of ours is too little', () => {
    expect(refused('max-snippet:0')).toBe('max-snippet:0');
    expect(refused('max-snippet: 160')).toBe('max-snippet: 160');
    expect(refused('max-snippet:1000')).toBeNull();
    expect(refused('max-snippet:much')).toBeNull();
  });

  it('ends at the date it names', () => {
    expect(refused('unavailable_after: Thu, 12 Mar 2026 09:00:00 GMT')).toContain('unavailable_after');
    expect(refused('unavailable_after: 2026-03-12T09:00:00Z')).toContain('unavailable_after');
    expect(refused('unavailable_after: Sat, 14 Mar 2026 09:00:00 GMT')).toBeNull();
    expect(refused('unavailable_after: some day')).toBeNull();
    expect(refusedDirective('unavailable_after: 2026-03-12T09:00:00Z', { ...us, now: null })).toBeNull();
  });

  it('for somebody else is not for us, up to the next name', () => {
    expect(refused('otherbot: noindex, nosnippet')).toBeNull();
    expect(refused('otherbot: max-snippet:0')).toBeNull();
    expect(refused('otherbot: noindex, sitrep: nosnippet')).toBe('nosnippet');
    expect(refused('Sitrep: noai')).toBe('noai');
    expect(refused('noai, otherbot: all')).toBe('noai');
    expect(refused('sitrep: max-snippet: 0')).toBe('max-snippet: 0');
  });

  it('is read whatever it holds, without an error', () => {
    const piece = fc.constantFrom(
      'noindex',
      'max-snippet:',
      'unavailable_after:',
      ':',
      ',',
      'bot:',
      ' ',
      'Wed',
      '*:',
      '\0',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (value) => {
          const said = refused(value);
          expect(said === null || value.toLowerCase().includes(said)).toBe(true);
        },
      ),
    );
    expect(refused(`${'a:'.repeat(1_000_000)}noindex`)).toBeNull();
  });
});

describe('the header of an answer', () => {
  const reserved = (headers: Readonly<Record<string, string>>) =>
    reservedByAnswer(new Map(Object.entries(headers)), us);

  it('reserves the text by either protocol', () => {
    expect(reserved({ 'tdm-reservation': '1', 'tdm-policy': 'https://a.example/policy' })).toBe('tdm-reservation');
    expect(reserved({ 'x-robots-tag': 'noarchive, noai' })).toBe('X-Robots-Tag: noai');
    expect(reserved({ 'content-signal': 'ai-train=yes, search=yes, ai-input=no' })).toBe('Content-Signal: ai-input=no');
  });

  it('reserves nothing where it says so, or says nothing', () => {
    expect(reserved({})).toBeNull();
    expect(reserved({ 'tdm-reservation': '0', 'x-robots-tag': 'all', 'content-signal': 'ai-train=no' })).toBeNull();
  });

  it('counts one reservation among several', () => {
    expect(['1', ' 1 ', '0, 1', 1].map(isReserved)).toEqual([true, true, true, true]);
    expect(['0', '2', '11', '', 'true', 0, null, undefined, {}].some(isReserved)).toBe(false);
  });
});
