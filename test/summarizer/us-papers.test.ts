import { beforeAll, describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/language/sentences.ts';
import { findQuotes } from '../../src/summarizer/quotes.ts';
import { plain, wordF1 } from '../annotated/compare.ts';
import { CLIPPINGS } from './us-papers.ts';

/** From how many words on a quotation is worth a line. */
const FIVE_WORDS = 5;

describe('what an American newspaper quotes', () => {
  const count = { expected: 0, found: 0, right: 0, shown: 0, shownRight: 0, long: 0, longRight: 0 };

  beforeAll(() => {
    for (const { text, said } of CLIPPINGS) {
      const open = [...said];
      count.expected += said.length;
      count.long += said.filter(([words, who]) => who !== null && words.split(' ').length >= FIVE_WORDS).length;
      for (const quote of findQuotes({ text, title: '', sentences: splitSentences(text, 'en'), language: 'en' })) {
        count.found += 1;
        const at = open.findIndex(([words]) => wordF1(words, quote.text) >= 0.8);
        const [words = '', who = null] = open.splice(at, at < 0 ? 0 : 1)[0] ?? [];
        if (at >= 0) count.right += 1;
        if (!quote.shown) continue;
        const right = who !== null && isSame(who, quote.speaker ?? '');
        count.shown += 1;
        if (right) count.shownRight += 1;
        if (right && words.split(' ').length >= FIVE_WORDS) count.longRight += 1;
      }
    }
  });

  it('is found, and nothing else is', () => {
    expect(count.right / count.found).toBeGreaterThanOrEqual(0.97);
    expect(count.right / count.expected).toBeGreaterThanOrEqual(0.97);
  });

  it('is shown under the right name or not at all', () => {
    expect(count.shownRight / count.shown).toBeGreaterThanOrEqual(0.97);
  });

  it('is mostly shown, where it is five words and more', () => {
    expect(count.longRight / count.long).toBeGreaterThanOrEqual(0.92);
  });
});

function isSame(expected: string, found: string): boolean {
  const [a, b] = [plain(expected), plain(found)];
  return b !== '' && (a.includes(b) || b.includes(a));
}
