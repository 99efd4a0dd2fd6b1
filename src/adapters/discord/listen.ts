/** Everything that the bot does on Discord because somebody there did something. */
import { type Client, GatewayDispatchEvents, type GatewayReadyDispatchData } from 'discord.js';
import { suggest } from '../../../commands/suggest.ts';
import type { Desk } from '../../desk.ts';
import type { Office } from '../../office.ts';
import { commandsForDiscord } from './command-json.ts';
import { followGuilds, type GuildParts } from './guilds.ts';
import { answerInteractions, type InteractionParts } from './interactions.ts';
import { registerCommands } from './register.ts';

/** What listening needs. */
export interface ListenParts extends Omit<InteractionParts, 'suggest' | 'office'>, Pick<GuildParts, 'greet'> {
  readonly desk: Desk;
  readonly office: Office;
  /** The one server in which the commands are tried out; null for all. */
  readonly guild: string | null;
}

/** Registers the commands, answers people, follows servers; to be called before the client is logged in. */
export function listen(client: Client, parts: ListenParts): { close(): Promise<void> } {
  const { desk, office } = parts;
  const registering = keepRegistered(client, parts);
  const guilds = followGuilds(client, parts);
  const people = answerInteractions(client, { ...parts, suggest: (typing) => suggest(typing, { desk, office }) });
  return {
    async close() {
      registering.close();
      guilds.close();
      await people.close();
    },
  };
}

/** Registers the commands when a session begins; when Discord does not answer, at the next chance. */
function keepRegistered(client: Client, { commands, guild, onProblem }: ListenParts): { close(): void } {
  const end = new AbortController();
  let application: string | null = null;
  let settled = false;
  const attempt = async (): Promise<void> => {
    if (settled || application === null) return;
    settled = true;
    const wanted = commandsForDiscord(commands);
    const done = await registerCommands(wanted, { rest: client.rest, application, guild, signal: end.signal });
    if (done.end !== 'refused' || end.signal.aborted) return;
    onProblem(done.problem);
    settled = done.problem.code === 'commands-refused';
  };
  const onReady = ({ application: { id } }: GatewayReadyDispatchData): void => {
    application = id;
    void attempt();
  };
  const onResumed = (): void => void attempt();
  client.ws.on(GatewayDispatchEvents.Ready, onReady);
  client.ws.on(GatewayDispatchEvents.Resumed, onResumed);
  return {
    close() {
      end.abort();
      client.ws.off(GatewayDispatchEvents.Ready, onReady);
      client.ws.off(GatewayDispatchEvents.Resumed, onResumed);
    },
  };
}
