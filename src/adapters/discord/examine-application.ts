/** How the application is set up in the portal. */
import { ApplicationFlags } from 'discord.js';
import type { Finding } from '../../outcome.ts';
import type { ApplicationAnswer } from './examine-answers.ts';
import { INVITE_PERMISSIONS } from './examine-permissions.ts';
import type { Looked } from './examine-rest.ts';
import { finding, LATER, PORTAL } from './examine-words.ts';

const PRIVILEGED: readonly (readonly [name: string, bits: number])[] = [
  ['Presence Intent', ApplicationFlags.GatewayPresence | ApplicationFlags.GatewayPresenceLimited],
  ['Server Members Intent', ApplicationFlags.GatewayGuildMembers | ApplicationFlags.GatewayGuildMembersLimited],
  ['Message Content Intent', ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited],
];

/** Whether the application is set up so that the bot can be invited, and hears what people ask. */
export function aboutApplication(looked: Looked<ApplicationAnswer>, invite: string): Finding {
  const say = (state: Finding['state'], found: string, advice: string | null = null) =>
    finding('discord-application', state, found, advice);
  if (looked.got === null) return say('wrong', `could not be looked at: ${looked.found}`, LATER);
  const { name, endpoint, needsCodeGrant, forServers, flags, install } = looked.got;
  if (endpoint !== null) {
    return say(
      'wrong',
      `${name} has Discord send what people ask to a web address, so the bot never hears of it`,
      `In ${PORTAL}, General Information, empty "Interactions Endpoint URL".`,
    );
  }
  if (needsCodeGrant) {
    return say(
      'wrong',
      `${name} joins no server by an invitation`,
      `In ${PORTAL}, Bot, turn "Requires OAuth2 Code Grant" off.`,
    );
  }
  if (!forServers) {
    return say('wrong', `${name} may not be added to servers`, `In ${PORTAL}, Installation, tick "Guild Install".`);
  }
  const idle = PRIVILEGED.filter(([, bits]) => (flags & bits) !== 0).map(([intent]) => intent);
  if (idle.length > 0) {
    return say(
      'warning',
      `${name} has ${idle.join(', ')}, and the bot asks for none`,
      `In ${PORTAL}, Bot, turn it off.`,
    );
  }
  const scopes = install !== null && !['bot', 'applications.commands'].every((scope) => install.scopes.includes(scope));
  if (install !== null && (scopes || (install.permissions & INVITE_PERMISSIONS) !== INVITE_PERMISSIONS)) {
    return say(
      'warning',
      `the button Add App on the profile of ${name} asks for less than the bot needs`,
      `Invite it with this link instead: ${invite}`,
    );
  }
  return say('ok', `${name}; no privileged intents, as it should be`);
}
