/** How a workspace installs the app: https://docs.slack.dev/authentication/installing-with-oauth */
import type { ServerResponse } from 'node:http';
import { HTTPReceiver, type Installation, type webApi } from '@slack/bolt';
import type { Page } from './http-door.ts';
import { INSTALL_PATH, REDIRECT_PATH } from './paths.ts';
import { SILENT } from './silent-logger.ts';
import type { Membership } from './workspaces.ts';

/** What being installed needs. */
export interface OAuthParts {
  readonly clientId: string;
  readonly clientSecret: () => string;
  /** Signs what comes back with a person who agreed, so that nobody else's agreement is taken for theirs. */
  readonly stateSecret: () => string;
  /** Where Slack asks a person whether they agree; null for Slack itself. */
  readonly authorizeUrl: string | null;
  /** Where they come back to, as Slack was told; null where Slack knows of one place only. */
  readonly redirectUrl: string | null;
}

const INSTALLED = 'Sitrep is installed. Invite it to a channel and type "/sitrep follow" there.';

/** The two pages; `onInstalled` is told who we are in the workspace, and may refuse; `onFailed` of what nobody foresaw. */
export function installPages(
  { clientId, clientSecret, stateSecret, authorizeUrl, redirectUrl }: OAuthParts,
  {
    scopes,
    clientOptions,
    onInstalled,
    onFailed,
  }: {
    readonly scopes: readonly string[];
    readonly clientOptions: webApi.WebClientOptions;
    readonly onInstalled: (membership: Omit<Membership, 'installedAt'>) => Promise<void>;
    readonly onFailed: (cause: unknown) => void;
  },
): Readonly<Record<string, Page>> {
  // The library keeps what installs behind its receiver; the receiver itself never listens.
  const { installer } = new HTTPReceiver({
    signingSecret: '',
    signatureVerification: false,
    clientId,
    clientSecret: clientSecret(),
    stateSecret: stateSecret(),
    logger: SILENT,
    installationStore: {
      storeInstallation: async (installation) => onInstalled(membershipOf(installation)),
      fetchInstallation: () => Promise.reject(new Error('installations are read elsewhere')),
    },
    installerOptions: {
      directInstall: true,
      clientOptions,
      ...(authorizeUrl !== null && { authorizationUrl: authorizeUrl }),
    },
  });
  if (installer === undefined) throw new TypeError('the library has no installer');
  const wished = { scopes: [...scopes], ...(redirectUrl !== null && { redirectUri: redirectUrl }) };
  return {
    [INSTALL_PATH]: (request, response) => installer.handleInstallPath(request, response, {}, wished),
    [REDIRECT_PATH]: (request, response) =>
      installer.handleCallback(request, response, {
        success: (_installation, _options, _request, answer) => say(answer as ServerResponse, 200, INSTALLED),
        failure: (error, _options, _request, answer) => {
          const reason = reasonOf(error);
          if (reason === null) onFailed(error);
          const told = reason ?? 'something went wrong, and that was written down. Please try again.';
          say(answer as ServerResponse, reason === null ? 500 : 400, `Sitrep was not installed: ${told}`);
        },
      }),
  };
}

/** Why a workspace is not taken. */
class NotTaken extends Error {}

function membershipOf({ team, bot, user, isEnterpriseInstall }: Installation): Omit<Membership, 'installedAt'> {
  if (isEnterpriseInstall === true || team === undefined) {
    throw new NotTaken('it is installed in one workspace at a time, not in an organization.');
  }
  if (bot === undefined) throw new NotTaken('Slack gave no token for a bot.');
  if (bot.refreshToken !== undefined) {
    throw new NotTaken('its tokens would expire. Turn token rotation off in the settings of the app.');
  }
  return { team: team.id, user: bot.userId, bot: bot.id, token: bot.token, installer: user.id };
}

const REASONS: Readonly<Record<string, string>> = {
  slack_oauth_installer_authorization_error: 'it was not agreed to.',
  slack_oauth_invalid_state: 'this was begun elsewhere, or too long ago. Please begin again.',
  slack_oauth_missing_code: 'Slack did not send the code. Please begin again.',
  slack_oauth_missing_state: 'this was not begun here. Please begin again.',
};

/** Why not, in words of ours; null for what nobody foresaw. */
function reasonOf(error: Error): string | null {
  if (error instanceof NotTaken) return error.message;
  const { code } = error as { readonly code?: unknown };
  return REASONS[String(code)] ?? null;
}

function say(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }).end(text);
}
