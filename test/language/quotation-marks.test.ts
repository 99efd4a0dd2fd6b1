import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMarkedSpans } from '../../src/language/quotation-marks.ts';

function marked(text: string, language = 'en'): string[] {
  return findMarkedSpans(text, language)
    .filter((span) => span.depth === 0)
    .map(({ start, end }) => text.slice(start, end));
}

describe('what stands between marks', () => {
  it.each([
    ['English double', 'He said “we stay” and left.'],
    ['straight', 'He said "we stay" and left.'],
    ['English single', 'He said ‘we stay’ and left.'],
    ['straight single', "He said 'we stay' and left."],
    ['German', 'Er sagte „we stay“ und ging.'],
    ['German with a straight end', 'Er sagte „we stay" und ging.'],
    ['Polish', 'Powiedział „we stay” i poszedł.'],
    ['reversed guillemets', 'Er sagte »we stay« und ging.'],
    ['French', 'Il dit « we stay » et part.'],
    ['Swedish', 'Han sade ”we stay” och gick.'],
    ['Japanese', '彼は「we stay」と言った。'],
    ['two apostrophes', "He said ''we stay'' and left."],
    ['TeX', "He said ``we stay'' and left."],
  ])('is found in %s marks', (_, text) => {
    expect(marked(text)).toEqual(['we stay']);
  });

  it('tells apostrophes from single marks', () => {
    expect(marked('‘It hasn’t changed. The men’s boots, the ’90s, five years’ work,’ she said.')).toEqual([
      'It hasn’t changed. The men’s boots, the ’90s, five years’ work,',
    ]);
    expect(marked('The villagers’ houses and ministers’ promises weren’t kept.')).toEqual([]);
    expect(marked('They ‘deserve answers’ and the judges’ time.')).toEqual(['deserve answers']);
  });

  it('keeps what is nested apart', () => {
    const text = '"They shouted, \'Go home!\' at us," she said.';

    expect(marked(text)).toEqual(["They shouted, 'Go home!' at us,"]);
    expect(findMarkedSpans(text, 'en').map(({ depth }) => depth)).toEqual([0, 1]);
  });

  it('goes on in the next paragraph where the marks were left open', () => {
    const spans = findMarkedSpans('“We held the hill.\n\n“Then we lost it.”\n\nHe left.', 'en');

    expect(spans.map(({ carried, continues }) => ({ carried, continues }))).toEqual([
      { carried: false, continues: true },
      { carried: true, continues: false },
    ]);
  });

  it('leaves out a mark without its fellow, and nothing after it', () => {
    expect(marked('The 5" shell hit. "We ran," he said.')).toEqual(['We ran,']);
    expect(marked('He said "we ran.\n\nNobody else spoke. She said "we hid".')).toEqual(['we hid']);
  });

  it('reads dialogue that a dash opens', () => {
    expect(marked('— Ми стоїмо, — сказав сержант. — Відходу не буде.', 'uk')).toEqual([
      'Ми стоїмо,',
      'Відходу не буде.',
    ]);
    expect(marked('— хліб\n\n— вода', 'uk')).toEqual([]);
  });

  it('gives spans that lie in the text, in order, for whatever comes', () => {
    const noise = fc.array(
      fc.constantFrom('“', '”', '„', '"', "'", '’', '‘', '«', '»', 'a', ' ', 's', '.', ',', '\n\n'),
      {
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(noise, (parts) => {
        const text = parts.join('');
        let at = 0;
        for (const { start, end, outer } of findMarkedSpans(text, 'en')) {
          expect(outer.start).toBeGreaterThanOrEqual(at);
          expect(outer.start).toBeLessThan(start + 1);
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(outer.end);
          at = outer.start;
        }
      }),
    );
  });

  it('stays linear in marks', () => {
    const started = performance.now();

    for (const mark of ['“', '"', '‘', "'", '«', 's’ ', ' ‘a', '" ']) findMarkedSpans(mark.repeat(40_000), 'en');

    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
