import type { Desk } from '../src/desk.ts';
import type { ChannelView, ChannelWishes, Office } from '../src/office.ts';
import { channelReply, hampered } from './channel.ts';
import { chooseConflict, note } from './choose.ts';
import { chooseConflicts, choosePlan } from './choose-wish.ts';
import type { Command, ConflictNames } from './command.ts';
import { askOffice, mayNotChange } from './may-change.ts';

/** /follow: briefs this channel about a conflict, beside those it follows already. */
export function follow(
  desk: Pick<Desk, 'conflicts' | 'schedule'>,
  office: Pick<Office, 'channel' | 'setChannel'>,
): Command {
  return {
    name: 'follow',
    summary: 'Brief this channel about a conflict, every day at the hours you name',
    options: [
      { name: 'conflict', summary: 'which conflict, or all', type: 'conflict', required: true },
      { name: 'at', summary: 'local times: 07:00, or 07:00 19:00', type: 'times', required: false },
      { name: 'timezone', summary: 'whose local time: Europe/Kyiv', type: 'timezone', required: false },
    ],
    rights: 'change',
    shareable: true,
    form: [],
    async answer({ options, destination, asker, obstacle }) {
      const refused = mayNotChange(asker);
      if (refused !== null) return refused;
      const conflicts = desk.conflicts();
      const example = `/follow ${conflicts[0]?.id ?? 'sudan'} 07:00 Europe/Kyiv`;
      if ((options.conflict ?? '').trim() === '') return note(`Please say which conflict. Example: ${example}`);
      const several = severalWords(options.conflict ?? '', conflicts);
      if (several !== null) return note(several);
      const conflict = chooseConflict(options.conflict, conflicts, { example: (id) => `/follow ${id} 07:00` });
      if ('note' in conflict) return conflict.note;

      const view = office.channel(destination.id);
      const plan = choosePlan(options, view.destination.plan, { example });
      if ('note' in plan) return plan.note;
      const followed = followedWith(conflict.value, view);
      const wishes = {
        ...(followed !== null && { conflicts: followed }),
        ...(plan.value !== null && { plan: plan.value }),
      };
      const name = conflicts.find(({ id }) => id === conflict.value)?.name ?? 'every conflict';
      if (Object.keys(wishes).length === 0) {
        return channelReply(
          desk,
          hampered(view, obstacle),
          `This channel follows ${name} already. Nothing was changed.`,
        );
      }
      const changed = await askOffice(
        () => office.setChannel({ by: asker, destination: destination.id, wishes, what: 'follow' }),
        { example },
      );
      if ('note' in changed) return changed.note;
      const words = followed === null ? 'This channel is briefed at other hours' : `This channel follows ${name}`;
      return channelReply(desk, hampered(changed.value, obstacle), `${words} from now on.`);
    },
  };
}

/** What the channel is to follow; null when it does already. */
function followedWith(
  conflict: string | null,
  { decidedBy, destination }: ChannelView,
): ChannelWishes['conflicts'] | null {
  const { conflicts } = destination;
  if (decidedBy === 'nobody') return conflict === null ? 'all' : [conflict];
  if (conflicts === 'all' || (conflict !== null && conflicts.includes(conflict))) return null;
  return conflict === null ? 'all' : [...conflicts, conflict];
}

/** What to say where more than one conflict was named; null where it was not. */
function severalWords(text: string, conflicts: ConflictNames): string | null {
  if (!/[,;]/.test(text)) return null;
  const chosen = chooseConflicts(text, conflicts, { example: (id) => `/follow ${id} 07:00` });
  const named = 'note' in chosen || chosen.value === 'all' ? conflicts.slice(0, 2).map(({ id }) => id) : chosen.value;
  return `Please name one conflict at a time, or set all of them at once. Nothing was changed. Example: /channel set conflicts:${named.join(',')}`;
}
