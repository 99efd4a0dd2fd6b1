/** Who did something, and where, as far as Slack says. */
import { textOf, thing } from './payload.ts';
import type { Workspace } from './workspaces.ts';

/** Somebody at a place. */
export interface From {
  /** The workspace in which we are asked. */
  readonly workspace: Workspace;
  readonly user: string;
  /** The workspace that the person belongs to; null where Slack does not say. */
  readonly team: string | null;
  /** Null where it happened in no channel: in the home, in a window. */
  readonly channel: string | null;
  /** The message that began the thread it happened in; null for what stands in the channel itself. */
  readonly thread: string | null;
}

/** Who typed a command, clicked, sent a form or used a shortcut. */
export function fromOf(body: unknown, workspace: Workspace): From {
  const { user, user_id, team, team_id, channel, channel_id, container, message } = thing(body);
  return {
    workspace,
    user: textOf(user_id, thing(user).id) ?? '',
    team: textOf(team_id, thing(user).team_id, thing(team).id),
    channel: textOf(channel_id, thing(channel).id, thing(container).channel_id),
    thread: textOf(thing(message).thread_ts, thing(container).thread_ts),
  };
}

/** Who wrote a message, or opened our home. */
export function fromEvent(event: unknown, workspace: Workspace): From {
  const { user, user_team, source_team, team, channel, thread_ts } = thing(event);
  return {
    workspace,
    user: textOf(user) ?? '',
    team: textOf(user_team, source_team, team),
    channel: textOf(channel),
    thread: textOf(thread_ts),
  };
}
