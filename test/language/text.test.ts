import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseText } from '../../src/language/text.ts';

describe('the text we store', () => {
  it('turns every kind of space into one space', () => {
    expect(normaliseText('12\u00A0000\u2009men \t at\u3000dawn')).toBe('12 000 men at dawn');
  });

  it('drops what shows nothing: soft hyphens, zero width, directions, controls', () => {
    expect(normaliseText('cease\u00ADfire\u200B \u202Ein\u202C\u0007 force\uFEFF')).toBe('ceasefire in force');
  });

  it('keeps the non-joiner where Persian needs it and nowhere else', () => {
    expect(normaliseText('می\u200Cخواهم')).toBe('می\u200Cخواهم');
    expect(normaliseText('mi\u200Cssile')).toBe('missile');
  });

  it('keeps paragraphs, folds single line ends, and trims', () => {
    expect(normaliseText('\r\n One\r\nline. \n \n\n Two. \n')).toBe('One line.\n\nTwo.');
  });

  it('composes letters and leaves quotation marks alone', () => {
    expect(normaliseText('Zoe\u0308 said „no“ and ‘yes’')).toBe('Zoë said „no“ and ‘yes’');
  });

  it('changes nothing that it has already put right', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const once = normaliseText(raw);

        expect(normaliseText(once)).toBe(once);
      }),
    );
  });

  it('stays quick on piled marks', () => {
    const started = performance.now();

    normaliseText(`a${'\u0301\u0323'.repeat(100_000)}`);

    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
