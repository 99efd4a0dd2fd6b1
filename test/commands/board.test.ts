import { describe, expect, it } from 'vitest';
import { board } from '../../commands/board.ts';
import { aRichBriefing } from '../adapters/page/specimen.ts';
import { aChannel, aDesk, aQuestion } from './desk.ts';

describe('/board', () => {
  it('shows the board of the channel it was asked in', async () => {
    const lines = aRichBriefing().board;
    const desk = aDesk({ board: async () => lines });
    const destination = aChannel({ conflicts: ['sudan'] });

    const reply = await board(desk).answer(aQuestion({}, { destination }));

    expect(desk.asked).toEqual([destination]);
    expect(reply).toEqual({ kind: 'board', board: lines });
  });

  it('says so while there is nothing on it', async () => {
    expect(await board(aDesk()).answer(aQuestion())).toEqual({
      kind: 'note',
      text: 'There is nothing on the board yet. It fills with the first stories.',
    });
  });
});
