import { describe, expect, it } from 'vitest';
import type { Destination } from '../../src/delivery/delivery.ts';
import { periodFor, slotToFire } from '../../src/delivery/slots.ts';
import { calendar } from '../../src/scheduler/calendar.ts';
import { memoryStore } from '../../src/store/memory-store.ts';
import { aDestination, aRecording } from '../support/delivery-builders.ts';

/** A bot with a clock on a winter day in UTC; `fires` says which local times fire when it is asked now. */
function aBot(plan: Partial<Destination['plan']>, fields: Partial<Destination> = {}) {
  let now = 0;
  let destination = aDestination({ plan: { timezone: 'UTC', at: [], cron: null, ...plan }, ...fields });
  const { slots, deliveries } = memoryStore(() => now);
  const bot = {
    set(time: string) {
      now = Date.parse(time.length > 5 ? `${time}Z` : `2026-01-14T${time}:00Z`);
    },
    change(change: Partial<Destination['plan']>) {
      destination = { ...destination, plan: { ...destination.plan, ...change } };
    },
    decided: (local: string) => slots.decided(destination.id, [`2026-01-14T${local}`]),
    async fires(): Promise<readonly string[]> {
      const due = await slotToFire(destination, { slots, calendar, clock: () => now });
      if (due === null) return [];
      await deliveries.record(aRecording({ slot: due.slot, dueAt: due.dueAt, destination: destination.id }));
      return [due.slot.local.slice(11)];
    },
    async firesAt(time: string) {
      bot.set(time);
      return bot.fires();
    },
  };
  return bot;
}

describe('which slot fires', () => {
  it('is none before the first one has come', async () => {
    const bot = aBot({ at: ['08:00'] });

    expect(await bot.firesAt('07:00')).toEqual([]);
    expect(await bot.firesAt('07:59')).toEqual([]);
  });

  it('is the one that has come, once', async () => {
    const bot = aBot({ at: ['08:00'] });
    await bot.firesAt('07:59');

    expect(await bot.firesAt('08:00')).toEqual(['08:00']);
    expect(await bot.firesAt('08:00')).toEqual([]);
    expect(await bot.firesAt('08:30')).toEqual([]);
  });

  it('is asked for again when nothing was recorded, as after a crash', async () => {
    let now = Date.parse('2026-01-14T07:00Z');
    const { slots } = memoryStore(() => now);
    const destination = aDestination({ plan: { timezone: 'UTC', at: ['08:00'], cron: null } });
    const ask = () => slotToFire(destination, { slots, calendar, clock: () => now });
    await ask();

    now = Date.parse('2026-01-14T08:00Z');

    expect((await ask())?.slot.local).toBe('2026-01-14T08:00');
    expect((await ask())?.slot.local).toBe('2026-01-14T08:00');
  });

  it('is caught up after a restart across it', async () => {
    const bot = aBot({ at: ['08:00'] });
    await bot.firesAt('07:59');

    expect(await bot.firesAt('08:01')).toEqual(['08:00']);
  });

  it('is only the latest of six that were missed; the others are recorded as missed', async () => {
    const bot = aBot({ cron: '0 * * * *' });
    await bot.firesAt('02:00');
    await bot.firesAt('02:30');

    expect(await bot.firesAt('08:30')).toEqual(['08:00']);
    expect(await bot.decided('05:00')).toEqual(new Set(['2026-01-14T05:00']));
    expect(await bot.fires()).toEqual([]);
  });

  it('is none when the latest came two hours ago', async () => {
    const bot = aBot({ at: ['08:00'] });
    await bot.firesAt('07:59');

    expect(await bot.firesAt('10:00')).toEqual([]);
    expect(await bot.decided('08:00')).toEqual(new Set(['2026-01-14T08:00']));
  });

  it('stays fired when the clock is set back', async () => {
    const bot = aBot({ at: ['08:00'] });
    await bot.firesAt('07:00');
    await bot.firesAt('08:00');

    expect(await bot.firesAt('07:05')).toEqual([]);
    expect(await bot.firesAt('08:00')).toEqual([]);
    expect(await bot.firesAt('2026-01-15T08:00')).toEqual(['08:00']);
  });

  it('is not lost for long when the clock had been wrong by a year', async () => {
    const bot = aBot({ at: ['08:00'] });
    await bot.firesAt('2027-01-14T07:00');
    await bot.firesAt('2027-01-14T08:00');
    await bot.firesAt('07:00');

    expect(await bot.firesAt('08:00')).toEqual(['08:00']);
  });

  it('fires two close slots one after the other, never at once', async () => {
    const bot = aBot({ at: ['08:00', '08:05'] });
    await bot.firesAt('07:59');

    expect(await bot.firesAt('08:00')).toEqual(['08:00']);
    expect(await bot.firesAt('08:06')).toEqual(['08:05']);
  });
});

describe('a plan that is changed', () => {
  it('does not catch up a time that was added after it had passed', async () => {
    const bot = aBot({ at: ['08:00'] });
    await bot.firesAt('07:00');
    await bot.firesAt('08:00');

    bot.change({ at: ['08:00', '08:30'] });

    expect(await bot.firesAt('09:00')).toEqual([]);
    expect(await bot.firesAt('2026-01-15T08:30')).toEqual(['08:30']);
  });

  it('still catches up the times it keeps', async () => {
    const bot = aBot({ at: ['08:00'] });
    await bot.firesAt('07:59');

    bot.change({ at: ['08:00', '19:00'] });

    expect(await bot.firesAt('08:01')).toEqual(['08:00']);
  });

  it.each([
    ['a minute before the slot', '07:59'],
    ['a minute after it', '08:01'],
  ])('to a zone further west, %s, briefs once on that day', async (_, moment) => {
    const bot = aBot({ at: ['08:00'], timezone: 'UTC' });
    await bot.firesAt('07:00');
    const before = await bot.firesAt(moment);

    bot.change({ timezone: 'America/New_York' });
    const fired = [...before, ...(await bot.firesAt(moment)), ...(await bot.firesAt('13:00')), ...(await bot.fires())];

    expect(fired).toEqual(['08:00']);
  });
});

describe('quiet hours', () => {
  const quietHours = { from: '22:00', to: '06:00' };

  it('hold what falls into them, and then let through one', async () => {
    const bot = aBot({ at: ['23:00', '02:00', '05:00'] }, { quietHours });
    await bot.firesAt('21:00');

    expect(await bot.firesAt('23:00')).toEqual([]);
    expect(await bot.firesAt('2026-01-15T02:00')).toEqual([]);
    expect(await bot.firesAt('2026-01-15T06:00')).toEqual(['05:00']);
    expect(await bot.fires()).toEqual([]);
  });

  it('let through what was due when they ended up to two hours ago', async () => {
    const bot = aBot({ at: ['23:00'] }, { quietHours });
    await bot.firesAt('21:00');

    expect(await bot.firesAt('2026-01-15T07:59')).toEqual(['23:00']);
  });

  it('do not save what is older', async () => {
    const bot = aBot({ at: ['23:00'] }, { quietHours });
    await bot.firesAt('21:00');

    expect(await bot.firesAt('2026-01-15T08:00')).toEqual([]);
  });
});

describe('the period of a briefing', () => {
  const now = Date.parse('2026-01-14T08:00Z');

  it('is a day before the first one', () => {
    expect(periodFor(null, now)).toEqual({ from: now - 86_400_000, to: now });
  });

  it('begins where the last one ended', () => {
    const past = { id: 'b', to: '2026-01-13T19:00:00.000Z', states: [] };

    expect(periodFor(past, now).from).toBe(Date.parse(past.to));
  });

  it('is never longer than a week, and never ends before it begins', () => {
    const longAgo = { id: 'b', to: '2025-01-13T19:00:00.000Z', states: [] };
    const ahead = { id: 'b', to: '2027-01-13T19:00:00.000Z', states: [] };

    expect(periodFor(longAgo, now).from).toBe(now - 7 * 86_400_000);
    expect(periodFor(ahead, now)).toEqual({ from: now, to: now });
  });
});
