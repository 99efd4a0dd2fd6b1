import { describe, expect, it } from 'vitest';
import { forget } from '../../commands/forget.ts';
import type { DestinationId } from '../../src/delivery/delivery.ts';
import { ADMIN, aChannel, aDesk, anOffice, aQuestion, aView } from './desk.ts';

describe('/forget', () => {
  it('deletes what is kept of this server once the word was written', async () => {
    const office = anOffice();

    const reply = await forget(aDesk(), office).answer(aQuestion({ confirm: ' forget ' }));

    expect(office.changes).toEqual([['forget', { by: ADMIN, community: ADMIN.community }]]);
    expect(reply).toMatchObject({
      kind: 'note',
      text: expect.stringContaining('All that was kept of this server is deleted'),
    });
  });

  it.each([{}, { confirm: '' }, { confirm: 'yes' }, { confirm: 'FORGET' }, { confirm: 'forget it' }])(
    'explains what would be deleted, and deletes nothing, for %j',
    async (options) => {
      const office = anOffice();

      expect(await forget(aDesk(), office).answer(aQuestion(options))).toMatchObject({
        kind: 'note',
        text: expect.stringMatching(/This deletes at once and for good .* To go on: \/forget confirm:forget$/),
      });
      expect(office.changes).toEqual([]);
    },
  );

  it.each([{}, { confirm: 'forget' }])('names the channels that a file goes on briefing, for %j', async (options) => {
    const ids = ['discord:1', 'discord:2', 'discord:3'] as DestinationId[];
    const office = anOffice({
      destinations: () => ids.map((id) => aChannel({ id })),
      communityOf: (id) => (id === 'discord:3' ? null : ADMIN.community),
      channel: (id) => aView({ id }, { decidedBy: id === 'discord:2' ? 'chat' : 'file' }),
    });

    const reply = await forget(aDesk(), office).answer(aQuestion(options));

    expect(reply).toMatchObject({
      text: expect.stringContaining("The operator's file goes on briefing discord:1; only the operator can end that."),
    });
  });

  it('promises no more than is true, with an example that names a conflict of this bot', async () => {
    const desk = aDesk({ conflicts: () => [{ id: 'orlu', name: 'Orlu' }] });

    const reply = await forget(desk, anOffice()).answer(aQuestion({ confirm: 'forget' }));

    expect(reply).toEqual({
      kind: 'note',
      text: "All that was kept of this server is deleted, and no channel that was set up in chat is briefed any more. The operator's files stay as they are, and what they brief goes on. To begin anew: /follow orlu 07:00",
    });
  });
});
