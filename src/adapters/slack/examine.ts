/**
 * Looks at every step of the setup in Slack: the token, the scopes, how requests come in, the installations, the channels.
 * Nothing is changed there, and no secret stands in any finding.
 */
import type { Clock } from '../../clock.ts';
import type { DestinationId } from '../../delivery/delivery.ts';
import type { Finding } from '../../outcome.ts';
import { type Entered, examineChannel } from './examine-channel.ts';
import { aboutRequests, type Entrances } from './examine-requests.ts';
import { aboutScopes, aboutToken, faultOfToken, identify, NEW_TOKEN } from './examine-token.ts';
import { createLooker, type Looker } from './examine-web.ts';
import { APPS, finding } from './examine-words.ts';
import { type KeptInstallation, readInstallation } from './installations.ts';
import { INSTALL_PATH, REDIRECT_PATH } from './paths.ts';

/** What is looked at. */
export interface Examination extends Entrances {
  readonly botToken: string | null;
  /** Where workspaces install the app by themselves; null where they do not. */
  readonly oauth: {
    readonly redirectUrl: string | null;
    /** What is kept; null where the store is not open, "wrong-key" where it cannot be read. */
    readonly installed: readonly KeptInstallation[] | 'wrong-key' | null;
  } | null;
  /** With its trailing slash; null for Slack itself. */
  readonly apiUrl: string | null;
  readonly channels: readonly DestinationId[];
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** For one answer. */
  readonly timeoutMs?: number;
}

/** What was found, and by how much our clock is ahead of Slack's; null where it told no time. */
export interface Examined {
  readonly findings: readonly Finding[];
  readonly clockAheadMs: number | null;
}

const TIMEOUT_MS = 10_000;

/** Looks at everything; one finding for each step and each channel. Never throws for what Slack or the operator can cause. */
export async function examineSlack(examination: Examination): Promise<Examined> {
  const { botToken, oauth, timeoutMs = TIMEOUT_MS } = examination;
  const looker = createLooker({ ...examination, timeoutMs });
  const findings =
    botToken !== null
      ? await aboutOne(looker, examination, botToken)
      : oauth !== null
        ? await aboutMany(looker, examination, oauth)
        : unserved(examination);
  return { findings: withoutSecrets(findings, examination), clockAheadMs: looker.clockAheadMs() };
}

/** One workspace, whose token is given. */
async function aboutOne(looker: Looker, examination: Examination, token: string): Promise<readonly Finding[]> {
  const { channels } = examination;
  const fault = faultOfToken(token);
  const looked = fault === null ? await identify(looker, token) : null;
  const letIn = fault ?? (looked === null ? null : aboutToken(looked));
  const identity = looked?.got ?? null;
  if (letIn === null || letIn.state !== 'ok' || identity === null) {
    return [
      ...(letIn === null ? [] : [letIn]),
      finding('slack-scopes', 'skipped', 'the token is not accepted'),
      await aboutRequests(looker, examination, null),
      ...channels.map((id) => finding(id, 'skipped', 'nothing can be asked')),
    ];
  }
  const entered = { token, identity };
  const findings = [letIn, aboutScopes(identity.scopes), await aboutRequests(looker, examination, entered)];
  for (const id of channels) findings.push(await examineChannel(id, looker, [entered]));
  return findings;
}

/** More are counted, and not asked about one by one. */
const MOST_WORKSPACES = 20;

/** Workspaces that install the app by themselves. */
async function aboutMany(
  looker: Looker,
  examination: Examination,
  { redirectUrl, installed }: NonNullable<Examination['oauth']>,
): Promise<readonly Finding[]> {
  const findings = [aboutInstalled(installed), aboutRedirect(redirectUrl)];
  findings.push(await aboutRequests(looker, examination, null));
  if (installed === null || installed === 'wrong-key') {
    const unseen = examination.channels.map((id) => finding(id, 'skipped', 'the installations could not be read'));
    return [...findings, ...unseen];
  }
  const named = new Set(examination.channels.map((id) => /^slack:[^/]+(?=\/)/.exec(id)?.[0]));
  const first = installed.toSorted((a, b) => Number(named.has(b.community)) - Number(named.has(a.community)));
  const entered: Entered[] = [];
  for (const kept of first.slice(0, MOST_WORKSPACES)) {
    const { token } = readInstallation(kept);
    const looked = await identify(looker, token);
    const letIn = aboutToken(looked);
    if (looked.got === null) {
      findings.push({
        ...letIn,
        found: `${kept.community}: ${letIn.found}`,
        advice: 'Somebody of that workspace has to install the app again.',
      });
      continue;
    }
    entered.push({ token, identity: looked.got });
    findings.push(letIn, aboutScopes(looked.got.scopes));
  }
  for (const id of examination.channels) findings.push(await examineChannel(id, looker, entered));
  return findings;
}

function aboutInstalled(installed: NonNullable<Examination['oauth']>['installed']): Finding {
  const check = 'slack-installations';
  if (installed === null) return finding(check, 'skipped', 'the store is not open');
  if (installed === 'wrong-key') {
    return finding(
      check,
      'wrong',
      'what workspaces gave the bot cannot be read with SITREP_SECRET_KEY',
      'Set the key with which it was written, as SITREP_SECRET_KEY or as SITREP_PREVIOUS_SECRET_KEY.',
    );
  }
  const { length } = installed;
  if (length > 0) return finding(check, 'ok', `installed in ${length === 1 ? '1 workspace' : `${length} workspaces`}`);
  const advice = `Start the bot, open ${INSTALL_PATH} at its address and choose your workspace.`;
  return finding(check, 'warning', 'installed in no workspace yet', advice);
}

function aboutRedirect(url: string | null): Finding {
  const check = 'slack-redirect';
  if (url === null) {
    return finding(
      check,
      'ok',
      `no SLACK_REDIRECT_URL: Slack takes the address in the app’s settings (${REDIRECT_PATH})`,
    );
  }
  const parsed = URL.parse(url);
  const where = parsed === null ? 'no address' : `${parsed.origin}${parsed.pathname}`;
  if (parsed?.protocol === 'https:') return finding(check, 'ok', `people come back to ${where}`);
  const advice = `Use an https:// address, the same as at ${APPS}, your app, OAuth & Permissions, Redirect URLs.`;
  return finding(check, 'warning', `people come back to ${where}, and Slack asks for https`, advice);
}

/** Neither a token nor a way to install the app. */
function unserved({ channels, appToken, signingSecret }: Examination): readonly Finding[] {
  const none = 'no SLACK_BOT_TOKEN';
  const isHalf = appToken !== null || signingSecret !== null;
  return [
    isHalf
      ? finding(
          'slack-token',
          'wrong',
          `${none} that can be used, and without it nothing is served in Slack`,
          NEW_TOKEN,
        )
      : finding('slack-token', 'skipped', none),
    ...['slack-scopes', 'slack-requests'].map((check) => finding(check, 'skipped', none)),
    ...channels.map((id) =>
      finding(
        id,
        'wrong',
        'nothing is sent there: there is no SLACK_BOT_TOKEN',
        'Put the token of your Slack app into SLACK_BOT_TOKEN, or take this channel out.',
      ),
    ),
  ];
}

/** A service that is not Slack may say anything, our own words included. */
function withoutSecrets(
  findings: readonly Finding[],
  { botToken, appToken, signingSecret, oauth }: Examination,
): readonly Finding[] {
  const kept = Array.isArray(oauth?.installed) ? (oauth.installed as readonly KeptInstallation[]) : [];
  const secrets = [botToken, appToken, signingSecret, ...kept.map((one) => readInstallation(one).token)].filter(
    (secret) => secret !== null && secret.length >= 8,
  ) as readonly string[];
  const clean = (text: string) => secrets.reduce((left, secret) => left.replaceAll(secret, '[secret]'), text);
  return findings.map(({ check, state, found, advice }) =>
    finding(check, state, clean(found), advice === null ? null : clean(advice)),
  );
}
