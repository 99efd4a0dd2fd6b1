/** Keeps connections of Socket Mode open: two, so that one is there while the other is replaced. */
import { webApi } from '@slack/bolt';
import type { Clock } from '../../clock.ts';
import { type Problem, type ProblemCode, Refusal } from '../../outcome.ts';
import { errorOf } from './ends.ts';
import type { Socket } from './socket.ts';
import { isOfTheToken } from './traffic.ts';

/** What keeping connections open needs. */
export interface SocketsParts {
  readonly open: (signal: AbortSignal) => Promise<Socket>;
  readonly clock: Clock;
  readonly onProblem: (problem: Problem) => void;
  /** Called when there is a connection, and when there is none any more. */
  readonly onChange: (isUp: boolean) => void;
  /** How long to wait before the next attempt, after so many in a row that failed or did not last. */
  readonly pauseMs: (failures: number) => number;
}

/** How many connections there are; Slack allows ten: https://docs.slack.dev/apis/events-api/using-socket-mode */
const CONNECTIONS = 2;
/** A connection that ends sooner did not last; Slack may want it replaced at any time, but not over and over again. */
const LASTING_MS: Readonly<Record<string, number>> & { readonly closed: number } = {
  closed: 10_000,
  refresh_requested: 500,
  warning: 500,
};
/** Slack closes what it told to leave within ten seconds or so. */
const RETIRED_MS = 20_000;
/** With those in use and those that are being opened, as many as Slack allows. */
const MOST_RETIRED = 6;
/** Said of the app, so that no attempt will change it: https://docs.slack.dev/reference/methods/apps.connections.open#errors */
const OF_THE_APP: Readonly<Record<string, ProblemCode>> = {
  missing_scope: 'scope-missing',
  team_disabled: 'token-refused',
};

/** What one attempt brought: a connection, after how many milliseconds to try again at the earliest, or the end. */
type Attempt = { readonly socket: Socket } | { readonly againInMs: number } | null;

/** The connections of one app. */
export class Sockets {
  readonly #parts: SocketsParts;
  readonly #end = new AbortController();
  readonly #ended = Promise.withResolvers<string>();
  readonly #first = Promise.withResolvers<void>();
  readonly #live = new Set<Socket>();
  readonly #retired = new Set<Socket>();
  #isUnreachable = false;
  #keeping: Promise<unknown> = Promise.resolve();

  constructor(parts: SocketsParts) {
    this.#parts = parts;
  }

  /** Connects, however long that takes; done when the first connection is there. Refused when Slack will not have us. */
  async start(): Promise<void> {
    this.#keeping = Promise.all(Array.from({ length: CONNECTIONS }, () => this.#keep()));
    await this.#first.promise;
  }

  /** Ends all of them; nothing comes back afterwards. */
  async stop(): Promise<void> {
    this.#end.abort();
    this.#ended.resolve('ended');
    this.#first.resolve();
    const closeAll = () => Promise.all([...this.#live].map((socket) => socket.close()));
    await Promise.all([closeAll(), this.#keeping]);
    // One may have been opened just then.
    await closeAll();
  }

  /** One connection after the other. The next one is there before the last one goes, where Slack lets us know in time. */
  async #keep(): Promise<void> {
    let last: Socket | null = null;
    let failures = 0;
    let againInMs = 0;
    for (;;) {
      await this.#pause(Math.max(againInMs, failures === 0 ? 0 : this.#parts.pauseMs(failures)));
      if (this.#end.signal.aborted) return;
      const attempt: Attempt = await this.#open();
      if (attempt === null) return;
      againInMs = 0;
      if ('againInMs' in attempt) {
        ({ againInMs } = attempt);
        failures += 1;
        continue;
      }
      if (last !== null) this.#retire(last);
      last = attempt.socket;
      const since = this.#parts.clock();
      const reason = await Promise.race([last.leaving, this.#ended.promise]);
      if (reason === 'link_disabled') this.#tell('socket-mode-off', 'Slack ended the connections');
      failures = this.#parts.clock() - since < (LASTING_MS[reason] ?? LASTING_MS.closed) ? failures + 1 : 0;
    }
  }

  async #open(): Promise<Attempt> {
    try {
      const socket = await this.#parts.open(this.#end.signal);
      this.#isUp(socket);
      return { socket };
    } catch (cause) {
      if (this.#end.signal.aborted) return null;
      const error = errorOf(cause);
      const code = error === null ? undefined : isOfTheToken(error) ? 'token-refused' : OF_THE_APP[error];
      if (code !== undefined) {
        this.#first.reject(new Refusal(code, `SLACK_APP_TOKEN: ${error}`));
        this.#tell(code, `SLACK_APP_TOKEN: ${error}`);
        return null;
      }
      if (this.#live.size === 0) this.#tellUnreachable(error ?? 'no connection');
      return { againInMs: cause instanceof webApi.WebAPIRateLimitedError ? cause.retryAfter * 1_000 : 0 };
    }
  }

  #isUp(socket: Socket): void {
    this.#isUnreachable = false;
    this.#live.add(socket);
    if (this.#live.size === 1) this.#parts.onChange(true);
    void socket.gone.then(() => {
      this.#live.delete(socket);
      if (this.#live.size === 0) this.#parts.onChange(false);
    });
    this.#first.resolve();
  }

  /**
   * Lets Slack close a connection that was replaced: what it sends while we close it would be lost. Only if it never does,
   * or replaces them faster than they go, they are closed by us.
   */
  #retire(socket: Socket): void {
    this.#retired.add(socket);
    const timer = setTimeout(() => void socket.close(), RETIRED_MS);
    void socket.gone.then(() => {
      clearTimeout(timer);
      this.#retired.delete(socket);
    });
    const [oldest] = this.#retired;
    if (oldest === undefined || this.#retired.size <= MOST_RETIRED) return;
    this.#retired.delete(oldest);
    void oldest.close();
  }

  #tellUnreachable(detail: string): void {
    if (this.#isUnreachable) return;
    this.#isUnreachable = true;
    this.#tell('service-unreachable', detail);
  }

  #tell(code: ProblemCode, detail: string): void {
    this.#parts.onProblem({ code, subject: 'slack', detail });
  }

  async #pause(ms: number): Promise<void> {
    if (ms <= 0) return;
    const over = Promise.withResolvers<void>();
    const timer = setTimeout(() => over.resolve(), ms);
    await Promise.race([over.promise, this.#ended.promise]);
    clearTimeout(timer);
  }
}
