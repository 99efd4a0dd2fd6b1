import { describe, expect, it } from 'vitest';
import { quotes } from '../../commands/quotes.ts';
import { sources } from '../../commands/sources.ts';
import { story } from '../../commands/story.ts';
import { why } from '../../commands/why.ts';
import { aCard } from '../adapters/page/specimen.ts';
import { aDesk, aQuestion, CONFLICTS, NEXT } from './desk.ts';

describe('/story', () => {
  it('shows one story in full', async () => {
    const desk = aDesk({ story: async () => ({ found: 'one', card: aCard() }) });

    const reply = await story(desk).answer(aQuestion({ story: ' 2 ' }));

    expect(desk.asked).toMatchObject([{ story: '2' }]);
    expect(reply).toEqual({ kind: 'story', card: aCard(), conflicts: CONFLICTS });
  });

  it('asks which one when words fit several', async () => {
    const reply = await story(aDesk({ story: async () => ({ found: 'several', cards: [aCard(), aCard()] }) })).answer(
      aQuestion({ story: 'ferry' }),
    );

    expect(reply).toMatchObject({ kind: 'cards', title: '"ferry" fits several stories. Which one?' });
  });

  it.each([
    [null, 'Nothing was briefed here yet; give words of a headline.'],
    [1, 'The last briefing here has 1 story.'],
    [4, 'The last briefing here has 4 stories.'],
  ])('says how many stories there are when a number is none of them (%j)', async (stories, text) => {
    const desk = aDesk({ story: async () => ({ found: 'no-number', stories }) });

    expect(await story(desk).answer(aQuestion({ story: '9' }))).toEqual({ kind: 'note', text });
  });

  it.each([story, why, quotes, sources])(
    'tells nothing of a story that was taken back but why (%#)',
    async (command) => {
      const desk = aDesk({
        story: async () => ({ found: 'one', card: aCard() }),
        retracted: async () => new Map([[aCard().id, { reason: 'The toll was of another day', at: NEXT }]]),
      });

      expect(await command(desk).answer(aQuestion({ story: '1' }))).toEqual({
        kind: 'note',
        text: 'This story was taken back here. "Ferry crossing stays shut" – Retracted 7 May 2026: The toll was of another day',
      });
    },
  );

  it('says what is allowed when none fits', async () => {
    const reply = await story(aDesk()).answer(aQuestion({ story: 'nothing' }));

    expect(reply).toMatchObject({
      kind: 'note',
      text: expect.stringContaining('No story fits "nothing". Allowed are'),
    });
  });

  it.each([{}, { story: '  ' }])('asks for a story when none is named (%j)', async (options) => {
    const desk = aDesk();

    expect(await story(desk).answer(aQuestion(options))).toMatchObject({
      kind: 'note',
      text: expect.stringContaining('Example: /story 1'),
    });
    expect(desk.asked).toEqual([]);
  });
});
