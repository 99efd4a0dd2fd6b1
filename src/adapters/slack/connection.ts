/** The connection to Slack: the library's app, how it hears, in which workspaces it speaks, and how it fares. */
import { App, type AuthorizeResult, type ReceiverEvent } from '@slack/bolt';
import type { Clock, EpochMs } from '../../clock.ts';
import type { Office } from '../../office.ts';
import { type Problem, Refusal } from '../../outcome.ts';
import { failureOf } from '../service/failure.ts';
import { codeOf, errorOf } from './ends.ts';
import { type Door, openDoor } from './http-door.ts';
import { Inbox } from './inbox.ts';
import type { Installations } from './installations.ts';
import { BOT_SCOPES } from './manifest.ts';
import { Memberships } from './memberships.ts';
import { installPages, type OAuthParts } from './oauth.ts';
import { SILENT } from './silent-logger.ts';
import { openSocket } from './socket.ts';
import { Sockets } from './sockets.ts';
import { createWebApi, type WebApi } from './web-api.ts';
import { whoWeAre } from './who-we-are.ts';
import { type Workspace, Workspaces } from './workspaces.ts';

/** What a connection needs. Every secret is asked for when it is needed, so that it is kept nowhere else. */
export interface ConnectionParts {
  /** Of the one workspace; null where workspaces install the app by themselves. */
  readonly botToken: (() => string) | null;
  /** For Socket Mode; null where Slack's requests come in at the port. */
  readonly appToken: (() => string) | null;
  /** What Slack signs its requests with; during a rotation the new secret and the old one. */
  readonly signingSecrets: (() => readonly string[]) | null;
  /** Where requests come in, and people who install the app; null for no open port. */
  readonly port: number | null;
  readonly oauth: (OAuthParts & { readonly installations: Installations }) | null;
  /** SLACK_API_URL, with its trailing slash; null for Slack itself. */
  readonly apiUrl: string | null;
  readonly office: Pick<Office, 'joined' | 'left' | 'place' | 'destinations'>;
  readonly clock: Clock;
  /** What goes wrong while nobody waits for it: once for each change. */
  readonly onProblem: (problem: Problem) => void;
  readonly timeoutMs?: number | undefined;
  /** How long to wait before the next attempt to connect, after so many in a row that failed or did not last. */
  readonly pauseMs?: ((failures: number) => number) | undefined;
}

/** How a connection fares. `stopped` is for good. */
export type ConnectionState =
  | { readonly state: 'connecting' | 'down'; readonly since: EpochMs }
  | { readonly state: 'ready' }
  | { readonly state: 'stopped'; readonly problem: Problem };

/** A connection that is being made, kept and ended. */
export interface SlackConnection {
  /** For listening; whoever listens does so before `login`, because the first events come with it. */
  readonly app: App;
  readonly api: WebApi;
  readonly workspaces: Workspaces;
  state(): ConnectionState;
  /** Calls when the connection is there again after it was away. */
  onBack(hear: () => void): void;
  /** The port that is open; null when none is. */
  port(): number | null;
  /** Connects, however long that takes. Refused when Slack will not have us, or the port is taken. */
  login(): Promise<void>;
  /** Ends it within seconds; nothing comes back afterwards. */
  destroy(): Promise<void>;
}

const TIMEOUT_MS = 15_000;
const LONGEST_PAUSE_MS = 60_000;
const END_WITHIN_MS = 3_000;

/** Prepares a connection; nothing is sent before `login`. */
export function connectSlack(parts: ConnectionParts): SlackConnection {
  return new Connection(parts);
}

class Connection implements SlackConnection {
  readonly app: App;
  readonly api: WebApi;
  readonly workspaces: Workspaces;
  readonly #parts: ConnectionParts;
  readonly #inbox: Inbox;
  readonly #memberships: Memberships;
  readonly #sockets: Sockets | null;
  readonly #end = new AbortController();
  readonly #onBack: (() => void)[] = [];
  #door: Door | null = null;
  #since: EpochMs;
  #isReady = false;
  #wasReady = false;
  #stopped: Problem | null = null;

  constructor(parts: ConnectionParts) {
    const { clock, onProblem, apiUrl, timeoutMs = TIMEOUT_MS, appToken } = parts;
    this.#parts = parts;
    this.#since = clock();
    this.workspaces = new Workspaces({
      several: parts.oauth !== null,
      clock,
      onProblem,
      onRefused: (workspace, error) => this.#refused(workspace, error),
    });
    this.api = createWebApi({
      apiUrl,
      timeoutMs,
      signal: this.#end.signal,
      trafficOf: (token) => this.workspaces.trafficOf(token),
    });
    this.app = new App({
      // What comes in is handed to the app by the inbox, whichever way it came.
      receiver: { init() {}, start: () => Promise.resolve(), stop: () => Promise.resolve() },
      authorize: async ({ teamId }) => this.#authorize(teamId ?? null),
      clientOptions: this.api.options(),
      logger: SILENT,
      convoStore: false,
    });
    this.app.error(async (cause) => {
      // A workspace that we left may still have something to say.
      if (cause.code !== 'slack_bolt_authorization_error') onProblem(failureOf(cause, 'slack'));
    });
    this.#inbox = new Inbox({ app: () => this.app, clock, onProblem });
    this.#memberships = new Memberships({
      workspaces: this.workspaces,
      installations: parts.oauth?.installations ?? null,
      office: parts.office,
      clock,
      onProblem,
    });
    this.#memberships.listen(this.app);
    this.#sockets = appToken === null ? null : this.#socketsWith(appToken, timeoutMs);
  }

  state(): ConnectionState {
    if (this.#stopped !== null) return { state: 'stopped', problem: this.#stopped };
    if (this.#isReady) return { state: 'ready' };
    return { state: this.#wasReady ? 'down' : 'connecting', since: this.#since };
  }

  onBack(hear: () => void): void {
    this.#onBack.push(hear);
  }

  port(): number | null {
    return this.#door?.port ?? null;
  }

  async login(): Promise<void> {
    try {
      await this.#learnWorkspaces();
      if (this.#end.signal.aborted) return;
      await this.#openDoor();
      if (this.#sockets === null) this.#change(true);
      else await this.#sockets.start();
    } catch (cause) {
      if (this.#end.signal.aborted) return;
      this.#stop(failureOf(cause, 'slack'));
      throw cause;
    }
  }

  async destroy(): Promise<void> {
    this.#end.abort();
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, END_WITHIN_MS);
    const ends = Promise.allSettled([this.#sockets?.stop(), this.#door?.close()]);
    await Promise.race([ends, promise]);
    clearTimeout(timer);
  }

  #socketsWith(appToken: () => string, timeoutMs: number): Sockets {
    const { clock, onProblem, pauseMs = pauseAfter } = this.#parts;
    const take = (envelope: ReceiverEvent) => this.#inbox.take(envelope);
    return new Sockets({
      open: (signal) => openSocket({ appToken, clientOptions: () => this.api.options(), take, timeoutMs }, signal),
      clock,
      pauseMs,
      onProblem: (problem) => (FOR_GOOD.has(problem.code) ? this.#stop(problem) : onProblem(problem)),
      onChange: (isUp) => this.#change(isUp),
    });
  }

  /** Whose token a payload is answered with. */
  async #authorize(team: string | null): Promise<AuthorizeResult> {
    const workspace = this.workspaces.get(team);
    if (workspace === null) throw new Error('the workspace is not one of ours');
    return { botToken: workspace.token(), botId: workspace.bot, botUserId: workspace.user, teamId: workspace.team };
  }

  async #learnWorkspaces(): Promise<void> {
    const { botToken, oauth } = this.#parts;
    await this.#memberships.resume();
    const token = botToken?.() ?? null;
    if (token !== null) {
      const { clock, onProblem, pauseMs = pauseAfter } = this.#parts;
      const { signal } = this.#end;
      const us = await whoWeAre({ ask: this.api.asking(token, signal), clock, onProblem, pauseMs, signal });
      if (us !== null) this.workspaces.add({ ...us, token, installedAt: null });
    }
    this.workspaces.complete();
    for (const workspace of this.workspaces.all()) await this.#memberships.settle(workspace);
    if (oauth !== null) void this.#lookAtAll();
  }

  /** What was removed while nobody listened is told by the first answer. */
  async #lookAtAll(): Promise<void> {
    for (const { installedAt, token } of this.workspaces.all()) {
      if (installedAt === null || this.#end.signal.aborted) continue;
      // The traffic hears what is said of the token; everything else can wait.
      await this.api
        .asking(token(), this.#end.signal)('auth.test', {})
        .catch(() => {});
    }
  }

  async #openDoor(): Promise<void> {
    const { port, signingSecrets, oauth, clock, onProblem } = this.#parts;
    if (port === null || (signingSecrets === null && oauth === null)) return;
    const pages =
      oauth === null
        ? {}
        : installPages(oauth, {
            scopes: BOT_SCOPES,
            clientOptions: this.api.options(),
            onInstalled: (membership) => this.#memberships.install(membership),
            onFailed: (cause) => onProblem(installFailure(cause)),
          });
    this.#door = await openDoor({
      port,
      secrets: signingSecrets ?? (() => []),
      take: (envelope) => this.#inbox.take(envelope),
      pages,
      clock,
    });
    if (this.#end.signal.aborted) await this.#door.close();
  }

  /** The token of a workspace is not accepted any more. */
  #refused({ team, installedAt }: Workspace, error: string): void {
    const problem: Problem = { code: 'token-refused', subject: `slack:${team}`, detail: error };
    if (installedAt === null && this.#parts.oauth === null) this.#stop(problem);
    else this.#parts.onProblem(problem);
    if (installedAt !== null && REMOVED.has(error)) void this.#memberships.leave(team);
  }

  #change(isUp: boolean): void {
    if (isUp === this.#isReady) return;
    const isBack = isUp && this.#wasReady;
    this.#isReady = isUp;
    this.#wasReady ||= isUp;
    this.#since = this.#parts.clock();
    if (isBack) for (const hear of this.#onBack) hear();
  }

  #stop(problem: Problem): void {
    if (this.#stopped !== null) return;
    this.#stopped = problem;
    // Before that it is the answer to `login`.
    if (this.#wasReady) this.#parts.onProblem(problem);
  }
}

/** Slack said that the app was removed, or that it is as if it were. */
const REMOVED: ReadonlySet<string> = new Set(['account_inactive', 'token_revoked']);
/** Nothing that is tried again will change these. */
const FOR_GOOD: ReadonlySet<string> = new Set(['token-refused', 'scope-missing']);

/** Why nobody could be installed, in a word: what was asked of Slack held our secret. */
function installFailure(cause: unknown): Problem {
  const detail = cause instanceof Refusal ? `${cause.code}: ${cause.message}` : (errorOf(cause) ?? codeOf(cause));
  return { code: 'install-failed', subject: 'slack', detail };
}

/** At once the first time, then ever later. */
function pauseAfter(failures: number): number {
  return failures <= 1 ? 0 : Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** Math.min(failures - 2, 10));
}
