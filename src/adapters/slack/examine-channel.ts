/** A channel in which the bot is to speak: whether it is there, and whether the bot may speak and read there. */
import type { DestinationId } from '../../delivery/delivery.ts';
import type { Finding } from '../../outcome.ts';
import { type Identity, nameOf } from './examine-token.ts';
import type { Looker, NotGot } from './examine-web.ts';
import { finding, LATER, REINSTALL } from './examine-words.ts';
import { readDestination } from './message-address.ts';
import { textOf, thing } from './payload.ts';

/** A workspace that lets the bot in. */
export interface Entered {
  readonly token: string;
  readonly identity: Identity;
}

interface ChannelAnswer {
  readonly name: string;
  readonly isPrivate: boolean;
  readonly isArchived: boolean;
  readonly isMember: boolean;
}

const COPY_ID = 'Take the id from Slack: the channel’s name, at the bottom "Copy channel ID".';

/** What is found about one channel; `entered` are the workspaces that it may be in. */
export async function examineChannel(id: DestinationId, looker: Looker, entered: readonly Entered[]): Promise<Finding> {
  const say = (state: Finding['state'], found: string, advice: string | null = null) =>
    finding(id, state, found, advice);
  const place = readDestination(id);
  if (place === null) return say('wrong', 'this is no channel of Slack', COPY_ID);
  const [only, ...others] = entered;
  const workspace =
    place.team === null ? (others.length === 0 ? only : undefined) : entered.find((one) => isOf(one, place.team));
  if (workspace === undefined) return notOurs(id, place, entered);
  if (place.channel.startsWith('D')) return say('skipped', 'a direct message; whoever wrote there is answered');

  const looked = await looker.ask(workspace.token, 'conversations.info', readChannel, { channel: place.channel });
  const { name: bot, teamName, scopes } = workspace.identity;
  if (looked.got === null) return notSeen(id, looked, bot);
  const { name, isPrivate, isArchived, isMember } = looked.got;
  const where = `#${name} in ${teamName}`;
  if (isArchived) return say('wrong', `${where} is archived`, 'Unarchive the channel, or take it out.');
  if (!isMember) return say('wrong', `${where}: the bot is no member`, `Type "/invite @${bot}" in the channel.`);
  const reading = isPrivate ? 'groups:history' : 'channels:history';
  if (scopes !== null && !scopes.has(reading)) {
    return say(
      'warning',
      `${where}: the bot may not read back (${reading}), so a message whose answer is lost is held until a person decides`,
      REINSTALL,
    );
  }
  return say('ok', `${where}${isPrivate ? ', a private channel' : ''}: the bot is a member`);
}

function isOf({ identity }: Entered, team: string | null): boolean {
  return identity.team === team;
}

function notOurs(
  id: DestinationId,
  { team, channel }: { readonly team: string | null; readonly channel: string },
  entered: readonly Entered[],
): Finding {
  const known = entered.map(({ identity }) => `${identity.teamName} (${identity.team})`).slice(0, 5);
  if (known.length === 0) {
    return finding(
      id,
      'wrong',
      'the bot is installed in no workspace',
      'Install the app there, or take this channel out.',
    );
  }
  const first = entered[0]?.identity.team ?? '';
  const found =
    team === null
      ? 'it names no workspace, and the bot is in several'
      : `it names the workspace ${team}, and the bot is in ${known.join(', ')}`;
  return finding(id, 'wrong', found, `Write the workspace before the channel, as in "slack:${first}/${channel}".`);
}

function readChannel(answer: unknown): ChannelAnswer | null {
  const channel = thing(thing(answer).channel);
  if (textOf(channel.id) === null) return null;
  return {
    name: nameOf(channel.name),
    isPrivate: channel.is_private === true,
    isArchived: channel.is_archived === true,
    isMember: channel.is_member === true,
  };
}

function notSeen(id: DestinationId, { error, found }: NotGot, bot: string): Finding {
  if (error === 'channel_not_found') {
    return finding(
      id,
      'wrong',
      'there is no such channel, or it is private and the bot was not invited',
      `If it is private, type "/invite @${bot}" there. Otherwise correct the id. ${COPY_ID}`,
    );
  }
  if (error === 'missing_scope') {
    const lacks = 'it could not be looked at: the app lacks channels:read, or groups:read for a private channel';
    return finding(id, 'warning', lacks, REINSTALL);
  }
  return finding(id, 'wrong', `it could not be looked at: ${found}`, LATER);
}
