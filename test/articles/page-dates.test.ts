import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writtenDate } from '../../src/articles/page-dates.ts';

const iso = (text: string, language: string | null = null) => {
  const ms = writtenDate(text, language);
  return ms === null ? null : new Date(ms).toISOString();
};

describe('a date as pages write it', () => {
  it.each([
    ['2026-03-08T11:20:00.477Z', '2026-03-08T11:20:00.477Z'],
    ['20260308', '2026-03-08T00:00:00.000Z'],
    ['Sun, 08 Mar 2026 07:15:45 EST', '2026-03-08T12:15:45.000Z'],
    ['Published: Sunday, 8 Mar 2026 | 4:35 PM ET', '2026-03-08T21:35:00.000Z'],
    ['August 12, 2026, 5:00PM EDT', '2026-08-12T21:00:00.000Z'],
    ['Posted March 8, 2026', '2026-03-08T00:00:00.000Z'],
    ['8.42am BST August 12, 2026', '2026-08-12T07:42:00.000Z'],
    ['Publié le 27 octobre 2026 à 14h03', '2026-10-27T14:03:00.000Z'],
    ['8 de marzo de 2026', '2026-03-08T00:00:00.000Z'],
    ['8. März 2026, 14:05 Uhr', '2026-03-08T14:05:00.000Z'],
    ['8 березня 2026, 09:30', '2026-03-08T09:30:00.000Z'],
    ['8 марта 2026 г.', '2026-03-08T00:00:00.000Z'],
    ['8 مارس 2026', '2026-03-08T00:00:00.000Z'],
    ['08.03.2026 11:15', '2026-03-08T11:15:00.000Z'],
  ])('reads "%s"', (text, moment) => {
    expect(iso(text)).toBe(moment);
  });

  it.each(['soon', '03/08/2026', '31 February 2026', '9999-99-99', ''])('reads nothing in "%s"', (text) => {
    expect(iso(text, 'en')).toBeNull();
  });

  it('takes numbers for the day first where the language does', () => {
    expect(iso('03/08/2026', 'fr')).toBe('2026-08-03T00:00:00.000Z');
  });

  it('is a moment or nothing, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const ms = writtenDate(text, null);
        expect(ms === null || Number.isFinite(ms)).toBe(true);
      }),
    );
  });
});
