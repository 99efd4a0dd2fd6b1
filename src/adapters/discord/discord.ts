/** Discord as a whole: where briefings appear, where people ask, which servers there are. */
import type { ChatAdapter } from '../../delivery/delivery.ts';
import { type ConnectionParts, type ConnectionState, connectDiscord } from './connection.ts';
import { DiscordChat } from './discord-chat.ts';
import { type ListenParts, listen } from './listen.ts';

/** What Discord needs. */
export interface DiscordParts extends ConnectionParts, ListenParts {}

/** The bot on Discord. */
export interface Discord {
  /** Shows briefings; it may be asked from the start, and puts off what cannot be shown yet. */
  readonly chat: ChatAdapter;
  /** How the connection fares. */
  state(): ConnectionState;
  /** Connects, however long that takes, and answers people from then on. Throws `Refusal` when Discord will not have us. */
  login(): Promise<void>;
  /** Answers whoever has just asked, and ends the connection, within seconds. */
  close(): Promise<void>;
}

/** Prepares everything; nothing is sent before `login`. */
export function openDiscord(parts: DiscordParts): Discord {
  const connection = connectDiscord(parts);
  const { client, traffic } = connection;
  const listening = listen(client, parts);
  return {
    chat: new DiscordChat({ client, traffic, clock: parts.clock }),
    state: () => connection.state(),
    login: () => connection.login(),
    async close() {
      await listening.close();
      await connection.destroy();
    },
  };
}
