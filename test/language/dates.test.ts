import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDates } from '../../src/language/dates.ts';

/** A Friday. */
const FRIDAY = Date.UTC(2026, 2, 13, 12);

function read(text: string, language = 'en', anchor = FRIDAY): readonly string[] {
  return readDates(text, language, anchor).map(
    ({ iso, future, since }) => `${iso}${future ? ' ahead' : ''}${since ? ' since' : ''}`,
  );
}

describe('a date is read against the day of writing', () => {
  it.each([
    ['en', 'A strike hit the town on Sunday.', '2026-03-08'],
    ['en', 'A strike hit the town on Friday.', '2026-03-13'],
    ['en', 'Talks are due to resume on Wednesday.', '2026-03-18 ahead'],
    ['en', 'The ministers will meet next Tuesday.', '2026-03-17 ahead'],
    ['en', 'The army said on Wednesday that it had taken the hill.', '2026-03-11'],
    ['en', 'Eight people died there in January.', '2026-01'],
    ['en', 'Eleven people died in a December strike.', '2025-12'],
    ['en', 'They have fled since January.', '2026-01 since'],
    ['en', 'a note dated 2 March', '2026-03-02'],
    ['en', 'It was signed on March 8, 2024.', '2024-03-08'],
    ['en', 'Yesterday the bridge fell.', '2026-03-12'],
    ['en', 'The road is closed until April.', '2026-04 ahead'],
    ['en', 'It came a week ago.', '2026-03-06'],
    ['uk', 'у неділю ввечері', '2026-03-08'],
    ['uk', '5 березня', '2026-03-05'],
    ['ru', '8 марта 2025 года', '2025-03-08'],
    ['ar', 'يوم الثلاثاء', '2026-03-10'],
    ['ar', 'منذ يناير', '2026-01 since'],
    ['de', 'am 3. März', '2026-03-03'],
    ['fr', 'depuis janvier', '2026-01 since'],
  ])('%s: %s', (language, text, expected) => {
    expect(read(text, language)).toEqual([expected]);
  });

  it('counts "two days after" from the day named before', () => {
    expect(read('Drones struck on Tuesday, two days after the attack.')).toEqual(['2026-03-10', '2026-03-08']);
  });

  it('takes no verb for a month', () => {
    expect(read('They may march on the capital.')).toEqual([]);
  });
});

it('shifting the day of writing by whole weeks shifts every weekday by as much', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 }), fc.constantFrom('Sunday', 'Tuesday', 'Friday'), (weeks, day) => {
      const shift = weeks * 7 * 86_400_000;
      const [here] = readDates(`A strike hit on ${day}.`, 'en', FRIDAY);
      const [there] = readDates(`A strike hit on ${day}.`, 'en', FRIDAY + shift);

      expect(Date.parse(there?.iso ?? '') - Date.parse(here?.iso ?? '')).toBe(shift);
    }),
  );
});

it('keeps to its offsets, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('en', 'uk', 'ar', 'de'), (text, language) => {
      for (const { start, end } of readDates(text, language, FRIDAY)) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }),
  );
});
