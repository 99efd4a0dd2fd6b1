/** How what people ask comes in: over Socket Mode, or at an open port. */
import type { Finding } from '../../outcome.ts';
import type { Identity } from './examine-token.ts';
import type { Looker, NotGot } from './examine-web.ts';
import { APPS, finding, LATER } from './examine-words.ts';
import { EVENTS_PATH } from './paths.ts';
import { textOf, thing } from './payload.ts';
import { isOfTheToken } from './traffic.ts';

/** What there is for requests to come in by. */
export interface Entrances {
  readonly appToken: string | null;
  readonly signingSecret: string | null;
  readonly port: number | null;
}

const CHECK = 'slack-requests';
const NEW_APP_TOKEN = `At ${APPS} choose your app, Basic Information, App-Level Tokens, Generate, with the scope connections:write, and put the token (it begins with xapp-) into SLACK_APP_TOKEN.`;
const SIGNING_SECRET = `At ${APPS} choose your app, Basic Information, and put the "Signing Secret" into SLACK_SIGNING_SECRET.`;

/** Whether the bot hears what people ask; `bot` is who it is where that is known. */
export async function aboutRequests(
  looker: Looker,
  { appToken, signingSecret, port }: Entrances,
  bot: { readonly token: string; readonly identity: Identity } | null,
): Promise<Finding> {
  if (appToken !== null) return aboutSocketMode(looker, appToken, bot);
  const say = (state: Finding['state'], found: string, advice: string | null = null) =>
    finding(CHECK, state, found, advice);
  if (signingSecret !== null && /^xox|^xapp-/.test(signingSecret)) {
    return say('wrong', 'SLACK_SIGNING_SECRET is a token, and no signing secret', SIGNING_SECRET);
  }
  if (signingSecret !== null && port !== null) {
    return say('ok', `over HTTP: Slack’s signed requests come in at port ${port}, under ${EVENTS_PATH}`);
  }
  if (signingSecret !== null) {
    return say(
      'wrong',
      'there is a SLACK_SIGNING_SECRET and no PORT, so requests come in nowhere',
      'Set PORT to where Slack’s requests arrive, or use Socket Mode with SLACK_APP_TOKEN.',
    );
  }
  if (port !== null) {
    return say('wrong', 'there is a PORT and no SLACK_SIGNING_SECRET, so no request can be trusted', SIGNING_SECRET);
  }
  return say('wrong', 'it can post and hears nobody: there is no SLACK_APP_TOKEN', NEW_APP_TOKEN);
}

async function aboutSocketMode(
  looker: Looker,
  appToken: string,
  bot: { readonly token: string; readonly identity: Identity } | null,
): Promise<Finding> {
  if (!appToken.startsWith('xapp-')) {
    return finding(CHECK, 'wrong', 'SLACK_APP_TOKEN is no app-level token: those begin with xapp-', NEW_APP_TOKEN);
  }
  // Gives an address to connect to; only who goes there opens a connection.
  const looked = await looker.ask(appToken, 'apps.connections.open', (answer) => {
    const url = textOf(thing(answer).url);
    return url === null ? null : { url };
  });
  if (looked.got === null) return notConnected(looked);
  if (bot !== null && (await areOfTwoApps(looker, appToken, bot))) {
    return finding(
      CHECK,
      'wrong',
      'SLACK_APP_TOKEN and SLACK_BOT_TOKEN belong to two different apps, so what people ask the bot is never heard',
      'Take both tokens from the pages of one app.',
    );
  }
  return finding(CHECK, 'ok', 'over Socket Mode: the app-level token is accepted');
}

function notConnected({ error, found }: NotGot): Finding {
  if (error === null) return finding(CHECK, 'wrong', found, LATER);
  if (error === 'missing_scope') {
    return finding(CHECK, 'wrong', 'the app-level token lacks the scope connections:write', NEW_APP_TOKEN);
  }
  if (isOfTheToken(error)) {
    return finding(CHECK, 'wrong', `Slack does not accept SLACK_APP_TOKEN: ${error}`, NEW_APP_TOKEN);
  }
  return finding(
    CHECK,
    'wrong',
    `Slack lets the app not connect: ${error}`,
    `At ${APPS} choose your app, Socket Mode, and turn "Enable Socket Mode" on.`,
  );
}

/** Whether the tokens are known to be of two apps; the app-level token names its own. */
async function areOfTwoApps(
  looker: Looker,
  appToken: string,
  { token, identity: { bot } }: { readonly token: string; readonly identity: Identity },
): Promise<boolean> {
  const app = /^xapp-\d+-(A[A-Z0-9]+)-/.exec(appToken)?.[1];
  if (app === undefined || bot === null) return false;
  const read = (answer: unknown) => {
    const id = textOf(thing(thing(answer).bot).app_id);
    return id === null ? null : { id };
  };
  const looked = await looker.ask(token, 'bots.info', read, { bot });
  return looked.got !== null && looked.got.id !== app;
}
