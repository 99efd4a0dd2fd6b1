import type { Desk } from '../src/desk.ts';
import type { Command } from './command.ts';

/** /status: whether the bot is well, and what to do where it is not. */
export function status(desk: Pick<Desk, 'status'>): Command {
  return {
    name: 'status',
    summary: 'Last cycle, last post, failing feeds, what to do',
    options: [],
    rights: 'read',
    shareable: true,
    form: [],
    async answer() {
      return { kind: 'status', status: await desk.status() };
    },
  };
}
