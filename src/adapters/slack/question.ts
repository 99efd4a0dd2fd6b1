/** Where somebody asks, and as whom, as a command reads it. */

import type { Question } from '../../../commands/command.ts';
import type { DestinationId } from '../../delivery/delivery.ts';
import type { Office } from '../../office.ts';
import type { From } from './from.ts';
import type { Person } from './people.ts';
import type { Workspace, Workspaces } from './workspaces.ts';

/** Where channels are looked up. */
export interface PlaceParts {
  readonly office: Pick<Office, 'channel'>;
  readonly workspaces: Pick<Workspaces, 'of'>;
}

/**
 * The name of a channel of a workspace. A file may name it with its workspace or without, and what is decided already
 * is found under the name it was decided by; else the workspace of SLACK_BOT_TOKEN is the one that needs no name.
 */
export function destinationIn(workspace: Workspace, channel: string, parts: PlaceParts): DestinationId {
  const whole = `slack:${workspace.team}/${channel}` as DestinationId;
  const bare = `slack:${channel}` as DestinationId;
  if (!liesIn(bare, workspace, parts)) return whole;
  for (const decider of ['file', 'chat'] as const) {
    const decided = [bare, whole].find((id) => parts.office.channel(id).decidedBy === decider);
    if (decided !== undefined) return decided;
  }
  return workspace.installedAt === null ? bare : whole;
}

/** Whether a destination is a channel of this workspace. */
export function liesIn(id: DestinationId, { team }: Pick<Workspace, 'team'>, { workspaces }: PlaceParts): boolean {
  const found = workspaces.of(id);
  return found !== null && found !== 'not-yet' && found.team === team;
}

/**
 * A question's place and its asker. `about` is the channel that a button or a form speaks of. In a direct conversation,
 * and where there is no channel at all, everything can be read and nothing changed.
 */
export function askedFrom(
  { workspace, user, channel }: From,
  person: Person | null,
  about: DestinationId | null,
  parts: PlaceParts,
): Pick<Question, 'destination' | 'asker'> {
  const named = about !== null && liesIn(about, workspace, parts) ? about : null;
  const id = named ?? (channel === null ? null : destinationIn(workspace, channel, parts));
  const isChannel = id !== null && /[:/][CG][^/]*$/.test(id);
  return {
    // What is asked nowhere is asked by a person, to whom nothing is ever delivered under this name.
    destination: parts.office.channel(id ?? (`slack:${workspace.team}/${user}` as DestinationId)).destination,
    asker: {
      platform: 'slack',
      user,
      rights: person?.rights ?? 'read',
      community: isChannel ? workspace.community : null,
    },
  };
}
