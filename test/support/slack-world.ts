/** What stands in the double's Slack: workspaces, channels, messages. */
import { DoublePeople } from './slack-people.ts';

/** The app of the double. */
export const APP = 'A0SITREP01';
/** The workspace that is there from the start, and whoever else speaks there. */
export const TEAM = 'T0NEWSROOM';
export const SOMEBODY = 'U0SOMEBODY';

/** A workspace that the app is installed in, or was. */
export interface DoubleTeam {
  readonly id: string;
  readonly name: string;
  readonly token: string;
  readonly botUser: string;
  readonly bot: string;
  scopes: readonly string[];
  /** What every request with its token is refused with; null while the token is good. */
  refusedWith: string | null;
}

/** A channel. */
export interface DoubleChannel {
  readonly id: string;
  readonly team: string;
  isMember: boolean;
  isArchived: boolean;
  isPrivate: boolean;
  /** Who may post there was restricted, and the bot is not among them. */
  isRestricted: boolean;
  /** Who is in it beside the bot; everybody where nothing is said. */
  readonly members?: readonly string[];
}

/** A message as it stands now. */
export interface DoubleMessage {
  readonly channel: string;
  readonly team: string;
  readonly ts: string;
  readonly thread: string | null;
  readonly user: string;
  readonly bot: string | null;
  text: string;
  blocks: unknown;
  metadata: unknown;
  /** All else that was asked for with it. */
  readonly asked: Readonly<Record<string, unknown>>;
  /** How often it was changed. */
  edits: number;
}

/** All that our manifest asks for; a test takes away what it wants to be missing. */
const SCOPES = [
  'app_mentions:read',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:write',
  'users:read',
];

/** All of it, with times that grow as Slack's do. */
export class SlackWorld {
  readonly teams = new Map<string, DoubleTeam>();
  readonly channels = new Map<string, DoubleChannel>();
  readonly messages: DoubleMessage[] = [];
  readonly people: DoublePeople;
  readonly clock: () => number;
  #ids = 0;
  #lastTs = 0;

  constructor(clock: () => number) {
    this.clock = clock;
    this.people = new DoublePeople(clock);
    this.people.add({ id: SOMEBODY, team_id: TEAM });
    this.addTeam({ id: TEAM, name: 'Newsroom' });
  }

  nextId(kind: string): string {
    this.#ids += 1;
    return `${kind}0${String(this.#ids).padStart(8, '0')}`;
  }

  /** The time in seconds with six digits, never the same twice. */
  nextTs(): string {
    this.#lastTs = Math.max(this.#lastTs + 1, this.clock() * 1_000);
    return `${Math.floor(this.#lastTs / 1e6)}.${String(this.#lastTs % 1e6).padStart(6, '0')}`;
  }

  addTeam(fields: Partial<DoubleTeam> = {}): DoubleTeam {
    const id = fields.id ?? this.nextId('T');
    const team: DoubleTeam = {
      name: 'A workspace',
      // A canary that must stand nowhere.
      token: ['xoxb', '1111111111', id, 'canary', 'no', 'real', 'token'].join('-'),
      botUser: this.nextId('U'),
      bot: this.nextId('B'),
      scopes: SCOPES,
      refusedWith: null,
      ...fields,
      id,
    };
    this.teams.set(id, team);
    return team;
  }

  addChannel(fields: Partial<DoubleChannel> = {}): DoubleChannel {
    const channel = {
      id: this.nextId('C'),
      team: TEAM,
      isMember: true,
      isArchived: false,
      isPrivate: false,
      isRestricted: false,
      ...fields,
    };
    this.channels.set(channel.id, channel);
    return channel;
  }

  addMessage(fields: Partial<DoubleMessage> & Pick<DoubleMessage, 'channel'>): DoubleMessage {
    const message = {
      team: TEAM,
      ts: this.nextTs(),
      thread: null,
      user: SOMEBODY,
      bot: null,
      text: '',
      blocks: undefined,
      metadata: undefined,
      asked: {},
      edits: 0,
      ...fields,
    };
    this.messages.push(message);
    return message;
  }

  /** What people see in a channel, its threads included, oldest first. */
  messagesIn(channel: string): readonly DoubleMessage[] {
    return this.messages.filter((message) => message.channel === channel);
  }

  teamOf(token: string | null): DoubleTeam | null {
    return [...this.teams.values()].find((team) => token === team.token) ?? null;
  }
}
