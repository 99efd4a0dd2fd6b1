/** The token, as far as can be told by its looks and by what Discord says to it. It stands in no finding. */
import type { Finding } from '../../outcome.ts';
import type { NotGot } from './examine-rest.ts';
import { finding, LATER, PORTAL } from './examine-words.ts';

/** Where to get a token. */
export const NEW_TOKEN = `In ${PORTAL} open your application, Bot, Reset Token, and put what it shows into DISCORD_TOKEN.`;

/** What makes a token unusable whatever the service says; never the token itself. */
export function faultOfToken(token: string): string | null {
  if (/^bot\s/i.test(token)) return 'DISCORD_TOKEN begins with the word "Bot", which is not part of it';
  if (/^["'].*["']$/.test(token)) return 'DISCORD_TOKEN stands in quotes, which are not part of it';
  if (!/^[\x21-\x7e]+$/.test(token)) return 'DISCORD_TOKEN holds a space, a line break or a letter that no token has';
  return null;
}

/** Other things that people copy from the portal look different. */
function likeness(token: string): string {
  if (/^[0-9a-f]{64}$/.test(token)) return '; it looks like the public key of an application';
  if (/^\d{15,22}$/.test(token)) return '; it looks like the id of an application';
  if (!token.includes('.')) return '; it looks like a client secret, and the token of a bot is meant';
  return '';
}

/** Why the token does not let us in. */
export function notLetIn(me: NotGot, token: string): Finding {
  if (me.why === 'no' && me.status === 401) {
    return finding('discord-token', 'wrong', `Discord does not accept it${likeness(token)}`, NEW_TOKEN);
  }
  const advice =
    me.why === 'silence'
      ? `Check whether this machine reaches Discord, and DISCORD_API_URL if it is set. ${LATER}`
      : 'Check DISCORD_API_URL; without it Discord itself is asked.';
  return finding('discord-token', 'wrong', me.found, advice);
}
