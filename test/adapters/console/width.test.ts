import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth, graphemesOf, graphemeWidth } from '../../../src/adapters/console/width.ts';

describe('the width of a text', () => {
  it.each([
    ['Ferry', 5],
    ['停火', 4],
    ['휴전', 4],
    ['é', 1],
    ['e\u0301', 1],
    ['👩‍👩‍👧', 2],
    ['🇺🇦', 2],
    ['▲ ▬ · ■ → –', 11],
    ['صوت', 3],
    ['ﾊﾝｶｸ', 4],
    ['ＡＢ', 4],
    ['', 0],
  ])('%s takes %i columns', (text, columns) => {
    expect(displayWidth(text)).toBe(columns);
  });

  it('is the sum of its graphemes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(displayWidth(text)).toBe(graphemesOf(text).reduce((sum, one) => sum + graphemeWidth(one), 0));
      }),
    );
  });
});
