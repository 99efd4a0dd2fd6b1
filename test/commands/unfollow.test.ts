import { describe, expect, it } from 'vitest';
import { unfollow } from '../../commands/unfollow.ts';
import { ADMIN, aDesk, anOffice, aQuestion, aView } from './desk.ts';

describe('/unfollow', () => {
  it('ends the briefings of the channel, and says how to begin again', async () => {
    const office = anOffice();

    const reply = await unfollow(aDesk(), office).answer(aQuestion());

    expect(office.changes).toEqual([['unfollow', { by: ADMIN, destination: 'discord:444444444444444444' }]]);
    expect(reply).toMatchObject({ kind: 'note', text: expect.stringContaining('/follow sudan 07:00') });
  });

  it('ends nothing where nothing comes', async () => {
    const office = anOffice({ channel: () => aView({}, { decidedBy: 'nobody' }) });

    const reply = await unfollow(aDesk(), office).answer(aQuestion());

    expect(reply).toMatchObject({ kind: 'note', text: expect.stringContaining('This channel is not briefed') });
    expect(office.changes).toEqual([]);
  });
});
