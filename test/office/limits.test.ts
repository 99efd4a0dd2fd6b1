import { describe, expect, it } from 'vitest';
import { Limits } from '../../src/office/limits.ts';
import { anAsker, anOffice, anOperator, everythingIn, refusalOf } from '../support/an-office.ts';
import { NOON } from '../support/builders.ts';
import { GENERAL } from '../support/office-builders.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const somebody = { platform: 'discord', user: 'U1' } as const;

/** Limits whose clock can be set, and how many of some requests were taken. */
const someLimits = (before: readonly number[] = []) => {
  let now = NOON;
  const limits = new Limits(
    () => now,
    async (person, since) => (person.user === 'U1' ? before.filter((at) => at >= since) : []),
  );
  return {
    at(time: number) {
      now = time;
    },
    async take(count: number, person: Parameters<Limits['take']>[0] = somebody) {
      let taken = 0;
      let refused: string | null = null;
      for (let i = 0; i < count; i++) {
        try {
          await limits.take(person);
          taken += 1;
        } catch (thrown) {
          refused = (thrown as Error).message;
        }
      }
      return { taken, refused };
    },
  };
};

describe('one person', () => {
  it('may change five things a minute, and learns how long to wait', async () => {
    const { take, at } = someLimits();
    await take(2);
    at(NOON + 20_000);

    expect(await take(4)).toEqual({
      taken: 3,
      refused: 'you asked for five within a minute; the next is taken in 40 seconds',
    });
    at(NOON + MINUTE - 1);
    expect((await take(1)).taken).toBe(0);
    at(NOON + MINUTE);
    expect((await take(5)).taken).toBe(2);
  });

  it('may change as much as they like at the terminal, which is the operator’s own', async () => {
    const { take } = someLimits();

    expect(await take(100, { platform: 'console', user: 'terminal' })).toEqual({ taken: 100, refused: null });
  });

  it('may change fifty things a day', async () => {
    const { take, at } = someLimits();
    for (let minutes = 0; minutes < 10; minutes++) {
      at(NOON + minutes * MINUTE);
      expect((await take(5)).taken).toBe(5);
    }
    at(NOON + 10 * MINUTE);

    expect(await take(1)).toEqual({
      taken: 0,
      refused: 'you asked for fifty within a day; the next is taken in 24 hours',
    });
    at(NOON + DAY - 90 * MINUTE);
    expect((await take(1)).refused).toContain('in 90 minutes');
    at(NOON + DAY);
    expect((await take(6)).taken).toBe(5);
  });

  it('stands in nobody’s way, not even that of the same number on another platform', async () => {
    const { take } = someLimits();
    await take(6);

    expect((await take(5, { platform: 'discord', user: 'U2' })).taken).toBe(5);
    expect((await take(5, { platform: 'slack', user: 'U1' })).taken).toBe(5);
  });

  it('is remembered over a restart by what was changed', async () => {
    const { take } = someLimits([NOON - 2 * DAY, ...Array.from({ length: 48 }, () => NOON - HOUR)]);

    expect((await take(5)).taken).toBe(2);
  });

  it('cannot ask many things at the same moment', async () => {
    const limits = new Limits(
      () => NOON,
      async () => [],
    );

    const ends = await Promise.allSettled(Array.from({ length: 20 }, () => limits.take(somebody)));

    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  });

  it('is not shut out by a clock that was set back', async () => {
    const { take, at } = someLimits();
    await take(5);
    at(NOON - HOUR);

    expect((await take(1)).taken).toBe(1);
  });

  it('may ask again when the store could not be read at the first time', async () => {
    let isBroken = true;
    const limits = new Limits(
      () => NOON,
      async () => {
        if (isBroken) throw new Error('disk on fire');
        return [];
      },
    );
    await expect(limits.take(somebody)).rejects.toThrow('disk on fire');
    isBroken = false;

    await expect(limits.take(somebody)).resolves.toBeUndefined();
  });

  it('is forgotten when many others have come and a day has gone', async () => {
    const asked: string[] = [];
    let now = NOON;
    const limits = new Limits(
      () => now,
      async ({ user }) => {
        asked.push(user);
        return [];
      },
    );
    for (let i = 0; i < 1_000; i++) await limits.take({ platform: 'discord', user: `U${i}` });
    now = NOON + DAY;
    await limits.take({ platform: 'discord', user: 'one more' });

    await limits.take({ platform: 'discord', user: 'U1' });

    expect(asked.filter((user) => user === 'U1')).toHaveLength(2);
  });
});

describe('the office', () => {
  const set = (stories: number, by = anAsker()) =>
    ({ by, destination: GENERAL, wishes: { stories }, what: 'channel set' }) as const;

  it('refuses the sixth change within a minute and changes nothing', async () => {
    const { office, store, at } = await anOffice();
    for (const stories of [1, 2, 3, 4, 5]) await office.setChannel(set(stories));
    const before = await everythingIn(store);

    const refusal = await refusalOf(office.setChannel(set(6)));

    expect(refusal.code).toBe('too-many-changes');
    expect(await everythingIn(store)).toEqual(before);
    await office.setChannel(set(6, anOperator()));
    at(NOON + MINUTE);
    await office.setChannel(set(7));
  });

  it('remembers the changes of a day over a restart', async () => {
    const { office, again, at } = await anOffice();
    for (let count = 0; count < 50; count++) {
      at(NOON + count * MINUTE);
      await office.setChannel(set((count % 7) + 1));
    }

    const refusal = await refusalOf((await again()).setChannel(set(1)));

    expect(refusal).toMatchObject({ code: 'too-many-changes' });
  });

  it('does not count what was a mistake', async () => {
    const { office } = await anOffice();
    for (let count = 0; count < 9; count++) await refusalOf(office.setChannel(set(9)));

    expect((await office.setChannel(set(2))).decidedBy).toBe('chat');
  });
});
