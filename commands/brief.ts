import type { Desk } from '../src/desk.ts';
import { chooseConflict, chooseSince } from './choose.ts';
import type { Command } from './command.ts';

const DAY_MS = 86_400_000;

/** /brief: a briefing now, for the one who asks. It is never counted as the one the channel was promised. */
export function brief(desk: Pick<Desk, 'conflicts' | 'brief'>): Command {
  return {
    name: 'brief',
    summary: 'A briefing now: what happened, who says so, what changed',
    options: [
      { name: 'conflict', summary: 'only this conflict', type: 'conflict', required: false },
      { name: 'since', summary: 'how far back: 30m, 24h, 7d (24h when left out)', type: 'since', required: false },
    ],
    rights: 'read',
    shareable: true,
    form: [],
    async answer({ options, destination }) {
      const conflict = chooseConflict(options.conflict, desk.conflicts(), { example: (id) => `/brief ${id} 24h` });
      if ('note' in conflict) return conflict.note;
      const since = chooseSince(options.since, { otherwise: DAY_MS, example: '/brief since:24h' });
      if ('note' in since) return since.note;
      const conflicts = conflict.value === null ? destination.conflicts : [conflict.value];
      return { kind: 'briefing', briefing: await desk.brief({ conflicts, sinceMs: since.value, destination }) };
    },
  };
}
