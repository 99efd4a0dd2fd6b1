import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseText } from '../../src/language/text.ts';

/** The stored form of a text, by the long way: what `normaliseText` promises, without any look ahead. */
function longWay(raw: string): string {
  return raw
    .toWellFormed()
    .replace(/(\p{M}{8})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it removes
      /[\u0000-\u0008\u000E-\u001F\u007F\u0080-\u0084\u0086-\u009F\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB]/g,
      '',
    )
    .replace(/\r\n?|[\u0085\u2028]/g, '\n')
    .replaceAll('\u2029', '\n\n')
    .replace(/[\t\v\f \u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]+/g, ' ')
    .split(/\n[ ]*(?:\n[ ]*)+/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join(' '),
    )
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** Joiners are kept or dropped by what stands before them; that is tested where it is decided. */
const isJoiner = (codePoint: number) => codePoint === 0x200c || codePoint === 0x200d;

describe('a text that needs no work', () => {
  it('comes out as by the long way, whatever character stands in it', () => {
    const different: string[] = [];
    for (let codePoint = 0; codePoint <= 0x10ffff; codePoint += 1) {
      if (isJoiner(codePoint)) continue;
      const one = String.fromCodePoint(codePoint);
      for (const text of [`a${one}b`, `е ${one}`, `${one} x`]) {
        if (normaliseText(text) !== longWay(text)) different.push(`${codePoint.toString(16)}: ${JSON.stringify(text)}`);
      }
    }
    expect(different).toEqual([]);
  });

  it('comes out as by the long way, however its characters stand together', () => {
    const unit = fc.oneof(
      fc.constantFrom(
        ' ',
        '  ',
        '\n',
        '\t',
        '\u00A0',
        '\u0301',
        'a',
        'é',
        'я',
        'ب',
        '。',
        '가',
        'ᄀ',
        'ᅡ',
        '\r',
        '\u2029',
      ),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter((one) => !isJoiner(one.codePointAt(0) ?? 0)),
    );
    fc.assert(
      fc.property(fc.string({ unit }), (text) => normaliseText(text) === longWay(text)),
      { numRuns: 5_000 },
    );
  });
});
