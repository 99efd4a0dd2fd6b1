import type { Desk } from '../src/desk.ts';
import type { Office } from '../src/office.ts';
import { note } from './choose.ts';
import type { Command } from './command.ts';
import { askOffice, mayNotChange } from './may-change.ts';

/** /unfollow: ends this channel's briefings. */
export function unfollow(desk: Pick<Desk, 'conflicts'>, office: Pick<Office, 'channel' | 'unfollow'>): Command {
  return {
    name: 'unfollow',
    summary: 'End the briefings of this channel; questions are still answered',
    options: [],
    rights: 'change',
    shareable: true,
    form: [],
    async answer({ destination, asker }) {
      const refused = mayNotChange(asker);
      if (refused !== null) return refused;
      const example = `/follow ${desk.conflicts()[0]?.id ?? 'sudan'} 07:00`;
      if (office.channel(destination.id).decidedBy === 'nobody') {
        return note(`This channel is not briefed, so there is nothing to end. To begin: ${example}`);
      }
      const ended = await askOffice(() => office.unfollow({ by: asker, destination: destination.id }), { example });
      if ('note' in ended) return ended.note;
      return note(
        `No briefing will come to this channel any more; commands are answered as before. To begin again, with the settings it had: ${example}`,
      );
    },
  };
}
