import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEntryDate, readFeedDate } from '../../src/feeds/dates.ts';

const NOW = Date.UTC(2026, 0, 5, 12);
const AT_TEN = Date.UTC(2026, 0, 5, 10);

describe('a claimed date', () => {
  it.each([
    ['Mon, 05 Jan 2026 10:00:00 GMT', AT_TEN],
    ['Mon, 5 Jan 26 05:00 EST', AT_TEN],
    ['05 January 2026 11:00:00 +0100', AT_TEN],
    ['January 5, 2026 10:00 UTC', AT_TEN],
    ['Mon Jan  5 10:00:00 2026', AT_TEN],
    ['Mon Jan  5 05:00:00 EST 2026', AT_TEN],
    ['Monday, 05-Jan-26 10:00:00 GMT', AT_TEN],
    ['Mon, 05 Jan 126 10:00:00 GMT', AT_TEN],
    ['Mon, 05 Jan 2026 12:00:00 GMT+2', AT_TEN],
    ['Mon, 05 Jan 2026 12:00:00 +0200 (EET)', AT_TEN],
    ['Mon, 05 Jan 2026 12:00:00 +0200 EET', AT_TEN],
    ['Mno, 05 Jan 2026 10:00:00 GMT', AT_TEN],
    ['Tue, 05 Jan 2026 10:00:00 GMT', AT_TEN],
    ['Jan 5th, 2026 at 10 a.m.', AT_TEN],
    ['Пн, 05 янв 2026 13:00:00 +0300', AT_TEN],
    ['2026-01-05T10:00:00Z', AT_TEN],
    ['2026-01-05T12:00:00.123+02:00', AT_TEN + 123],
    ['2026-01-05T10:00:00,5Z', AT_TEN + 500],
    ['2026-01-05T12:00:00+0200', AT_TEN],
    ['2026-01-05T12:00:00+02:00[Europe/Kyiv]', AT_TEN],
    ['2026-01-05T10Z', AT_TEN],
    ['2026-01-05 10:00:00', AT_TEN],
    ['20260105T100000Z', AT_TEN],
    ['2026-01-04T24:00:00Z', Date.UTC(2026, 0, 5)],
    ['2016-12-31T23:59:60Z', Date.UTC(2017, 0, 1)],
    ['2026-01-05', Date.UTC(2026, 0, 5)],
    ['2026/01/05', Date.UTC(2026, 0, 5)],
    ['05.01.2026 10:00', AT_TEN],
    ['25/12/2025', Date.UTC(2025, 11, 25)],
    ['12/25/2025 10:00 PM', Date.UTC(2025, 11, 25, 22)],
    ['2026年1月5日 10時00分', AT_TEN],
    ['2026년 1월 5일 오후 7시', AT_TEN],
    ['١٢ كانون الأول ٢٠٢٥', Date.UTC(2025, 11, 12)],
    ['5 בינואר 2026 בשעה 10:00', AT_TEN],
    ['mar., 30 déc. 2025 10:00:00 +0000', Date.UTC(2025, 11, 30, 10)],
    ['segunda-feira, 5 de janeiro de 2026 às 10h00', AT_TEN],
    ['1767607200', AT_TEN],
    ['1767607200000', AT_TEN],
  ])('is understood: %s', (text, at) => {
    expect(readFeedDate(text, NOW)).toBe(at);
  });

  it.each([
    '',
    'not a date',
    'Thu, 31 Feb 2026 10:00:00 GMT',
    'Mon, 05 Jan 2026 25:61:61 GMT',
    'Mon, 05 Jan 2026 10:60:00 GMT',
    'Mon, 05 Jan 2026 13:00 AM',
    '2026-01-05T10:00:00+25:00',
    '2025-06-01T10:00:60Z',
    '2025-06-01T24:00:01Z',
    '05/01/2026',
    '05-01-2026 10:00',
    '1/5/2026 10:00 AM',
    '0000-00-00T00:00:00Z',
    '275760-09-13T00:00:00Z',
    'Thu, 01 Jan 1970 00:00:00 GMT',
    'January 2026',
    '5 January',
    '5 Jan 2026 6 Jan 2026',
    '10:00',
    '5 listopada 2025',
    '1404-10-15',
  ])('is none: "%s"', (text) => {
    expect(readFeedDate(text, NOW)).toBeNull();
    expect(readEntryDate(text, NOW)).toBeNull();
  });

  it.each(['A', 'M', 'N', 'Y', 'IST', 'AST', 'XYZ', 'Somewhere/Else'])(
    'has no zone that could be several: %s',
    (zone) => {
      expect(readFeedDate(`Fri, 02 Jan 2026 10:00:00 ${zone}`, NOW)).toBeNull();
    },
  );

  it('may be ten minutes ahead of the clock and not more', () => {
    expect(readFeedDate('2026-01-05T12:10:00Z', NOW)).toBe(NOW + 600_000);
    expect(readFeedDate('2026-01-05T12:10:01Z', NOW)).toBeNull();
  });
});

describe('a date of an entry', () => {
  it.each([
    ['2025', Date.UTC(2025, 0, 1)],
    ['2025-12', Date.UTC(2025, 11, 1)],
    ['2025-W52-3', Date.UTC(2025, 11, 24)],
    ['2026-W01-1', Date.UTC(2025, 11, 29)],
    ['2025-335', Date.UTC(2025, 11, 1)],
    ['2024-366T10:00Z', Date.UTC(2024, 11, 31, 10)],
    ['03-12-31', Date.UTC(2003, 11, 31)],
    ['25-12-31', Date.UTC(2025, 11, 31)],
  ])('may be as short as W3C-DTF and ISO 8601 allow: %s', (text, at) => {
    expect(readEntryDate(text, NOW)).toBe(at);
    expect(readFeedDate(text, NOW)).toBeNull();
  });

  it.each(['2025-366', '2025-W53-1', '2026-W00-1', '2025-13', '04-05-06', '10-12-11', '12'])(
    'is none where the short form names no day, or several: %s',
    (text) => {
      expect(readEntryDate(text, NOW)).toBeNull();
    },
  );
});

const day = fc.date({ min: new Date('2000-01-02'), max: new Date(NOW), noInvalidDate: true });
const LANGUAGES =
  `en de fr es pt it nl pl ru uk be bg cs sk ro el tr sv da nb fi hu id ca ar ar-LB ar-DZ he hi lt lv et sr-Latn
  ka hy kk is`.split(/\s+/);

describe('a date that somebody wrote', () => {
  it('is read again to the millisecond from what machines write', () => {
    fc.assert(
      fc.property(day, (date) => {
        const second = Math.floor(date.getTime() / 1_000) * 1_000;

        expect(readFeedDate(date.toISOString(), NOW)).toBe(date.getTime());
        expect(readFeedDate(date.toUTCString(), NOW)).toBe(second);
        expect(readFeedDate(String(date.getTime()).padStart(13, '0'), NOW)).toBe(date.getTime());
      }),
    );
  });

  it('is read again from every zone', () => {
    const offset = fc.integer({ min: -14 * 60, max: 14 * 60 });
    fc.assert(
      fc.property(day, offset, fc.constantFrom('', ':'), (date, minutes, colon) => {
        const at = Math.floor(date.getTime() / 1_000) * 1_000;
        const local = new Date(at + minutes * 60_000);
        const size = Math.abs(minutes);
        const two = (number: number) => String(number).padStart(2, '0');
        const zone = `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${colon}${two(size % 60)}`;

        expect(readFeedDate(local.toISOString().replace('.000Z', zone), NOW)).toBe(at);
        expect(readFeedDate(local.toUTCString().replace('GMT', zone), NOW)).toBe(at);
        expect(readFeedDate(local.toUTCString().replace('GMT', `GMT${zone}`), NOW)).toBe(at);
      }),
    );
  });

  // Words that name another month in Croatian.
  const isTwoMonths = (language: string, month: number) => /^(?:pl-(?:6|10)|cs-10)$/.test(`${language}-${month}`);

  it.each(LANGUAGES)('is read again in words, whole and short, with and without a time: %s', (language) => {
    const styles: readonly Intl.DateTimeFormatOptions[] = [
      { day: 'numeric', month: 'long', year: 'numeric' },
      { day: 'numeric', month: 'long', year: 'numeric', weekday: 'long' },
      { day: '2-digit', month: 'short', year: 'numeric' },
    ];
    for (const style of styles) {
      const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory`, { ...style, timeZone: 'UTC' });
      for (let month = 0; month < 12; month += 1) {
        const date = Date.UTC(2025, month, 14);
        const parts = format.formatToParts(date).map(({ type, value }) => (type === 'weekday' ? 'X' : value));
        const text = parts.join('').replace(/X[^\p{L}\p{N}]*/u, '');
        if (isTwoMonths(language, month) || !/\p{L}{2}/u.test(text)) continue;

        expect([text, readFeedDate(text, NOW)]).toEqual([text, date]);
        expect([text, readFeedDate(`${text} 10:30`, NOW)]).toEqual([text, date + 37_800_000]);
      }
    }
  });

  it('is never another than the one that engines of JavaScript read, where both read one', () => {
    const of = (words: string) => fc.constantFrom(...words.split('|'));
    const [weekday, days, months] = [of('|Mon, |Tuesday |Wed, '), of('1|09|28|31'), of('Jan|February|Sept|Dec')];
    const [year, clock] = [of('2004|2019|04|19'), of('0:00|09:05|23:59:59|12:30 PM|12:05 AM|24:00|10:14:55.123')];
    const zone = of('GMT|Z|EST|+0530|-0700|+01:00|GMT+0200|-0800 (PST)');
    fc.assert(
      fc.property(weekday, days, months, year, clock, zone, (w, d, m, y, c, z) => {
        for (const text of [
          `${w}${d} ${m} ${y} ${c} ${z}`,
          `${w}${m} ${d}, ${y} ${c} ${z}`,
          `${w}${m} ${d} ${c} ${z} ${y}`,
        ]) {
          const [ours, theirs] = [readFeedDate(text, NOW), Date.parse(text)];
          if (ours !== null && !Number.isNaN(theirs)) expect([text, ours]).toEqual([text, theirs]);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('lies between 2000 and now, or is none, whatever is written', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...'0123456789-:T Z+,/.'.split(''),
        'Jan',
        'Mon',
        'GMT',
        '2026',
        '05',
        'PM',
        'W',
        'EST',
        'de',
        'мая',
        '年',
        '月',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        for (const at of [readFeedDate(pieces.join(''), NOW), readEntryDate(pieces.join(''), NOW)]) {
          if (at === null) continue;
          expect(Number.isSafeInteger(at)).toBe(true);
          expect(at).toBeGreaterThanOrEqual(Date.UTC(2000, 0, 1));
          expect(at).toBeLessThanOrEqual(NOW + 600_000);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('the zone of this machine', () => {
  const DATES = [
    '2026-01-05',
    '2026-01-05T10:00:00',
    'Mon, 05 Jan 2026 10:00:00',
    '5 января 2026 г., 10:00',
    '2025-W52-3',
    'Sun, 29 Mar 2025 02:30:00',
    'March 9, 2025 2:30 AM',
    '05.01.2026 10:00',
  ];
  const script = `import { readEntryDate } from './src/feeds/dates.ts';
    console.log(JSON.stringify(${JSON.stringify(DATES)}.map((date) => readEntryDate(date, ${NOW}))));`;

  it.each(['UTC', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Kiritimati', 'Europe/Kyiv'])(
    'has no say: %s',
    (zone) => {
      const answer = execFileSync(process.execPath, ['--input-type=module-typescript', '-e', script], {
        env: { ...process.env, TZ: zone },
      });

      expect(JSON.parse(String(answer))).toEqual(DATES.map((date) => readEntryDate(date, NOW)));
      expect(JSON.parse(String(answer))).not.toContain(null);
    },
  );
});
