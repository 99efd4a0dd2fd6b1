import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/delivery/delivery.ts';
import { calendar, dueSlots, faultOf, heldUntil, nextSlots } from '../../src/scheduler/calendar.ts';

const DAY = 86_400_000;
const VECTORS = '../shared/attacks/schedule.jsonl';

const daily = (timezone: string, ...at: string[]): Plan => ({ timezone, at, cron: null });
const cron = (timezone: string, expression: string): Plan => ({ timezone, at: [], cron: expression });
const iso = (at: number) => new Date(at).toISOString().replace('.000Z', 'Z');
const due = (plan: Plan, after: string, until: string) =>
  dueSlots(plan, { after: Date.parse(after), until: Date.parse(until) });

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly tz: string;
  readonly at: string;
  readonly local_date: string;
  readonly transition: string;
  readonly expect_utc: readonly string[];
  readonly times_fired_on_that_date: number;
}

const rows: readonly Row[] = existsSync(VECTORS)
  ? readFileSync(VECTORS, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line))
      .filter(({ kind }) => kind === 'daily')
  : [];

describe.skipIf(rows.length === 0)(`the slots of ${VECTORS} (skipped where the file is absent)`, () => {
  it.each(rows)('$id: $at in $tz around $local_date ($transition)', (row) => {
    const from = Date.parse(row.expect_utc[0]!) - 1;
    const to = Date.parse(row.expect_utc.at(-1)!);

    const slots = dueSlots(daily(row.tz, row.at), { after: from, until: to });

    expect(slots.map(({ at }) => iso(at))).toEqual(row.expect_utc);
    const onThatDate = slots.filter(({ local }) => local.startsWith(row.local_date));
    expect(onThatDate).toHaveLength(row.times_fired_on_that_date);
  });
});

describe('a daily time', () => {
  it('that does not exist falls on the first instant after the gap', () => {
    const slots = due(daily('Europe/Kyiv', '03:30'), '2026-03-28T12:00Z', '2026-03-29T12:00Z');

    expect(slots).toEqual([{ at: Date.parse('2026-03-29T01:00:00Z'), local: '2026-03-29T03:30' }]);
  });

  it('that happens twice falls on the first', () => {
    const slots = due(daily('Europe/Berlin', '02:30'), '2026-10-24T12:00Z', '2026-10-25T12:00Z');

    expect(slots.map(({ at }) => iso(at))).toEqual(['2026-10-25T00:30:00Z']);
  });

  it('falls on the next day where the calendar skips one', () => {
    const slots = due(daily('Pacific/Apia', '08:00'), '2011-12-29T00:00Z', '2011-12-31T12:00Z');

    expect(slots.map(({ local }) => local.slice(0, 10))).toEqual(['2011-12-29', '2011-12-30', '2011-12-31']);
    expect(iso(slots[1]!.at)).toBe('2011-12-30T10:00:00Z');
  });

  it('keeps its place on the wall when the clocks change', () => {
    const slots = due(daily('Europe/Berlin', '08:00'), '2026-03-28T00:00Z', '2026-03-30T00:00Z');

    expect(slots.map(({ at }) => iso(at))).toEqual(['2026-03-28T07:00:00Z', '2026-03-29T06:00:00Z']);
  });

  it('is listed in order with the others, each instant once', () => {
    const slots = due(
      daily('Europe/Berlin', '19:00', '02:30', '03:00', '7:15'),
      '2026-03-28T22:00Z',
      '2026-03-29T22:00Z',
    );

    expect(slots.map(({ local }) => local.slice(11))).toEqual(['02:30', '07:15', '19:00']);
  });

  it('counts from after the beginning to the end itself', () => {
    const plan = daily('UTC', '08:00');

    expect(due(plan, '2026-01-01T08:00Z', '2026-01-01T09:00Z')).toEqual([]);
    expect(due(plan, '2026-01-01T07:59Z', '2026-01-01T08:00Z')).toHaveLength(1);
  });

  it('fires exactly once on each local date, in every zone and on every day', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2030, 0) }),
        fc.integer({ min: 0, max: 1439 }),
        (zone, start, minute) => {
          const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
          const slots = dueSlots(daily(zone, time), { after: start, until: start + 20 * DAY });
          const dates = slots.map(({ local }) => local.slice(0, 10));
          expect(new Set(dates).size).toBe(dates.length);
          expect(dates.length).toBeGreaterThanOrEqual(19);
          for (const [index, date] of dates.slice(1).entries()) {
            expect(Date.parse(date) - Date.parse(dates[index]!)).toBe(DAY);
          }
          for (const { at, local } of slots) {
            const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime();
            const wished = Temporal.PlainDateTime.from(local);
            const isThere = wall.equals(wished);
            const before = Temporal.Instant.fromEpochMilliseconds(at - 1000).toZonedDateTimeISO(zone);
            const isJump = !isThere && Temporal.PlainDateTime.compare(before.toPlainDateTime(), wished) < 0;
            expect(isThere || isJump).toBe(true);
          }
        },
      ),
      { numRuns: 150 },
    );
  }, 20_000);

  it('is fired once around every change of the clocks of many zones, at every quarter of an hour', () => {
    const zones = [
      'Europe/Berlin',
      'America/New_York',
      'Africa/Cairo',
      'Asia/Beirut',
      'Australia/Lord_Howe',
      'Asia/Gaza',
      'America/Santiago',
      'Atlantic/Azores',
      'Antarctica/Troll',
      'Africa/Casablanca',
    ];
    for (const zone of zones) {
      let change = Temporal.Instant.from('2025-06-01T00:00Z').toZonedDateTimeISO(zone).getTimeZoneTransition('next');
      for (let changes = 0; change !== null && changes < 2; changes++, change = change.getTimeZoneTransition('next')) {
        const at = change.epochMilliseconds;
        for (let minute = 0; minute < 1440; minute += 15) {
          const time = `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
          const dates = dueSlots(daily(zone, time), { after: at - 2 * DAY, until: at + 2 * DAY }).map(({ local }) =>
            local.slice(0, 10),
          );
          expect([zone, time, new Set(dates).size]).toEqual([zone, time, dates.length]);
          expect(dates.length).toBeGreaterThanOrEqual(3);
        }
      }
    }
  });
});

describe('slots between two moments', () => {
  it('are the same, in one step or in many', () => {
    const plans = [
      daily('Europe/Berlin', '02:30', '08:00'),
      cron('Europe/Kyiv', '*/20 * * * *'),
      cron('America/New_York', '30 1,2 * * *'),
    ];
    const start = fc
      .constantFrom('2026-03-08', '2026-03-29', '2026-10-25', '2026-11-01', '2026-06-01')
      .map((day) => Date.parse(`${day}T00:00Z`) - DAY);
    fc.assert(
      fc.property(
        fc.constantFrom(...plans),
        start,
        fc.array(fc.integer({ min: 1, max: 2 * DAY }), { maxLength: 6 }),
        (plan, from, cuts) => {
          const until = from + 3 * DAY;
          const ends = [...cuts.map((cut) => from + cut), until].sort((a, b) => a - b);
          let after = from;
          const stepped = ends.flatMap((end) => {
            const slots = dueSlots(plan, { after, until: end });
            after = end;
            return slots;
          });
          expect(stepped.map(({ at }) => at)).toEqual(dueSlots(plan, { after: from, until }).map(({ at }) => at));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('are none when time runs backwards', () => {
    expect(due(daily('UTC', '08:00'), '2026-01-02T00:00Z', '2026-01-01T00:00Z')).toEqual([]);
  });

  it('are at most 400, the newest, after a long absence', () => {
    const slots = due(cron('UTC', '* * * * *'), '2020-01-01T00:00Z', '2026-01-01T00:00Z');

    expect(slots).toHaveLength(400);
    expect(iso(slots.at(-1)!.at)).toBe('2026-01-01T00:00:00Z');
  });
});

describe('a cron plan', () => {
  it('runs at its local times, with its fixed hours once a day', () => {
    const slots = due(cron('Europe/Berlin', '30 2 * * *'), '2026-10-24T12:00Z', '2026-10-26T12:00Z');

    expect(slots.map(({ at }) => iso(at))).toEqual(['2026-10-25T00:30:00Z', '2026-10-26T01:30:00Z']);
  });

  it('with open hours never stops for longer than it says, when the clocks change', () => {
    for (const [from, to] of [
      ['2026-10-24T20:00Z', '2026-10-25T06:00Z'],
      ['2026-03-28T20:00Z', '2026-03-29T06:00Z'],
    ] as const) {
      const times = due(cron('Europe/Berlin', '*/15 * * * *'), from, to).map(({ at }) => at);
      const gaps = times.slice(1).map((at, index) => (at - times[index]!) / 60_000);

      expect(new Set(gaps)).toEqual(new Set([15]));
    }
  });

  it('names the second pass of a repeated hour apart from the first', () => {
    const slots = due(cron('Europe/Berlin', '0 * * * *'), '2026-10-24T23:30Z', '2026-10-25T01:30Z');

    expect(slots.map(({ local }) => local)).toEqual(['2026-10-25T02:00', '2026-10-25T02:00+01:00']);
  });

  it('may count seconds', () => {
    const slots = due(cron('UTC', '*/20 0 7 * * *'), '2026-01-01T06:00Z', '2026-01-01T08:00Z');

    expect(slots.map(({ local }) => local.slice(11))).toEqual(['07:00', '07:00:20', '07:00:40']);
  });

  it('runs on its weekdays in its own zone', () => {
    const slots = nextSlots(cron('Pacific/Auckland', '0 7 * * 1'), Date.parse('2026-01-01T00:00Z'), 2);

    expect(slots.map(({ at, local }) => [local, iso(at)])).toEqual([
      ['2026-01-05T07:00', '2026-01-04T18:00:00Z'],
      ['2026-01-12T07:00', '2026-01-11T18:00:00Z'],
    ]);
  });
});

describe('the next slots', () => {
  it('come after now', () => {
    const slots = nextSlots(daily('UTC', '08:00', '19:00'), Date.parse('2026-01-01T08:00Z'), 3);

    expect(slots.map(({ local }) => local)).toEqual(['2026-01-01T19:00', '2026-01-02T08:00', '2026-01-02T19:00']);
  });

  it('may be years away', () => {
    const [slot] = nextSlots(cron('UTC', '0 0 29 2 *'), Date.parse('2026-01-01T00:00Z'), 1);

    expect(slot?.local).toBe('2028-02-29T00:00');
  });

  it('are none for a plan that is none', () => {
    expect(nextSlots(cron('UTC', '0 0 30 2 *'), 0, 3)).toEqual([]);
    expect(nextSlots(daily('Mars/Olympus', '08:00'), 0, 3)).toEqual([]);
  });
});

describe('a plan that is none', () => {
  it.each([
    [daily('Mars/Olympus', '08:00'), 'no time zone'],
    [daily('UTC', '25:00'), 'no time of day'],
    [daily('UTC', '8'), 'no time of day'],
    [daily('UTC'), 'names no time'],
    [cron('UTC', '0 0 30 2 *'), 'never fires'],
    [cron('UTC', 'every day'), 'five fields'],
  ])('is refused with its fault: %j', (plan, fault) => {
    expect(faultOf(plan)).toContain(fault);
    expect(calendar.due(plan, { after: 0, until: DAY })).toEqual([]);
  });

  it('is not this one', () => {
    expect(faultOf(daily('Europe/Kyiv', '07:00', '19:00'))).toBeNull();
    expect(faultOf(cron('Asia/Kathmandu', '0 7 * * 1-5'))).toBeNull();
  });
});

describe('quiet hours', () => {
  const until = (from: string, to: string, zone: string, at: string) => {
    const end = heldUntil({ from, to }, zone, Date.parse(at));
    return end === null ? null : iso(end);
  };

  it.each([
    ['2026-01-14T21:59:59Z', null],
    ['2026-01-14T22:00:00Z', '2026-01-15T06:00:00Z'],
    ['2026-01-15T05:59:59Z', '2026-01-15T06:00:00Z'],
    ['2026-01-15T06:00:00Z', null],
  ])('over midnight hold %s until %s', (at, end) => {
    expect(until('22:00', '06:00', 'UTC', at)).toBe(end);
  });

  it('within a day hold what lies in them', () => {
    expect(until('12:00', '14:00', 'UTC', '2026-01-14T13:00Z')).toBe('2026-01-14T14:00:00Z');
    expect(until('12:00', '14:00', 'UTC', '2026-01-14T15:00Z')).toBeNull();
  });

  it('are local', () => {
    expect(until('22:00', '06:00', 'Europe/Kyiv', '2026-01-14T20:30Z')).toBe('2026-01-15T04:00:00Z');
  });

  it('end when the wall says so, also in the night the clocks change', () => {
    expect(until('22:00', '06:00', 'Europe/Berlin', '2026-03-29T00:30Z')).toBe('2026-03-29T04:00:00Z');
    expect(until('22:00', '06:00', 'Europe/Berlin', '2026-10-25T00:30Z')).toBe('2026-10-25T05:00:00Z');
    expect(until('22:00', '02:30', 'Europe/Berlin', '2026-03-29T00:30Z')).toBe('2026-03-29T01:00:00Z');
  });
});
