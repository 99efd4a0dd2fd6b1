import type { Desk } from '../src/desk.ts';
import { chooseConflict, note } from './choose.ts';
import type { Command } from './command.ts';

const POINTS = 20;

/** /timeline: the dated events of one conflict, newest first. */
export function timeline(desk: Pick<Desk, 'conflicts' | 'timeline'>): Command {
  return {
    name: 'timeline',
    summary: 'Dated events of one conflict, newest first',
    options: [{ name: 'conflict', summary: 'which conflict', type: 'conflict', required: true }],
    rights: 'read',
    shareable: true,
    form: [],
    async answer({ options }) {
      const conflicts = desk.conflicts();
      const chosen = chooseConflict(options.conflict, conflicts, { example: (id) => `/timeline ${id}` });
      if ('note' in chosen) return chosen.note;
      const conflict = conflicts.find(({ id }) => id === chosen.value);
      if (conflict === undefined) {
        return note(`Please say which conflict. Example: /timeline ${conflicts[0]?.id ?? 'sudan'}`);
      }
      const points = await desk.timeline({ conflict: conflict.id, limit: POINTS });
      if (points.length === 0) return note(`No dated event of ${conflict.name} is known yet.`);
      return { kind: 'timeline', title: `Timeline · ${conflict.name}`, points };
    },
  };
}
