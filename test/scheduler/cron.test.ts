import fc from 'fast-check';
import { validate } from 'node-cron';
import { describe, expect, it } from 'vitest';
import { cronDayMatches, parseCron } from '../../src/scheduler/cron.ts';

function parsed(expression: string) {
  const times = parseCron(expression);
  if (typeof times === 'string') throw new Error(times);
  return times;
}

describe('a cron expression', () => {
  it('has five fields, or six with seconds', () => {
    expect(parsed('30 7 * * *')).toMatchObject({ seconds: [0], minutes: [30], hours: [7] });
    expect(parsed('15 30 7 * * *')).toMatchObject({ seconds: [15], minutes: [30], hours: [7] });
  });

  it.each([
    ['1-5', [1, 2, 3, 4, 5]],
    ['*/20', [0, 20, 40]],
    ['10-30/10', [10, 20, 30]],
    ['50/4', [50, 54, 58]],
    ['5,1,5', [1, 5]],
  ])('reads %s as minutes', (field, minutes) => {
    expect(parsed(`${field} * * * *`).minutes).toEqual(minutes);
  });

  it('knows months and days by name, and Sunday as 0 and 7', () => {
    expect(parsed('0 7 * JAN-Mar Mon-fri')).toMatchObject({
      months: new Set([1, 2, 3]),
      daysOfWeek: new Set([1, 2, 3, 4, 5]),
    });
    expect(parsed('0 7 * * 7').daysOfWeek).toEqual(parsed('0 7 * * 0').daysOfWeek);
    expect(parsed('0 7 * * 5-7').daysOfWeek).toEqual(new Set([5, 6, 0]));
  });

  it('means either day where both are given, and both where one is open', () => {
    const friday13 = { month: 3, day: 13, weekday: 5 };
    const friday20 = { month: 3, day: 20, weekday: 5 };
    const monday13 = { month: 4, day: 13, weekday: 1 };
    const matches = (expression: string) =>
      [friday13, friday20, monday13].map((date) => cronDayMatches(parsed(expression), date));

    expect(matches('0 7 13 * 5')).toEqual([true, true, true]);
    expect(matches('0 7 13 * *')).toEqual([true, false, true]);
    expect(matches('0 7 * * 5')).toEqual([true, true, false]);
  });

  it.each(['0 0 30 2 *', '0 0 31 4,6,9,11 *', '0 0 30,31 feb *'])('that never fires is refused: %s', (expression) => {
    expect(parseCron(expression)).toMatch(/^never fires/);
  });

  it('that fires only in leap years is fine', () => {
    expect(typeof parseCron('0 0 29 2 *')).not.toBe('string');
  });

  it.each([
    ['', 'five fields'],
    ['* * * *', 'five fields'],
    ['* * * * * * *', 'five fields'],
    ['60 * * * *', '"60" is no minute'],
    ['* 24 * * *', '"24" is no hour'],
    ['* * 0 * *', '"0" is no day of month'],
    ['* * * 13 *', '"13" is no month'],
    ['* * * * 8', '"8" is no day of week'],
    ['5-1 * * * *', '"5-1" is no minute'],
    ['*/0 * * * *', '"*/0" is no minute'],
    ['1,,2 * * * *', '"" is no minute'],
    ['1-2-3 * * * *', '"1-2-3" is no minute'],
    ['*/5/5 * * * *', '"*/5/5" is no minute'],
    ['-1 * * * *', '"-1" is no minute'],
    ['0x1 * * * *', '"0x1" is no minute'],
    ['@daily', 'five fields'],
    ['0 0 L * *', '"L" is no day of month'],
  ])('is refused with its fault: %j', (expression, fault) => {
    expect(parseCron(expression)).toContain(fault);
  });

  it('is read or refused, whatever is written, and what is read another cron would read too', () => {
    const item = fc.oneof(
      fc.integer({ min: -1, max: 70 }).map(String),
      fc.constantFrom('*', '*/5', '1-5', 'mon', 'jan', '?', '1,2', '5-1', '10-20/3'),
    );
    fc.assert(
      fc.property(fc.array(item, { minLength: 3, maxLength: 7 }), (fields) => {
        const expression = fields.join(' ');
        const ours = parseCron(expression);
        fc.pre(!expression.includes('?'));
        if (typeof ours !== 'string') expect(validate(expression)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
