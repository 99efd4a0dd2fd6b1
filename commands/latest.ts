import type { Desk } from '../src/desk.ts';
import { chooseConflict, note } from './choose.ts';
import type { Command } from './command.ts';

/** As many as one screen holds. */
const STORIES = 8;

/** /latest: the newest stories, for someone who has just walked in. */
export function latest(desk: Pick<Desk, 'conflicts' | 'latest'>): Command {
  return {
    name: 'latest',
    summary: 'The newest stories',
    options: [{ name: 'conflict', summary: 'only this conflict', type: 'conflict', required: false }],
    rights: 'read',
    shareable: true,
    form: [],
    async answer({ options, destination }) {
      const conflicts = desk.conflicts();
      const conflict = chooseConflict(options.conflict, conflicts, { example: (id) => `/latest ${id}` });
      if ('note' in conflict) return conflict.note;
      const cards = await desk.latest({ conflict: conflict.value, limit: STORIES, destination });
      const name = conflicts.find(({ id }) => id === conflict.value)?.name;
      if (cards.length === 0) return note(`No story${name === undefined ? '' : ` about ${name}`} yet.`);
      const title = name === undefined ? 'The newest stories' : `The newest stories · ${name}`;
      return { kind: 'cards', title, cards, conflicts };
    },
  };
}
