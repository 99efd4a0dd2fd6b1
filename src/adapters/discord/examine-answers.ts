/** What Discord answers, believed by nobody: each reader gives what is asked for, or null where the answer is no such thing. */
import { plainText } from '../page/plain-text.ts';

/** The application behind the token. */
export interface ApplicationAnswer {
  readonly id: string;
  readonly name: string;
  readonly flags: number;
  /** Whether an invitation alone adds the bot to a server. */
  readonly needsCodeGrant: boolean;
  /** Where Discord sends commands in place of our connection; null for here. */
  readonly endpoint: string | null;
  /** Whether it may be added to servers. */
  readonly forServers: boolean;
  /** What the button on its profile asks for; null where it is not set. */
  readonly install: { readonly scopes: readonly string[]; readonly permissions: bigint } | null;
}

/** A server that the bot is a member of. */
export interface GuildAnswer {
  readonly id: string;
  readonly name: string;
  readonly owner: boolean;
}

/** A role of a server; the one of everybody has the server's id. */
export interface RoleAnswer {
  readonly id: string;
  readonly permissions: bigint;
}

/** The bot as a member of one server. */
export interface MemberAnswer {
  readonly id: string;
  readonly roles: readonly string[];
  readonly timedOutUntil: number | null;
}

/** A channel, a thread or a forum. */
export interface ChannelAnswer {
  readonly id: string;
  readonly type: number;
  readonly name: string;
  /** Null where it belongs to no server. */
  readonly guild: string | null;
  readonly parent: string | null;
  readonly flags: number;
  readonly locked: boolean;
  readonly overwrites: readonly {
    readonly id: string;
    readonly type: number;
    readonly allow: bigint;
    readonly deny: bigint;
  }[];
  /** How many tags a bot may put on a post. */
  readonly tags: number;
}

/** What connecting to the gateway will meet. */
export interface GatewayAnswer {
  readonly shards: number;
  readonly startsLeft: number;
  readonly moreStartsInMs: number;
}

type Fields = Readonly<Record<string, unknown>>;

/** A map of fields; null for anything else. */
function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

function idOf(value: unknown): string | null {
  return typeof value === 'string' && /^\d{1,20}$/.test(value) ? value : null;
}

function bits(value: unknown): bigint {
  return typeof value === 'string' && /^\d{1,30}$/.test(value) ? BigInt(value) : 0n;
}

const number = (value: unknown) => (typeof value === 'number' ? value : 0);
const texts = (value: unknown) => list(value).filter((item) => typeof item === 'string');
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const NAME_CHARACTERS = 100;

/** A name as it may be printed. */
function nameOf(value: unknown): string {
  return typeof value === 'string' ? plainText(value).slice(0, NAME_CHARACTERS) : '';
}

/** All items that can be read; null where it is no list. */
function all<T>(value: unknown, read: (item: unknown) => T | null): readonly T[] | null {
  return Array.isArray(value) ? value.map(read).filter((item) => item !== null) : null;
}

/** A user. */
export function readUser(value: unknown): { readonly id: string; readonly name: string } | null {
  const fields = fieldsOf(value);
  const id = idOf(fields?.id);
  return id === null ? null : { id, name: nameOf(fields?.username) };
}

/** The application of the token. */
export function readApplication(value: unknown): ApplicationAnswer | null {
  const fields = fieldsOf(value);
  const id = idOf(fields?.id);
  if (fields === null || id === null) return null;
  const ways = fieldsOf(fields.integration_types_config);
  const server = fieldsOf(ways?.[SERVERS]);
  const install = fieldsOf(server?.oauth2_install_params) ?? fieldsOf(fields.install_params);
  return {
    id,
    name: nameOf(fields.name),
    flags: number(fields.flags),
    needsCodeGrant: fields.bot_require_code_grant === true,
    endpoint: typeof fields.interactions_endpoint_url === 'string' ? fields.interactions_endpoint_url : null,
    // An application from before there was a choice has none, and may be added.
    forServers: ways === null || Object.keys(ways).length === 0 || SERVERS in ways,
    install: install === null ? null : { scopes: texts(install.scopes), permissions: bits(install.permissions) },
  };
}

/** https://docs.discord.com/developers/resources/application#application-object-application-integration-types */
const SERVERS = '0';

/** Servers. */
export function readGuilds(value: unknown): readonly GuildAnswer[] | null {
  return all(value, (item) => {
    const fields = fieldsOf(item);
    const id = idOf(fields?.id);
    return id === null ? null : { id, name: nameOf(fields?.name), owner: fields?.owner === true };
  });
}

/** Roles of a server. */
export function readRoles(value: unknown): readonly RoleAnswer[] | null {
  return all(value, (item) => {
    const fields = fieldsOf(item);
    const id = idOf(fields?.id);
    return id === null ? null : { id, permissions: bits(fields?.permissions) };
  });
}

/** A member of a server. */
export function readMember(value: unknown): MemberAnswer | null {
  const fields = fieldsOf(value);
  const id = idOf(fieldsOf(fields?.user)?.id);
  if (fields === null || id === null) return null;
  const until =
    typeof fields.communication_disabled_until === 'string' ? Date.parse(fields.communication_disabled_until) : null;
  return { id, roles: texts(fields.roles), timedOutUntil: until };
}

/** A channel. */
export function readChannel(value: unknown): ChannelAnswer | null {
  const fields = fieldsOf(value);
  const id = idOf(fields?.id);
  if (fields === null || id === null || typeof fields.type !== 'number') return null;
  return {
    id,
    type: fields.type,
    name: nameOf(fields.name),
    guild: idOf(fields.guild_id),
    parent: idOf(fields.parent_id),
    flags: number(fields.flags),
    locked: fieldsOf(fields.thread_metadata)?.locked === true,
    overwrites: list(fields.permission_overwrites).flatMap((item) => {
      const rule = fieldsOf(item);
      const whose = idOf(rule?.id);
      if (rule === null || whose === null) return [];
      return [{ id: whose, type: number(rule.type), allow: bits(rule.allow), deny: bits(rule.deny) }];
    }),
    tags: list(fields.available_tags).filter((tag) => fieldsOf(tag)?.moderated !== true).length,
  };
}

/** What is known before connecting. */
export function readGateway(value: unknown): GatewayAnswer | null {
  const fields = fieldsOf(value);
  const starts = fieldsOf(fields?.session_start_limit);
  if (fields === null || starts === null || typeof fields.shards !== 'number') return null;
  return {
    shards: fields.shards,
    startsLeft: number(starts.remaining),
    moreStartsInMs: number(starts.reset_after),
  };
}

/** A list of anything. */
export function readList(value: unknown): readonly unknown[] | null {
  return Array.isArray(value) ? value : null;
}
