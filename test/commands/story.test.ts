import { describe, expect, it } from 'vitest';
import { story } from '../../commands/story.ts';
import { aCard } from '../adapters/page/specimen.ts';
import { aDesk, aQuestion, CONFLICTS } from './desk.ts';

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
