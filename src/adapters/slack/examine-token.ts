/** The bot token: by its looks, by what Slack says to it, and what the app may do with it. It stands in no finding. */
import type { Finding } from '../../outcome.ts';
import { plainText } from '../page/plain-text.ts';
import { EVENTS } from './events.ts';
import type { Looked, Looker, NotGot } from './examine-web.ts';
import { APPS, finding, LATER, REINSTALL } from './examine-words.ts';
import { BOT_SCOPES } from './manifest.ts';
import { METHODS } from './methods.ts';
import { textOf, thing } from './payload.ts';
import { isOfTheToken } from './traffic.ts';

/** Who a token is, in which workspace, and what it may do. */
export interface Identity {
  readonly team: string;
  readonly teamName: string;
  readonly name: string;
  /** Null for the token of a person. */
  readonly bot: string | null;
  /** Null where the service does not tell. */
  readonly scopes: ReadonlySet<string> | null;
}

/** Where to get a bot token. */
export const NEW_TOKEN = `At ${APPS} choose your app, OAuth & Permissions, and put the "Bot User OAuth Token" (it begins with xoxb-) into SLACK_BOT_TOKEN.`;

/** Things that people copy from the same pages, by their looks. */
const LOOKALIKES: readonly (readonly [looks: RegExp, what: string])[] = [
  [/^["'].*["']$/, 'stands in quotes, which are not part of it'],
  [/^bearer\s/i, 'begins with the word "Bearer", which is not part of it'],
  [/[^\x21-\x7e]/, 'holds a space, a line break or a letter that no token has'],
  [/^xoxp-|^xoxe\.xoxp-/, 'is the token of a person (xoxp-), and that of the bot is meant'],
  [/^xoxe\.xoxb-/, 'is a token that expires within hours, because token rotation is on for the app'],
  [/^xoxe-/, 'is a refresh token, with which nothing can be posted'],
  [/^xox[cds]-/, 'is the session of a browser'],
  [/^xapp-/, 'is an app-level token (xapp-)'],
  [/^https?:/, 'is an address, as a webhook has'],
  [/^[0-9a-f]{32}$/, 'looks like a client secret or a signing secret'],
  [/^\d+\.\d+$/, 'looks like the client id of an app'],
];

/** What makes a bot token unusable whatever Slack says; never the token itself. */
export function faultOfToken(token: string): Finding | null {
  const fault = LOOKALIKES.find(([looks]) => looks.test(token))?.[1];
  if (fault === undefined) return null;
  const advice = token.startsWith('xoxe.xoxb-')
    ? 'Make the app anew from the manifest that "sitrep slack manifest" prints: rotation cannot be turned off again.'
    : NEW_TOKEN;
  return finding('slack-token', 'wrong', `SLACK_BOT_TOKEN ${fault}`, advice);
}

/** Asks who a token is. */
export function identify(looker: Looker, token: string): Promise<Looked<Identity>> {
  return looker.ask(token, 'auth.test', readIdentity);
}

function readIdentity(answer: unknown): Identity | null {
  const { team_id, team, user, bot_id, response_metadata } = thing(answer);
  const id = textOf(team_id);
  if (id === null) return null;
  const { scopes } = thing(response_metadata);
  return {
    team: plainText(id).slice(0, 40),
    teamName: nameOf(team),
    name: nameOf(user),
    bot: textOf(bot_id),
    scopes: Array.isArray(scopes) ? new Set(scopes.filter((scope) => typeof scope === 'string')) : null,
  };
}

const NAME_CHARACTERS = 100;

/** A name as it may be printed. */
export function nameOf(value: unknown): string {
  return plainText(textOf(value) ?? '').slice(0, NAME_CHARACTERS);
}

/** Whether the token lets us in, and where. */
export function aboutToken(looked: Looked<Identity>): Finding {
  if (looked.got === null) return notLetIn(looked);
  const { name, teamName, team, bot } = looked.got;
  if (bot === null) return finding('slack-token', 'wrong', 'it is the token of a person, not of a bot', NEW_TOKEN);
  return finding('slack-token', 'ok', `accepted; the bot is ${name} in the workspace ${teamName} (${team})`);
}

function notLetIn({ error, found }: NotGot): Finding {
  if (error === null) return finding('slack-token', 'wrong', found, LATER);
  const advice = isOfTheToken(error)
    ? `Install the app in your workspace again. ${NEW_TOKEN}`
    : 'Look the word up at https://docs.slack.dev/reference/methods/auth.test#errors.';
  return finding('slack-token', 'wrong', `Slack does not accept it: ${error}`, advice);
}

/** Without these nobody is briefed, or nobody is heard. */
const ESSENTIAL: ReadonlySet<string> = new Set(['chat:write', 'commands', 'channels:history', 'channels:read']);

/** Whether the app may do all that the bot does. */
export function aboutScopes(scopes: ReadonlySet<string> | null): Finding {
  const check = 'slack-scopes';
  if (scopes === null) return finding(check, 'skipped', 'the service does not tell what the app may do');
  const missing = BOT_SCOPES.filter((scope) => !scopes.has(scope));
  if (missing.length === 0) return finding(check, 'ok', `the app has all ${BOT_SCOPES.length} scopes`);
  const named = missing.map((scope) => `${scope} (${reasonFor(scope)})`).join(', ');
  const state = missing.some((scope) => ESSENTIAL.has(scope)) ? 'wrong' : 'warning';
  return finding(check, state, `the app lacks ${named}`, REINSTALL);
}

function reasonFor(scope: string): string {
  const uses: readonly { readonly scopes: readonly string[]; readonly why: string }[] = [
    { scopes: ['commands'], why: 'so that people can ask it with /sitrep' },
    { scopes: ['files:read'], why: 'files that are handed over in a form' },
    ...Object.values(METHODS),
    ...Object.values(EVENTS),
  ];
  return uses.find(({ scopes }) => scopes.includes(scope))?.why ?? 'in the manifest';
}
