import { describe, expect, it } from 'vitest';
import { dateWords, dayAndHour, longDay, shortDay, yearOf, zoneName } from '../../../src/adapters/page/when.ts';

describe('times', () => {
  it('are told in the zone of the readers', () => {
    expect(dayAndHour('2026-03-13T22:30:00Z', 'Europe/Kyiv')).toBe('Sat 14 Mar 00:30');
    expect(longDay('2026-03-13T13:00:00Z', 'UTC')).toBe('Fri 13 March 2026');
  });

  it('name the zone as people do', () => {
    expect(['UTC', 'Europe/Kyiv', 'America/Argentina/Buenos_Aires', 'Etc/GMT+3'].map(zoneName)).toEqual([
      'UTC',
      'Kyiv time',
      'Buenos Aires time',
      'Etc/GMT+3',
    ]);
  });

  it.each([
    ['hour', '2026-03-10T22:30:00Z', 'Wed 11 Mar 00:30'],
    ['day', '2026-03-10T00:00:00Z', 'Tue 10 Mar'],
    ['week', '2026-03-09T00:00:00Z', 'week of 9 Mar'],
    ['month', '2026-03-01T00:00:00Z', 'March 2026'],
  ] as const)('known to the %s are told so', (precision, iso, expected) => {
    expect(dateWords({ iso, precision }, 'Europe/Kyiv')).toBe(expected);
  });

  it('of a day stay that day in every zone', () => {
    expect(dateWords({ iso: '2026-03-10T00:00:00Z', precision: 'day' }, 'America/Los_Angeles')).toBe('Tue 10 Mar');
  });

  it('that are none, and zones that are none, break nothing', () => {
    expect(dayAndHour('soon', 'UTC')).toBe('undated');
    expect(dateWords({ iso: 'soon', precision: 'week' }, 'UTC')).toBe('undated');
    expect(dayAndHour('2026-03-13T22:30:00Z', 'Nowhere/Atlantis')).toBe('Fri 13 Mar 22:30');
  });
});

describe('the year', () => {
  it('is told where it is not the year of the page', () => {
    expect(shortDay('2020-01-02T12:00:00Z', 'UTC', '2026')).toBe('Thu 2 Jan 2020');
    expect(shortDay('2026-01-02T12:00:00Z', 'UTC', '2026')).toBe('Fri 2 Jan');
    expect(dayAndHour('2019-12-31T23:30:00Z', 'Europe/Kyiv', '2020')).toBe('Wed 1 Jan 01:30');
    expect(yearOf('2019-12-31T23:30:00Z', 'Europe/Kyiv')).toBe('2020');
  });
});
