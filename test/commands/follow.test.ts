import { describe, expect, it } from 'vitest';
import { follow } from '../../commands/follow.ts';
import { Refusal } from '../../src/outcome.ts';
import { ADMIN, aDesk, anOffice, aQuestion, aView, CONFLICTS, NEXT } from './desk.ts';

const untold = (given = {}) => anOffice({ channel: () => aView(given, { decidedBy: 'nobody' }) });
const following = (given = {}) => anOffice({ channel: () => aView({ conflicts: ['haiti'], ...given }) });
const ask = (office: ReturnType<typeof anOffice>, options: Readonly<Record<string, string>>) =>
  follow(aDesk(), office).answer(aQuestion(options));
const wishes = (office: ReturnType<typeof anOffice>) => office.changes.map(([, { wishes: wish }]) => wish);

describe('/follow', () => {
  it('briefs a channel that was not briefed about this conflict alone, and says when', async () => {
    const office = untold();

    const reply = await ask(office, { conflict: 'Sudan' });

    expect(office.changes).toEqual([
      [
        'setChannel',
        { by: ADMIN, destination: 'discord:444444444444444444', wishes: { conflicts: ['sudan'] }, what: 'follow' },
      ],
    ]);
    expect(reply).toEqual({
      kind: 'channel',
      changed: 'This channel follows Sudan from now on.',
      view: aView({ conflicts: ['sudan'] }),
      next: NEXT,
      conflicts: CONFLICTS,
    });
  });

  it('says what hinders the bot here, and begins all the same', async () => {
    const office = untold();
    const obstacle = 'I may not send messages in this channel: Send Messages is missing.';

    const reply = await follow(aDesk(), office).answer(aQuestion({ conflict: 'sudan' }, { obstacle }));

    expect(office.changes).toHaveLength(1);
    expect(reply).toMatchObject({
      changed: 'This channel follows Sudan from now on.',
      view: { paused: obstacle },
    });
  });

  it.each([
    ['sudan, russia-ukraine', 'sudan,russia-ukraine'],
    ['Sudan; South Sudan', 'sudan,south-sudan'],
    ['sudan, atlantis', 'sudan,russia-ukraine'],
  ])('takes one conflict at a time, and says how to set several, for "%s"', async (conflict, example) => {
    const office = untold();

    expect(await ask(office, { conflict })).toMatchObject({
      kind: 'note',
      text: `Please name one conflict at a time, or set all of them at once. Nothing was changed. Example: /channel set conflicts:${example}`,
    });
    expect(office.changes).toEqual([]);
  });

  it('adds a conflict to those the channel follows', async () => {
    const office = following();

    await ask(office, { conflict: 'sudan' });

    expect(wishes(office)).toEqual([{ conflicts: ['haiti', 'sudan'] }]);
  });

  it('follows every conflict when told all', async () => {
    const office = following();

    const reply = await ask(office, { conflict: 'all' });

    expect(wishes(office)).toEqual([{ conflicts: 'all' }]);
    expect(reply).toMatchObject({ changed: 'This channel follows every conflict from now on.' });
  });

  it('takes hours, and a zone by its place', async () => {
    const office = untold();

    await ask(office, { conflict: 'sudan', at: '19:00, 7:00 07.00', timezone: 'khartoum' });

    expect(wishes(office)).toEqual([
      { conflicts: ['sudan'], plan: { timezone: 'Africa/Khartoum', at: ['07:00', '19:00'], cron: null } },
    ]);
  });

  it('keeps a cron expression when only the zone is named, and gives it up for hours', async () => {
    const plan = { timezone: 'UTC', at: [], cron: '0 7 * * 1-5' };
    const office = following({ conflicts: 'all', plan });

    await ask(office, { conflict: 'sudan', timezone: 'Europe/Kyiv' });
    await ask(office, { conflict: 'sudan', at: '08:00' });

    expect(wishes(office)).toEqual([
      { plan: { timezone: 'Europe/Kyiv', at: [], cron: '0 7 * * 1-5' } },
      { plan: { timezone: 'UTC', at: ['08:00'], cron: null } },
    ]);
  });

  it.each([{ conflicts: ['sudan'] }, { conflicts: 'all' as const }])(
    'changes nothing where the conflict is followed already, and shows what holds (%j)',
    async (given) => {
      const office = following(given);

      expect(await ask(office, { conflict: 'sudan' })).toMatchObject({
        kind: 'channel',
        changed: 'This channel follows Sudan already. Nothing was changed.',
        view: aView(given),
      });
      expect(office.changes).toEqual([]);
    },
  );

  it.each([
    [{}, 'Please say which conflict.'],
    [{ conflict: 'atlantis' }, 'No conflict here is called "atlantis".'],
    [{ conflict: 'z'.repeat(5_000) }, 'No conflict here is called'],
    [{ conflict: 'sudan', at: '25:00' }, '"25:00" is no time of day.'],
    [{ conflict: 'sudan', at: 'morning' }, 'local times from 00:00 to 23:59'],
    [
      { conflict: 'sudan', at: Array.from({ length: 24 }, (_, hour) => `${hour}:30`).join(' ') },
      '24 times a day are too many.',
    ],
    [{ conflict: 'sudan', timezone: 'Europe/Kiyv' }, 'Close to it: Europe/Kyiv'],
    [{ conflict: 'sudan', timezone: '+02:00' }, '"+02:00" is no time zone I know.'],
  ])('asks back, with an example, and changes nothing (%#)', async (options, text) => {
    const office = untold();

    const reply = await ask(office, options);

    expect(reply).toMatchObject({ kind: 'note', text: expect.stringContaining(text) });
    expect(reply).toMatchObject({ text: expect.stringContaining('Example: /follow ') });
    expect(office.changes).toEqual([]);
  });

  it('tells what the office found wrong, with an example', async () => {
    const office = anOffice({
      setChannel: async () => {
        throw new Refusal('change-invalid', 'a forum needs the layout forum');
      },
    });

    expect(await follow(aDesk(), office).answer(aQuestion({ conflict: 'sudan', at: '07:00' }))).toEqual({
      kind: 'note',
      text: 'A forum needs the layout forum. Nothing was changed. See /help for what is allowed. Example: /follow sudan 07:00 Europe/Kyiv',
    });
  });
});
