import { describe, expect, it } from 'vitest';
import type { DestinationId } from '../../src/delivery/delivery.ts';
import { anAsker, anOffice, anOperator, everythingIn, refusalOf, someFiles } from '../support/an-office.ts';
import { NOON } from '../support/builders.ts';
import { aDestination } from '../support/delivery-builders.ts';
import { ACME, GENERAL, OTHERS_GENERAL, someWishes } from '../support/office-builders.ts';

const HOUR = 3_600_000;

describe('a channel', () => {
  it('is briefed by nobody until somebody follows', async () => {
    const { office } = await anOffice();

    expect(office.destinations()).toEqual([]);
    expect(office.channel(GENERAL)).toEqual({
      destination: { id: GENERAL, ...someWishes({ plan: { timezone: 'Europe/Kyiv', at: ['07:00'], cron: null } }) },
      decidedBy: 'nobody',
      paused: null,
    });
  });

  it('is briefed from its first wish on, as sitrep.yaml would where nothing is wished', async () => {
    const { office } = await anOffice();

    const view = await office.setChannel({
      by: anAsker(),
      destination: GENERAL,
      wishes: { conflicts: ['sudan'] },
      what: 'follow',
    });

    expect(view.decidedBy).toBe('chat');
    expect(office.destinations()).toEqual([view.destination]);
    expect(view.destination).toEqual({
      id: GENERAL,
      ...someWishes({ conflicts: ['sudan'], plan: { timezone: 'Europe/Kyiv', at: ['07:00'], cron: null } }),
    });
  });

  it('keeps its other wishes when one is changed, times in order and each once', async () => {
    const { office } = await anOffice();
    const by = anAsker();
    await office.setChannel({ by, destination: GENERAL, wishes: { stories: 3 }, what: 'channel set' });

    const view = await office.setChannel({
      by,
      destination: GENERAL,
      wishes: {
        plan: { timezone: 'Asia/Tokyo', at: ['19:00', '7:00', '07:00'], cron: null },
        conflicts: ['sudan', 'sudan'],
        quietHours: { from: '22:00', to: '6:00' },
      },
      what: 'channel set',
    });

    expect(view.destination).toMatchObject({
      stories: 3,
      conflicts: ['sudan'],
      plan: { timezone: 'Asia/Tokyo', at: ['07:00', '19:00'], cron: null },
      quietHours: { from: '22:00', to: '06:00' },
    });
  });

  it('is briefed no more once nobody follows, and comes back as it was', async () => {
    const { office } = await anOffice();
    const by = anAsker();
    await office.setChannel({ by, destination: GENERAL, wishes: { stories: 3, layout: 'messages' }, what: 'follow' });

    await office.unfollow({ by, destination: GENERAL });
    const between = { destinations: office.destinations(), decidedBy: office.channel(GENERAL).decidedBy };
    const back = await office.setChannel({ by, destination: GENERAL, wishes: { stories: 4 }, what: 'follow' });

    expect(between).toEqual({ destinations: [], decidedBy: 'nobody' });
    expect(back.destination).toMatchObject({ stories: 4, layout: 'messages' });
  });

  it('cannot be unfollowed where it is not followed', async () => {
    const { office, store } = await anOffice();
    const before = await everythingIn(store);

    const refusal = await refusalOf(office.unfollow({ by: anAsker(), destination: GENERAL }));

    expect(refusal).toEqual({ code: 'change-unknown', detail: 'this channel is not briefed; /follow begins it' });
    expect(await everythingIn(store)).toEqual(before);
  });

  it('looks the same after a restart', async () => {
    const { office, again } = await anOffice();
    await office.setChannel({ by: anAsker(), destination: GENERAL, wishes: { stories: 3 }, what: 'follow' });

    const restarted = await again();

    expect(restarted.destinations()).toEqual(office.destinations());
    expect(restarted.channel(GENERAL)).toEqual(office.channel(GENERAL));
  });
});

describe('what a file says of a channel', () => {
  const locked = aDestination({ id: GENERAL, stories: 2 });

  it('holds, and chat is told which file', async () => {
    const { office, store } = await anOffice({ files: someFiles({ destinations: [locked] }) });
    const before = await everythingIn(store);

    const refusals = [
      await refusalOf(
        office.setChannel({ by: anOperator(), destination: GENERAL, wishes: { stories: 7 }, what: 'channel set' }),
      ),
      await refusalOf(office.unfollow({ by: anAsker(), destination: GENERAL })),
    ];

    expect(office.channel(GENERAL)).toEqual({ destination: locked, decidedBy: 'file', paused: null });
    for (const refusal of refusals) {
      expect(refusal).toEqual({ code: 'locked-by-file', detail: `${GENERAL} stands in sitrep.yaml` });
    }
    expect(await everythingIn(store)).toEqual(before);
  });

  it('goes before what chat said earlier, and gives way again when the file names it no more', async () => {
    let files = someFiles();
    const { office } = await anOffice({
      files: {
        get destinations() {
          return files.destinations;
        },
        feeds: files.feeds,
        background: files.background,
        timezone: 'UTC',
        language: 'en',
      },
    });
    await office.setChannel({ by: anAsker(), destination: GENERAL, wishes: { stories: 7 }, what: 'follow' });
    files = someFiles({ destinations: [locked] });
    const withFile = office.destinations();

    files = someFiles();

    expect(withFile).toEqual([locked]);
    expect(office.destinations().map(({ id, stories }) => [id, stories])).toEqual([[GENERAL, 7]]);
  });
});

describe('the audit of channels', () => {
  it('tells who, when, where, and what was before and after', async () => {
    const { office, at } = await anOffice();
    const by = anAsker();
    await office.setChannel({ by, destination: GENERAL, wishes: { conflicts: ['sudan'] }, what: 'follow' });
    at(NOON + HOUR);
    await office.setChannel({
      by: anOperator(),
      destination: GENERAL,
      wishes: {
        stories: 3,
        quietHours: { from: '22:00', to: '06:00' },
        alerts: { severity: 0.8, independent: 2, cooldownMs: 6 * HOUR },
        publish: true,
      },
      what: 'channel set',
    });
    at(NOON + 2 * HOUR);
    await office.unfollow({ by, destination: GENERAL });

    const [third, second, first] = await office.audit({ community: ACME, limit: 10 });

    const all =
      'conflicts: sudan; plan: 07:00 Europe/Kyiv; stories: 5; quietHours: off; alerts: off; stateMedia: label; ' +
      'layout: thread; language: en; publish: no';
    const common = { platform: 'discord', community: ACME, subject: GENERAL };
    expect(first).toEqual({ ...common, at: NOON, user: by.user, what: 'follow', before: null, after: all });
    expect(second).toEqual({
      ...common,
      at: NOON + HOUR,
      user: anOperator().user,
      what: 'channel set',
      before: 'stories: 5; quietHours: off; alerts: off; publish: no',
      after: 'stories: 3; quietHours: 22:00-06:00; alerts: severity 0.8, 2 independent, 360m apart; publish: yes',
    });
    expect(third).toMatchObject({ what: 'unfollow', at: NOON + 2 * HOUR, after: null });
    expect(third?.before).toContain('stories: 3');
  });

  it('says nothing where nothing differs', async () => {
    const { office } = await anOffice();
    const ask = { by: anAsker(), destination: GENERAL, wishes: { stories: 3 }, what: 'channel set' };
    await office.setChannel(ask);

    await office.setChannel(ask);

    expect(await office.audit({ community: null, limit: 10 })).toHaveLength(1);
  });
});

it('two changes of one channel at once both hold', async () => {
  const { office, again } = await anOffice();
  const by = anAsker();

  await Promise.all([
    office.setChannel({ by, destination: GENERAL, wishes: { stories: 3 }, what: 'channel set' }),
    office.setChannel({ by, destination: GENERAL, wishes: { layout: 'messages' }, what: 'channel set' }),
    office.setChannel({ by: anOperator(), destination: OTHERS_GENERAL, wishes: { stories: 2 }, what: 'channel set' }),
  ]);

  expect(office.channel(GENERAL).destination).toMatchObject({ stories: 3, layout: 'messages' });
  expect((await again()).destinations()).toEqual(office.destinations());
});

it('a store that cannot be written changes nothing, and is no end of the office', async () => {
  const { office, store } = await anOffice();
  const by = anAsker();
  const write = store.office.write.bind(store.office);
  store.office.write = async () => {
    throw new Error('disk on fire');
  };
  const ask = { by, destination: GENERAL as DestinationId, wishes: { stories: 3 }, what: 'channel set' };
  await expect(office.setChannel(ask)).rejects.toThrow('disk on fire');
  const unchanged = office.channel(GENERAL).decidedBy;

  store.office.write = write;
  await office.setChannel(ask);

  expect(unchanged).toBe('nobody');
  expect(office.channel(GENERAL).decidedBy).toBe('chat');
});
