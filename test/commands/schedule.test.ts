import { describe, expect, it } from 'vitest';
import { schedule } from '../../commands/schedule.ts';
import { aChannel, aDesk, anOffice, aQuestion, aView, NEXT } from './desk.ts';

describe('/schedule', () => {
  it('shows the next three briefings of this channel, as it is set now', async () => {
    const view = aView({ plan: { timezone: 'Africa/Khartoum', at: ['07:00', '19:00'], cron: null } });
    const asked: unknown[] = [];
    const desk = aDesk({
      schedule: (ask) => {
        asked.push(ask);
        return [NEXT, NEXT + 1, NEXT + 2];
      },
    });

    const reply = await schedule(desk, anOffice({ channel: () => view })).answer(aQuestion());

    expect(asked).toEqual([{ destination: view.destination, count: 3 }]);
    expect(reply).toEqual({ kind: 'schedule', view, runs: [NEXT, NEXT + 1, NEXT + 2] });
  });

  it.each([
    ['a channel nobody follows from', aView({}, { decidedBy: 'nobody' }), [NEXT]],
    ['a plan that has no next time', aView(), []],
  ])('says how to begin in %s', async (_, view, runs) => {
    const reply = await schedule(aDesk({ schedule: () => runs }), anOffice({ channel: () => view })).answer(
      aQuestion({}, { destination: aChannel() }),
    );

    expect(reply).toEqual({
      kind: 'note',
      text: 'No briefing is planned in this channel. Example: /follow sudan 07:00',
    });
  });
});
