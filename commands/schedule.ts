import type { Desk } from '../src/desk.ts';
import type { Office } from '../src/office.ts';
import { note } from './choose.ts';
import type { Command } from './command.ts';

const RUNS = 3;

/** /schedule: when the next briefings come here, in the channel's own time. */
export function schedule(desk: Pick<Desk, 'conflicts' | 'schedule'>, office: Pick<Office, 'channel'>): Command {
  return {
    name: 'schedule',
    summary: 'The next three briefings here, in local time',
    options: [],
    rights: 'read',
    shareable: true,
    form: [],
    async answer({ destination }) {
      const view = office.channel(destination.id);
      const runs = view.decidedBy === 'nobody' ? [] : desk.schedule({ destination: view.destination, count: RUNS });
      if (runs.length > 0) return { kind: 'schedule', view, runs };
      const [conflict] = desk.conflicts();
      return note(`No briefing is planned in this channel. Example: /follow ${conflict?.id ?? 'sudan'} 07:00`);
    },
  };
}
