import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tidyWishes, wishFaults } from '../../src/office/wishes.ts';
import type { ChannelWishes } from '../../src/office.ts';
import { calendar } from '../../src/scheduler/calendar.ts';
import { anAsker, anOffice, everythingIn, refusalOf } from '../support/an-office.ts';
import { NOON } from '../support/builders.ts';
import { GENERAL, someWishes } from '../support/office-builders.ts';

const rules = { conflicts: [{ id: 'sudan' }, { id: 'karsovia-velmar' }], calendar, now: NOON };
const faultsOf = (wishes: unknown) => wishFaults(wishes as Partial<ChannelWishes>, rules);
const plan = (fields: object) => ({ plan: { timezone: 'Europe/Kyiv', at: [], cron: null, ...fields } });
const alerts = (fields: object) => ({ alerts: { severity: 0.8, independent: 2, cooldownMs: 3_600_000, ...fields } });
const everyMinutes = (minutes: number) =>
  Array.from({ length: (24 * 60) / minutes }, (_, index) => {
    const minute = index * minutes;
    return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  });

describe('wishes that are taken', () => {
  it.each([
    ['all conflicts', { conflicts: 'all' }],
    ['some conflicts', { conflicts: ['sudan', 'karsovia-velmar'] }],
    ['one story', { stories: 1 }],
    ['seven stories', { stories: 7 }],
    ['one time', plan({ at: ['07:00'] })],
    ['times a quarter of an hour apart, all day', plan({ at: everyMinutes(15) })],
    ['a cron expression', plan({ cron: '0 7 * * 1-5' })],
    ['a cron expression every quarter of an hour', plan({ cron: '*/15 * * * *' })],
    ['quiet hours over midnight', { quietHours: { from: '22:00', to: '06:00' } }],
    ['no quiet hours', { quietHours: null }],
    ['alerts', alerts({})],
    ['no alerts', { alerts: null }],
    ['no state media', { stateMedia: 'off' }],
    ['a forum', { layout: 'forum' }],
    ['a language', { language: 'uk' }],
    ['a language of a country', { language: 'pt-BR' }],
    ['publishing', { publish: true }],
  ])('%s', (_, wishes) => {
    expect(faultsOf(wishes)).toEqual([]);
  });
});

describe('wishes that are not', () => {
  const times = 'local times such as 07:00 and 19:00, in a time zone such as Europe/Kyiv';
  const hours = 'off, or hours such as 22:00-06:00 with a beginning and another end';
  const apart = 'plan: two briefings must be at least 15 minutes apart, such as 07:00 and 07:15';
  const known = 'all, or some of sudan, karsovia-velmar';

  it.each<[string, unknown, string]>([
    [
      'nothing',
      {},
      'nothing was named to be changed; conflicts, plan, stories, quietHours, alerts, stateMedia, layout, language, publish can be',
    ],
    [
      'a wish that is none',
      { colour: 'red' },
      '"colour" is nothing that can be set; conflicts, plan, stories, quietHours, alerts, stateMedia, layout, language, publish can be',
    ],
    [
      'a wish that every object has',
      { constructor: 1 },
      '"constructor" is nothing that can be set; conflicts, plan, stories, quietHours, alerts, stateMedia, layout, language, publish can be',
    ],
    [
      'an unknown conflict',
      { conflicts: ['sudan', 'atlantis'] },
      `conflicts: "atlantis" is not allowed; write ${known}`,
    ],
    ['no conflict', { conflicts: [] }, `conflicts: "[]" is not allowed; write ${known}`],
    [
      'more conflicts than there are',
      { conflicts: Array(3).fill('sudan') },
      `conflicts: 3 conflicts are more than there are; write ${known}`,
    ],
    ['conflicts that are no list', { conflicts: 'sudan' }, `conflicts: "sudan" is not allowed; write ${known}`],
    ['no stories', { stories: 0 }, 'stories: "0" is not allowed; write a number from 1 to 7, such as 5'],
    ['too many stories', { stories: 8 }, 'stories: "8" is not allowed; write a number from 1 to 7, such as 5'],
    ['half a story', { stories: 2.5 }, 'stories: "2.5" is not allowed; write a number from 1 to 7, such as 5'],
    ['stories in words', { stories: 'five' }, 'stories: "five" is not allowed; write a number from 1 to 7, such as 5'],
    ['no number', { stories: Number.NaN }, 'stories: "NaN" is not allowed; write a number from 1 to 7, such as 5'],
    ['a plan that is none', { plan: '07:00' }, `plan: "07:00" is not allowed; write ${times}`],
    ['a plan of nothing', plan({}), `plan: never fires: it names no time; write ${times}`],
    [
      'an unknown zone',
      plan({ at: ['07:00'], timezone: 'Mars/Base' }),
      `plan: "Mars/Base" is no time zone; write one like "Europe/Kyiv"; write ${times}`,
    ],
    ['a zone that is none', plan({ timezone: 2 }), 'plan: "2" is not allowed; write a time zone such as Europe/Kyiv'],
    [
      'an hour that is none',
      plan({ at: ['24:00'] }),
      'plan: "24:00" is not allowed; write a time from 00:00 to 23:59, such as 07:00',
    ],
    [
      'a time in words',
      plan({ at: ['noon'] }),
      'plan: "noon" is not allowed; write a time from 00:00 to 23:59, such as 07:00',
    ],
    ['times too near', plan({ at: ['07:00', '07:14'] }), apart],
    ['times too near over midnight', plan({ at: ['00:05', '23:55'] }), apart],
    ['too many times', plan({ at: everyMinutes(10) }), 'plan: 144 times are too many; two are 15 minutes apart'],
    [
      'times and cron',
      plan({ at: ['07:00'], cron: '0 7 * * *' }),
      'plan: either times or a cron expression, not both; such as 07:00',
    ],
    ['a cron expression every minute', plan({ cron: '* * * * *' }), apart],
    ['a cron expression every second of one day', plan({ cron: '* * 7 29 2 *' }), apart],
    [
      'a cron expression that never fires',
      plan({ cron: '0 7 30 2 *' }),
      `plan: never fires: no such day in the months given; write ${times}`,
    ],
    [
      'a cron expression that is none',
      plan({ cron: 'at seven' }),
      `plan: a cron expression has five fields, or six with seconds: "0 7 * * 1-5"; write ${times}`,
    ],
    [
      'quiet hours without an end',
      { quietHours: { from: '22:00' } },
      `quietHours: "22:00-undefined" is not allowed; write ${hours}`,
    ],
    ['quiet hours that are none', { quietHours: 'night' }, `quietHours: "night" is not allowed; write ${hours}`],
    [
      'quiet hours all day',
      { quietHours: { from: '6:00', to: '06:00' } },
      `quietHours: "6:00-06:00" is not allowed; write ${hours}`,
    ],
    ['alerts that are none', { alerts: 'loud' }, 'alerts: "loud" is not allowed; write off, or a severity such as 0.8'],
    [
      'a severity above one',
      alerts({ severity: 1.1 }),
      'alerts: "1.1" is not allowed; write a severity from 0 to 1, such as 0.8',
    ],
    [
      'no severity',
      alerts({ severity: Number.NaN }),
      'alerts: "NaN" is not allowed; write a severity from 0 to 1, such as 0.8',
    ],
    [
      'too many sources',
      alerts({ independent: 21 }),
      'alerts: "21" is not allowed; write 1 to 20 independent sources, such as 2',
    ],
    [
      'too short a cooldown',
      alerts({ cooldownMs: 59_999 }),
      'alerts: "59999" is not allowed; write a time between two alerts of 1m to 3650d, such as 6h',
    ],
    [
      'an unknown way with state media',
      { stateMedia: 'hide' },
      'stateMedia: "hide" is not allowed; write one of label, separate, off, such as label',
    ],
    [
      'an unknown layout',
      { layout: 'email' },
      'layout: "email" is not allowed; write one of thread, messages, forum, such as thread',
    ],
    [
      'a language by its name',
      { language: 'English' },
      'language: "English" is not allowed; write a language code of two letters, such as en or uk',
    ],
    ['publishing in words', { publish: 'yes' }, 'publish: "yes" is not allowed; write true or false'],
  ])('%s', (_, wishes, fault) => {
    expect(faultsOf(wishes)).toEqual([fault]);
  });

  it('are all told at once', () => {
    expect(faultsOf({ stories: 9, layout: 'email', publish: true })).toHaveLength(2);
  });

  it('repeat little of what was written', () => {
    const [fault] = faultsOf({ layout: 'x'.repeat(100_000) });

    expect(fault?.length).toBeLessThan(200);
  });
});

it('whatever is wished, it is judged and never thrown', () => {
  const wish = fc.oneof(fc.anything({ maxDepth: 3 }), fc.constantFrom('07:00', 'all', null, 5));
  const names = fc.constantFrom(
    'conflicts',
    'plan',
    'stories',
    'quietHours',
    'alerts',
    'stateMedia',
    'layout',
    'language',
    'publish',
  );
  const wishes = fc.dictionary(names, wish, { minKeys: 1 });

  fc.assert(
    fc.property(wishes, (some) => {
      for (const fault of faultsOf(some)) expect(fault.length).toBeGreaterThan(10);
    }),
  );
});

it('what was taken is kept in order and fires', () => {
  const minute = fc.integer({ min: 0, max: 95 }).map((quarter) => everyMinutes(15)[quarter] ?? '07:00');

  fc.assert(
    fc.property(fc.array(minute, { minLength: 1, maxLength: 20 }), (at) => {
      const tidy = tidyWishes(someWishes({ plan: { timezone: 'UTC', at, cron: null } }));

      expect(faultsOf({ plan: tidy.plan })).toEqual([]);
      expect(tidy.plan.at).toEqual([...new Set(at)].sort());
    }),
  );
});

it('the office takes no wish that is not allowed, and changes nothing', async () => {
  const { office, store } = await anOffice();
  const before = await everythingIn(store);

  const refusal = await refusalOf(
    office.setChannel({
      by: anAsker(),
      destination: GENERAL,
      wishes: { stories: 9, publish: true },
      what: 'channel set',
    }),
  );

  expect(refusal).toEqual({
    code: 'change-invalid',
    detail: 'stories: "9" is not allowed; write a number from 1 to 7, such as 5',
  });
  expect(await everythingIn(store)).toEqual(before);
  expect(office.destinations()).toEqual([]);
});
