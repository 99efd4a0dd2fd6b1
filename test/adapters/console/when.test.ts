import { describe, expect, it } from 'vitest';
import { dateWords, dayAndHour, longDay, zoneName } from '../../../src/adapters/console/when.ts';

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
