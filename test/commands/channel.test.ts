import { describe, expect, it } from 'vitest';
import { channelSet, channelShow } from '../../commands/channel.ts';
import { schedule } from '../../commands/schedule.ts';
import { held } from '../../src/adapters/page/held.ts';
import { replyPage } from '../../src/adapters/page/reply-page.ts';
import { ADMIN, aDesk, anOffice, aQuestion, aView, CONFLICTS, MEMBER, NEXT } from './desk.ts';

const set = (office: ReturnType<typeof anOffice>, options: Readonly<Record<string, string>>) =>
  channelSet(aDesk(), office).answer(aQuestion(options));
/** A channel in which nothing is as the tests wish it. */
const anotherView = () =>
  aView({
    conflicts: ['south-sudan'],
    plan: { timezone: 'Europe/Kyiv', at: ['06:00'], cron: null },
    quietHours: { from: '01:00', to: '02:00' },
    alerts: { severity: 0.1, independent: 2, cooldownMs: 60_000 },
  });
const wishesOf = async (options: Readonly<Record<string, string>>, view = anotherView()) => {
  const office = anOffice({ channel: () => view });
  await set(office, options);
  return office.changes[0]?.[1].wishes;
};

describe('/channel show', () => {
  it('tells a member what the channel gets, who decided it and when the next briefing comes', async () => {
    const view = aView({ stories: 3 }, { decidedBy: 'file', paused: 'the bot may not write there' });

    const reply = await channelShow(aDesk(), anOffice({ channel: () => view })).answer(
      aQuestion({}, { asker: MEMBER }),
    );

    expect(reply).toEqual({ kind: 'channel', changed: null, view, next: NEXT, conflicts: CONFLICTS });
  });

  it('says in a direct message that channels are set up elsewhere', async () => {
    const office = anOffice({ channel: () => aView({}, { decidedBy: 'nobody' }) });
    const asker = { ...MEMBER, community: null };

    expect(await channelShow(aDesk(), office).answer(aQuestion({}, { asker }))).toMatchObject({
      kind: 'note',
      text: expect.stringContaining('Channels are set up in a server or workspace'),
    });
  });

  it('points to /follow where nothing is briefed, as /schedule does', async () => {
    const office = anOffice({ channel: () => aView({}, { decidedBy: 'nobody' }) });

    const shown = await channelShow(aDesk(), office).answer(aQuestion());
    const planned = await schedule(aDesk(), office).answer(aQuestion());

    expect(JSON.stringify(replyPage(shown, 'UTC'))).toContain('/follow');
    expect(planned).toMatchObject({ text: expect.stringContaining('/follow') });
  });

  it('names no next briefing for a channel that is not briefed', async () => {
    const view = aView({}, { decidedBy: 'nobody' });

    expect(await channelShow(aDesk(), anOffice({ channel: () => view })).answer(aQuestion())).toMatchObject({
      next: null,
    });
  });
});

describe('/channel set', () => {
  it('changes what is named, and shows what holds now', async () => {
    const office = anOffice();

    const reply = await set(office, { stories: '3', layout: 'Forum' });

    expect(office.changes).toEqual([
      [
        'setChannel',
        {
          by: ADMIN,
          destination: 'discord:444444444444444444',
          wishes: { stories: 3, layout: 'forum' },
          what: 'channel set',
        },
      ],
    ]);
    expect(reply).toEqual({
      kind: 'channel',
      changed: 'Changed: stories, layout.',
      view: aView({ stories: 3, layout: 'forum' }),
      next: NEXT,
      conflicts: CONFLICTS,
    });
  });

  it('says so when the channel is briefed from now on', async () => {
    const office = anOffice({ channel: () => aView({}, { decidedBy: 'nobody' }) });

    expect(await set(office, { stories: '3' })).toMatchObject({
      changed: 'Changed: stories. This channel is briefed from now on.',
    });
  });

  it.each([
    [{ conflicts: 'Sudan, russia ukraine' }, { conflicts: ['sudan', 'russia-ukraine'] }],
    [{ conflicts: 'all' }, { conflicts: 'all' }],
    [{ conflicts: 'sudan,sudan' }, { conflicts: ['sudan'] }],
    [{ at: '7:00' }, { plan: { timezone: 'Europe/Kyiv', at: ['07:00'], cron: null } }],
    [
      { at: '19:00 07:00', timezone: 'Africa/Khartoum' },
      { plan: { timezone: 'Africa/Khartoum', at: ['07:00', '19:00'], cron: null } },
    ],
    [{ 'quiet-hours': '22:00-06:00' }, { quietHours: { from: '22:00', to: '06:00' } }],
    [{ 'quiet-hours': '22:00 – 6:00' }, { quietHours: { from: '22:00', to: '06:00' } }],
    [{ 'quiet-hours': 'off' }, { quietHours: null }],
    [{ alerts: 'off' }, { alerts: null }],
    [{ alerts: 'major' }, { alerts: { severity: 0.8, independent: 2, cooldownMs: 21_600_000 } }],
    [{ alerts: 'serious' }, { alerts: { severity: 0.6, independent: 2, cooldownMs: 21_600_000 } }],
    [{ 'state-media': 'separate' }, { stateMedia: 'separate' }],
    [{ language: 'uk' }, { language: 'uk' }],
    [{ publish: 'on' }, { publish: true }],
  ])('understands %j', async (options, wishes) => {
    expect(await wishesOf(options)).toEqual(wishes);
  });

  it.each([
    [{ timezone: 'europe/kiev' }, { plan: { timezone: 'Europe/Kyiv', at: ['07:00'], cron: null } }],
    [{ publish: 'off' }, { publish: false }],
  ])('understands %j', async (options, wishes) => {
    const plan = { timezone: 'Africa/Khartoum', at: ['07:00'], cron: null };

    expect(await wishesOf(options, aView({ plan, publish: true }))).toEqual(wishes);
  });

  it.each([
    aView(),
    aView({
      conflicts: ['sudan', 'south-sudan'],
      plan: { timezone: 'Europe/Kiev', at: ['19:00', '07:00'], cron: null },
      stories: 2,
      quietHours: { from: '22:00', to: '06:00' },
    }),
    aView({ plan: { timezone: 'Europe/Kyiv', at: [], cron: '0 7 * * *' } }),
    aView({}, { decidedBy: 'nobody' }),
  ])('changes and begins nothing when its form comes back as it was opened (%#)', async (view) => {
    const office = anOffice({ channel: () => view });
    const command = channelSet(aDesk(), office);
    const untouched = Object.fromEntries(command.form.map((name) => [name, held(name, view)]));

    const reply = await command.answer(aQuestion(untouched));

    expect(reply).toMatchObject({ kind: 'channel', changed: 'Nothing was changed.', view });
    expect(office.changes).toEqual([]);
  });

  it('begins with what was really filled in, be it what would hold anyway, and names no more', async () => {
    const view = aView({}, { decidedBy: 'nobody' });
    const office = anOffice({ channel: () => view });

    const reply = await set(office, { timezone: 'Europe/Kyiv', stories: '5' });

    expect(office.changes).toMatchObject([['setChannel', { wishes: { stories: 5 } }]]);
    expect(reply).toMatchObject({ changed: 'Changed: stories. This channel is briefed from now on.' });
  });

  it.each<[Readonly<Record<string, string>>, string]>([
    [{ stories: '3' }, 'Changed: stories.'],
    [{ stories: '5' }, 'Nothing was changed.'],
  ])('says what hinders the bot here, and changes %j all the same', async (options, changed) => {
    const obstacle = 'I may not send messages in this channel: Send Messages is missing.';

    const reply = await channelSet(aDesk(), anOffice()).answer(aQuestion(options, { obstacle }));

    expect(reply).toMatchObject({ changed, view: { paused: obstacle } });
  });

  it('asks what to change when nothing is named', async () => {
    const office = anOffice();

    expect(await set(office, { stories: ' ', unheard: 'of' })).toMatchObject({
      kind: 'note',
      text: expect.stringContaining('Please say what to change: conflicts, at, timezone,'),
    });
    expect(office.changes).toEqual([]);
  });

  it.each([
    [{ stories: '8' }, 'a whole number from 1 to 7'],
    [{ stories: 'three' }, 'a whole number from 1 to 7'],
    [{ stories: '3.5' }, 'a whole number from 1 to 7'],
    [{ conflicts: 'sudan, atlantis' }, 'No conflict here is called "atlantis"'],
    [{ conflicts: ',' }, 'No conflict here is called'],
    [{ at: 'soon' }, '"soon" is no time of day'],
    [{ timezone: 'Mars' }, '"Mars" is no time zone I know'],
    [{ 'quiet-hours': '22:00' }, 'such as 22:00-06:00, or off'],
    [{ 'quiet-hours': '22:00-22:00' }, 'two different local times'],
    [{ 'quiet-hours': '1:00-2:00-3:00' }, 'such as 22:00-06:00, or off'],
    [{ alerts: 'always' }, 'off, major, serious'],
    [{ 'state-media': 'banned' }, 'label, separate, off'],
    [{ layout: 'grid' }, 'thread, messages, forum'],
    [{ language: 'tlh' }, 'en, de, fr, es, ru, uk'],
    [{ publish: 'maybe' }, 'on, off'],
    [{ layout: 'y'.repeat(5_000) }, 'thread, messages, forum'],
  ])('says what is allowed, with an example, and changes nothing, for %#', async (options, text) => {
    const office = anOffice();

    const reply = await set(office, { stories: '3', ...options });

    expect(reply).toMatchObject({ kind: 'note', text: expect.stringContaining(text) });
    expect(reply).toMatchObject({ text: expect.stringContaining('Example: /channel set ') });
    expect(office.changes).toEqual([]);
  });
});
