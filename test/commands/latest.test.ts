import { describe, expect, it } from 'vitest';
import { latest } from '../../commands/latest.ts';
import { aCard } from '../adapters/page/specimen.ts';
import { aDesk, aQuestion, CONFLICTS } from './desk.ts';

describe('/latest', () => {
  it('shows the newest stories, with the names of their conflicts', async () => {
    const reply = await latest(aDesk({ latest: async () => [aCard()] })).answer(aQuestion());

    expect(reply).toEqual({ kind: 'cards', title: 'The newest stories', cards: [aCard()], conflicts: CONFLICTS });
  });

  it('keeps to one conflict when asked', async () => {
    const desk = aDesk({ latest: async () => [aCard()] });

    const reply = await latest(desk).answer(aQuestion({ conflict: 'south sudan' }));

    expect(desk.asked).toMatchObject([{ conflict: 'south-sudan' }]);
    expect(reply).toMatchObject({ title: 'The newest stories · South Sudan' });
  });

  it('says so when there is nothing yet', async () => {
    expect(await latest(aDesk()).answer(aQuestion({ conflict: 'sudan' }))).toEqual({
      kind: 'note',
      text: 'No story about Sudan yet.',
    });
  });
});
