import { describe, expect, it } from 'vitest';
import { brief } from '../../commands/brief.ts';
import { aRichBriefing } from '../adapters/page/specimen.ts';
import { aDesk, aQuestion } from './desk.ts';

describe('/brief', () => {
  it('briefs about the channel’s conflicts and the last day when nothing is said', async () => {
    const desk = aDesk();

    const reply = await brief(desk).answer(aQuestion());

    expect(desk.asked).toEqual([{ conflicts: 'all', sinceMs: 86_400_000, destination: aQuestion().destination }]);
    expect(reply).toEqual({ kind: 'briefing', briefing: aRichBriefing() });
  });

  it('briefs about one conflict since when it is asked', async () => {
    const desk = aDesk();

    await brief(desk).answer(aQuestion({ conflict: 'Sudan', since: '30m' }));

    expect(desk.asked).toMatchObject([{ conflicts: ['sudan'], sinceMs: 1_800_000 }]);
  });

  it('asks back, and asks the desk nothing, about a conflict nobody follows', async () => {
    const desk = aDesk();

    const reply = await brief(desk).answer(aQuestion({ conflict: 'sudn' }));

    expect(reply).toMatchObject({ kind: 'note', text: expect.stringContaining('Example: /brief sudan 24h') });
    expect(desk.asked).toEqual([]);
  });

  it('asks back about a time span that is none', async () => {
    const reply = await brief(aDesk()).answer(aQuestion({ since: 'yesterday' }));

    expect(reply).toMatchObject({ kind: 'note', text: expect.stringContaining('30m, 24h or 7d') });
  });
});
