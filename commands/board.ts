import type { Desk } from '../src/desk.ts';
import { note } from './choose.ts';
import type { Command } from './command.ts';

/** /board: the conflicts this channel follows, each with its arrow and the reason for it. */
export function board(desk: Pick<Desk, 'board'>): Command {
  return {
    name: 'board',
    summary: 'The conflicts followed here, each with its arrow and the reason for it',
    options: [],
    rights: 'read',
    shareable: true,
    form: [],
    async answer({ destination }) {
      const lines = await desk.board(destination);
      if (lines.length === 0) return note('There is nothing on the board yet. It fills with the first stories.');
      return { kind: 'board', board: lines };
    },
  };
}
