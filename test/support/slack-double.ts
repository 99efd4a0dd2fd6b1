/** A small Slack on loopback, for tests with the real @slack/bolt: Web API, Socket Mode, signed requests, faults on demand. */
import { createHmac } from 'node:crypto';
import { type Fault, LoopbackRest } from './loopback-rest.ts';
import { type Envelope, LoopbackSockets } from './loopback-sockets.ts';
import { slackRoutes } from './slack-routes.ts';
import { APP, type DoubleMessage, type DoubleTeam, SlackWorld, TEAM } from './slack-world.ts';

/** Slack refuses with one of its words; nothing is done. */
export function refuses(error: string, more: object = {}): Fault {
  return { taken: false, answer: { status: 200, body: { ok: false, error, ...more } } };
}

/** Slack does what it was asked and says that something went wrong. */
export function takesAndSays(error: string): Fault {
  return { taken: true, answer: { status: 200, body: { ok: false, error } } };
}

/** Slack asks to wait that many seconds; nothing is done. */
export function rateLimited(seconds: number | null): Fault {
  const headers = seconds === null ? {} : { 'retry-after': String(seconds) };
  return { taken: false, answer: { status: 429, body: { ok: false, error: 'ratelimited' }, headers } };
}

/** An event as Slack wraps it. */
export interface EventFields {
  readonly team?: string;
  readonly id?: string;
  /** When it happened, in seconds. */
  readonly time?: number;
}

/** How a request of Slack's to us is made. */
export interface SignedFields {
  readonly secret?: string;
  /** The clock of whoever signs. */
  readonly at?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The double: what it knows, what it heard, and what a test may do to it. */
export class SlackDouble {
  /** What the bot calls itself with; canaries that must stand nowhere. */
  readonly appToken = ['xapp', '1', APP, '2222222222', 'canary', 'no', 'real', 'token'].join('-');
  readonly signingSecret = 'canary8f742231b10e8888abcd99yyyz';
  readonly client = { id: '1111111111.2222222222', secret: 'canary-client-secret' };
  readonly world: SlackWorld;
  readonly rest: LoopbackRest;
  readonly sockets: LoopbackSockets;
  readonly #codes = new Map<string, string>();
  #appTokenRevoked = false;
  #port = 0;

  private constructor(clock: () => number) {
    this.world = new SlackWorld(clock);
    this.rest = new LoopbackRest(
      '/api',
      slackRoutes(this.world, {
        appToken: () => (this.#appTokenRevoked ? null : this.appToken),
        socket: () => `ws://127.0.0.1:${this.#port}/link/?ticket=${this.sockets.ticket()}`,
        origin: () => this.origin,
        codes: this.#codes,
      }),
    );
    this.sockets = new LoopbackSockets(this.rest.server, () => this.rest.happened());
  }

  static async start({ clock = Date.now }: { readonly clock?: () => number } = {}): Promise<SlackDouble> {
    const double = new SlackDouble(clock);
    double.#port = await double.rest.listen();
    return double;
  }

  /** Where it is. */
  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** For SLACK_API_URL. */
  get api(): string {
    return `${this.origin}/api/`;
  }

  get team(): DoubleTeam {
    return this.world.teams.get(TEAM) as DoubleTeam;
  }

  /** For SLACK_BOT_TOKEN. */
  get botToken(): string {
    return this.team.token;
  }

  messagesIn(channel: string): readonly DoubleMessage[] {
    return this.world.messagesIn(channel);
  }

  deleteMessage(ts: string): void {
    const place = this.world.messages.findIndex((message) => message.ts === ts);
    if (place >= 0) this.world.messages.splice(place, 1);
  }

  /** From now on every request of the workspace is refused with this word. */
  revoke(error = 'token_revoked', team = TEAM): void {
    const known = this.world.teams.get(team);
    if (known !== undefined) known.refusedWith = error;
  }

  revokeAppToken(): void {
    this.#appTokenRevoked = true;
  }

  /** Somebody agrees that the app is installed in their workspace: the code that stands for it. */
  agree(team: string): string {
    const code = this.world.nextId('code');
    this.#codes.set(code, team);
    return code;
  }

  /** What an event looks like from outside. */
  wrap(event: Readonly<Record<string, unknown>>, { team = TEAM, id, time }: EventFields = {}): object {
    return {
      token: 'a-token-of-old',
      team_id: team,
      api_app_id: APP,
      event: { event_ts: this.world.nextTs(), ...event },
      type: 'event_callback',
      event_id: id ?? this.world.nextId('Ev'),
      event_time: time ?? Math.floor(this.world.clock() / 1_000),
      authorizations: [{ enterprise_id: null, team_id: team, user_id: '', is_bot: true, is_enterprise_install: false }],
    };
  }

  /** Something happens, and one of the connections is told. */
  happen(event: Readonly<Record<string, unknown>>, fields: EventFields = {}): Envelope | null {
    return this.sockets.send('events_api', this.wrap(event, fields), { retry_attempt: 0, retry_reason: '' });
  }

  /** Somebody types a command. */
  command(text: string, fields: Readonly<Record<string, string>> = {}): Envelope | null {
    return this.sockets.send('slash_commands', this.slash(text, fields));
  }

  /** What a typed command looks like from outside. */
  slash(text: string, fields: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
    return {
      token: 'a-token-of-old',
      team_id: TEAM,
      channel_id: 'C0GENERAL1',
      user_id: 'U0SOMEBODY',
      command: '/sitrep',
      text,
      api_app_id: APP,
      is_enterprise_install: 'false',
      trigger_id: this.world.nextId('trigger'),
      ...fields,
    };
  }

  /** Calls an address of ours as Slack does, signed. A body that is no text is sent as a form. */
  async call(
    url: string,
    body: string | Readonly<Record<string, string>>,
    { secret = this.signingSecret, at = this.world.clock(), headers = {} }: SignedFields = {},
  ): Promise<Response> {
    const text = typeof body === 'string' ? body : new URLSearchParams(body).toString();
    const timestamp = String(Math.floor(at / 1_000));
    const type = typeof body === 'string' ? 'application/json' : 'application/x-www-form-urlencoded';
    return fetch(url, {
      method: 'POST',
      body: text,
      headers: {
        'content-type': type,
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': signature(text, timestamp, secret),
        ...headers,
      },
    });
  }

  async close(): Promise<void> {
    this.sockets.close();
    await this.rest.close();
  }
}

function signature(body: string, timestamp: string, secret: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}
