import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText, firstSentences, pieces, shortened } from '../../../src/adapters/page/cut.ts';
import { plainText } from '../../../src/adapters/page/plain-text.ts';

const TWO = 'The ferry was hit on Tuesday, Lt. Gen. Renn said. The river guard denied it.';

/** Text with characters that must not be cut in two. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom('👩‍👩‍👧', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'e\u0301\u0301', 'क्षे', 'Yes. ', 'No! ', ' ', 'word '.repeat(40), 'a'.repeat(300)),
    ),
    { maxLength: 20 },
  )
  .map((parts) => plainText(parts.join('')));

describe('a text that is too long', () => {
  it('ends at the end of a sentence, never at the full stop of a title', () => {
    expect(firstSentences(TWO, 60)).toBe('The ferry was hit on Tuesday, Lt. Gen. Renn said.');
    expect(firstSentences(TWO, 40)).toBeNull();
  });

  it('stays as it is when there is room', () => {
    expect(firstSentences(TWO, TWO.length)).toBe(TWO);
    expect(shortened(TWO, TWO.length)).toBe(TWO);
  });

  it('is cut between words, with a sign, where no sentence ends in time', () => {
    expect(cutText(TWO, 40)).toBe('The ferry was hit on Tuesday, Lt. Gen.…');
  });

  it('of one word is cut between characters', () => {
    expect(shortened('x'.repeat(50), 10)).toBe('xxxxxxxxx…');
    expect(shortened('👩‍👩‍👧👩‍👩‍👧', 12)).toBe('👩‍👩‍👧…');
  });

  it('is never longer than allowed, never half a character, and always the beginning of the whole', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 400 }), (text, most) => {
        const cut = cutText(text, most);

        expect(cut.length).toBeLessThanOrEqual(most);
        expect(cut.isWellFormed()).toBe(true);
        expect(text.startsWith(cut.replace(/…$/, '')) || text.startsWith(cut)).toBe(true);
        expect(cut).not.toMatch(/\u200d…?$/);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a text in pieces', () => {
  it('is divided between its sentences', () => {
    expect(pieces(TWO, 60)).toEqual([
      'The ferry was hit on Tuesday, Lt. Gen. Renn said.',
      'The river guard denied it.',
    ]);
  });

  it('loses nothing but the spaces between them', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 60, max: 400 }), (text, most) => {
        const parts = pieces(text, most);

        expect(parts.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(most);
      }),
      { numRuns: 1_000 },
    );
  });
});
