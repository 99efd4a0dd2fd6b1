/** Registers our commands with Discord, when what is registered there is not what we have. */
import { DiscordAPIError, type REST, type RESTPostAPIApplicationCommandsJSONBody, Routes } from 'discord.js';
import type { Problem } from '../../outcome.ts';

/** What became of registering. */
export type Registered =
  | { readonly end: 'same' | 'registered' }
  | { readonly end: 'refused'; readonly problem: Problem };

/**
 * Asks what is registered, everywhere or in one server, and replaces all of it only when it differs: Discord takes 200 new
 * commands a day, and a bot may be started more often than that.
 */
export async function registerCommands(
  commands: readonly RESTPostAPIApplicationCommandsJSONBody[],
  {
    rest,
    application,
    guild,
    signal,
  }: {
    readonly rest: REST;
    readonly application: string;
    /** The one server in which the commands are tried out; null for all. */
    readonly guild: string | null;
    readonly signal: AbortSignal;
  },
): Promise<Registered> {
  const wanted = guild === null ? commands : commands.map(forOneServer);
  const route =
    guild === null ? Routes.applicationCommands(application) : Routes.applicationGuildCommands(application, guild);
  try {
    const query = new URLSearchParams({ with_localizations: 'true' });
    const there = await rest.get(route, { query, signal });
    const known = Array.isArray(there) ? there : [];
    if (sameCommands(wanted, guild === null ? known : known.map(forOneServer))) return { end: 'same' };
    await rest.put(route, { body: wanted, signal });
    return { end: 'registered' };
  } catch (cause) {
    const refused = cause instanceof DiscordAPIError;
    return {
      end: 'refused',
      problem: {
        code: refused ? 'commands-refused' : 'service-unreachable',
        subject: guild === null ? 'discord' : `discord:${guild}`,
        detail: refused ? `${cause.code} ${cause.message.replace(/\s+/g, ' ').slice(0, 300)}` : 'the commands',
        // The words of Discord say what is wrong; its error would bring all that we asked it to take.
        ...(!refused && { cause }),
      },
    };
  }
}

/** Whether two lists of commands mean the same, whatever Discord added to them or left out of them. */
export function sameCommands(ours: readonly unknown[], theirs: readonly unknown[]): boolean {
  const told = (commands: readonly unknown[]) => commands.map((command) => JSON.stringify(plain(command))).toSorted();
  return JSON.stringify(told(ours)) === JSON.stringify(told(theirs));
}

/** A command of one server is always of that server: where else it may be used is not asked. */
export function forOneServer<T extends object>(command: T): T {
  return { ...command, contexts: undefined, integration_types: undefined };
}

/** What Discord writes beside a command, and what stands for nothing. */
const NOT_OURS: ReadonlySet<string> = new Set([
  'id',
  'application_id',
  'version',
  'guild_id',
  'dm_permission',
  'default_permission',
  'name_localized',
  'description_localized',
  'handler',
]);
/** Lists whose order means nothing. */
const UNORDERED: ReadonlySet<string> = new Set(['contexts', 'integration_types']);

/** A value with its keys in order and without what means the same when it is left out. */
function plain(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => plain(item));
    return UNORDERED.has(key) ? items.toSorted() : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !NOT_OURS.has(name))
      .map(([name, inner]) => [name, plain(inner, name)] as const)
      .filter(([, inner]) => !meansNothing(inner))
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function meansNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
