import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns, hanging, plainLine, wrap } from '../../../src/adapters/console/lines.ts';
import type { Style } from '../../../src/adapters/console/style.ts';
import { displayWidth } from '../../../src/adapters/console/width.ts';
import { linkTo, ours, theirs } from '../../../src/adapters/page/page.ts';

const STYLE: Style = { width: 80, colour: false, links: false };
const texts = (lines: readonly { readonly text: string }[]) => lines.map(({ text }) => text);

describe('lines', () => {
  it('break at spaces', () => {
    expect(texts(wrap([theirs('one two three four')], 9, STYLE))).toEqual(['one two', 'three', 'four']);
  });

  it('break between Chinese characters, but not before a full stop', () => {
    expect(texts(wrap([theirs('停火协议今天生效。')], 8, STYLE))).toEqual(['停火协议', '今天生', '效。']);
  });

  it('break a word that is wider than they are, and an address never', () => {
    expect(texts(wrap([theirs('abcdefghij')], 4, STYLE))).toEqual(['abcd', 'efgh', 'ij']);
    expect(texts(wrap([linkTo('Post', 'https://post.example/a/long/one')], 10, STYLE))).toEqual([
      'Post',
      'https://post.example/a/long/one',
    ]);
  });

  it('keep a marker with the word it belongs to', () => {
    const marks = { kind: 'marks', marks: [{ number: 1, url: 'https://a.example/' }] } as const;

    expect(texts(wrap([theirs('killed nineteen.'), marks], 18, STYLE))).toEqual(['killed', 'nineteen. [1]']);
  });

  it('wrap each right-to-left piece in its own isolate', () => {
    expect(texts(wrap([theirs('سلام سلام سلام')], 10, STYLE))).toEqual(['\u2068سلام سلام\u2069', '\u2068سلام\u2069']);
  });

  it('hang under their first one', () => {
    const frame = {
      first: plainLine('• ', 'plain', STYLE),
      rest: plainLine('  ', 'plain', STYLE),
      width: 10,
      style: STYLE,
    };

    expect(texts(hanging([theirs('one two three')], frame))).toEqual(['• one two', '  three']);
  });

  it('stand side by side', () => {
    const cells = [
      { inlines: [ours('Killed')], width: 8 },
      { inlines: [ours('at least 19')], width: 8 },
    ];

    expect(texts(columns(cells, { gap: 2, style: STYLE }))).toEqual(['Killed    at least', '          19']);
  });

  it('lose no word and fit, whatever the words', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('停火', 'سلام', '👩‍👩‍👧')), {
          maxLength: 20,
        }),
        fc.integer({ min: 10, max: 60 }),
        (parts, width) => {
          const words = theirs(parts.join(' '));

          const lines = wrap([words], width, STYLE);

          for (const line of lines) {
            expect(line.width).toBeLessThanOrEqual(width);
            expect(displayWidth(line.text)).toBe(line.width);
          }
          const shown = texts(lines)
            .join('')
            .replace(/[\s\u2068\u2069]/g, '');
          expect(shown).toBe(words.text.replace(/\s/g, ''));
        },
      ),
    );
  });
});
