import type { Desk } from '../src/desk.ts';
import type { ChannelView, Office } from '../src/office.ts';
import { chooseWish, WISHES, type WishName } from './channel-wishes.ts';
import { type Chosen, note } from './choose.ts';
import type { Command, ConflictNames, Option, Question, Reply } from './command.ts';
import { askOffice, mayNotChange } from './may-change.ts';
import { type NamedWish, newWishes } from './new-wishes.ts';

/** How a channel stands, and when its next briefing comes. */
export function channelReply(
  desk: Pick<Desk, 'conflicts' | 'schedule'>,
  view: ChannelView,
  changed: string | null,
): Extract<Reply, { kind: 'channel' }> {
  const { destination, decidedBy } = view;
  const next = decidedBy === 'nobody' ? null : (desk.schedule({ destination, count: 1 })[0] ?? null);
  return { kind: 'channel', changed, view, next, conflicts: desk.conflicts() };
}

/** A channel as it stands, with what the platform says hinders the bot there. */
export function hampered(view: ChannelView, obstacle: string | null | undefined): ChannelView {
  return { ...view, paused: view.paused ?? obstacle ?? null };
}

/** /channel show: what this channel gets, who decided it, when the next briefing comes. */
export function channelShow(desk: Pick<Desk, 'conflicts' | 'schedule'>, office: Pick<Office, 'channel'>): Command {
  return {
    name: 'channel show',
    summary: 'What this channel gets, who decided it, and when the next briefing comes',
    options: [],
    rights: 'read',
    shareable: true,
    form: [],
    async answer({ destination, asker, obstacle }) {
      const view = office.channel(destination.id);
      if (asker.community === null && view.decidedBy === 'nobody') {
        return note(
          'A direct message is not briefed. Channels are set up in a server or workspace: ask there, in the channel itself. Here everything can be read: see /help.',
        );
      }
      return channelReply(desk, hampered(view, obstacle), null);
    },
  };
}

/** /channel set: changes what this channel gets, only what is named. */
export function channelSet(
  desk: Pick<Desk, 'conflicts' | 'schedule'>,
  office: Pick<Office, 'channel' | 'setChannel'>,
): Command {
  return {
    name: 'channel set',
    summary: 'Change what this channel gets; what you do not name stays as it is',
    options: WISHES.map((option): Option => ({ ...option, required: false })),
    rights: 'change',
    shareable: true,
    form: ['conflicts', 'at', 'timezone', 'stories', 'quiet-hours'] satisfies readonly WishName[],
    async answer({ options, destination, asker, obstacle }) {
      const refused = mayNotChange(asker);
      if (refused !== null) return refused;
      const named = WISHES.filter(({ name }) => (options[name] ?? '').trim() !== '').map(({ name }) => name);
      if (named.length === 0) {
        return note(
          `Please say what to change: ${WISHES.map(({ name }) => name).join(', ')}. Example: /channel set stories:3 quiet-hours:22:00-06:00`,
        );
      }
      const before = office.channel(destination.id);
      const chosen = chooseWishes(named, options, before, desk.conflicts());
      if ('note' in chosen) return chosen.note;
      const wishes = newWishes(chosen.value, options, before);
      if (wishes.names.length === 0) {
        return channelReply(desk, hampered(before, obstacle), 'Nothing was changed.');
      }
      const after = await askOffice(
        () => office.setChannel({ by: asker, destination: destination.id, wishes: wishes.wishes, what: 'channel set' }),
        { example: '/channel set stories:3' },
      );
      if ('note' in after) return after.note;
      const begins = before.decidedBy === 'nobody' ? ' This channel is briefed from now on.' : '';
      return channelReply(desk, hampered(after.value, obstacle), `Changed: ${wishes.names.join(', ')}.${begins}`);
    },
  };
}

/** What was named, each as a wish; the first that cannot be understood answers instead, and nothing is changed. */
function chooseWishes(
  named: readonly WishName[],
  options: Question['options'],
  { destination }: ChannelView,
  conflicts: ConflictNames,
): Chosen<readonly NamedWish[]> {
  const wishes: NamedWish[] = [];
  let { plan } = destination;
  for (const name of named) {
    const chosen = chooseWish(name, options[name] ?? '', { plan, conflicts });
    if ('note' in chosen) return chosen;
    plan = chosen.value.plan ?? plan;
    wishes.push({ name, wish: chosen.value });
  }
  return { value: wishes };
}
