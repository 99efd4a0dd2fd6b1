import { describe, expect, it } from 'vitest';
import { why } from '../../commands/why.ts';
import { aCard } from '../adapters/page/specimen.ts';
import { aChannel, aDesk, aDeskWithAStory, aQuestion, CONFLICTS } from './desk.ts';

describe('/why', () => {
  it('shows what the rank of a story is made of, for this channel', async () => {
    const reason = {
      card: aCard(),
      rank: 0.4,
      parts: [{ name: 'severity', value: 0.8, weight: 0.3 }],
      toldBefore: true,
    } as const;
    const desk = aDeskWithAStory({ why: async () => reason });

    const reply = await why(desk).answer(aQuestion({ story: '2' }));

    expect(desk.asked).toMatchObject([{ story: '2' }, { card: aCard(), destination: aChannel() }]);
    expect(reply).toEqual({ kind: 'why', why: reason, conflicts: CONFLICTS });
  });

  it('asks which one when words fit several', async () => {
    const desk = aDesk({ story: async () => ({ found: 'several', cards: [aCard(), aCard()] }) });

    expect(await why(desk).answer(aQuestion({ story: 'ferry' }))).toMatchObject({
      kind: 'cards',
      title: '"ferry" fits several stories. Which one?',
    });
  });

  it.each([{}, { story: ' ' }, { story: 'nothing of the kind' }, { story: 'y'.repeat(5_000) }])(
    'helps to name a story (%#)',
    async (options) => {
      expect(await why(aDesk()).answer(aQuestion(options))).toMatchObject({
        kind: 'note',
        text: expect.stringContaining('Example: /why 1'),
      });
    },
  );
});
