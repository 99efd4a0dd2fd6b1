/** Slack as a whole: where briefings appear, where people ask, which workspaces there are. */
import { setTimeout as later } from 'node:timers/promises';
import type { ChatAdapter } from '../../delivery/delivery.ts';
import { type ConnectionParts, type ConnectionState, connectSlack } from './connection.ts';
import { type ListenParts, listen } from './listen.ts';
import { SlackChat } from './slack-chat.ts';

/** What Slack needs. */
export interface SlackParts extends Omit<ConnectionParts, 'office'>, ListenParts {}

/** The bot on Slack. */
export interface Slack {
  /** Shows briefings; it may be asked from the start, and puts off what cannot be shown yet. */
  readonly chat: ChatAdapter;
  /** How the connection fares. */
  state(): ConnectionState;
  /** The port that is open; null when none is. */
  port(): number | null;
  /** Connects, however long that takes, and answers people from then on. Throws `Refusal` when Slack will not have us. */
  login(): Promise<void>;
  /** Answers whoever has just asked, and ends the connection, within seconds. */
  close(): Promise<void>;
}

/** Prepares everything; nothing is sent before `login`. */
export function openSlack(parts: SlackParts): Slack {
  const { office, clock } = parts;
  const connection = connectSlack({
    ...parts,
    office: {
      destinations: () => office.destinations(),
      place: (destination, community) => office.place(destination, community),
      left: (community) => office.left(community),
      async joined(community) {
        const isNew = await office.joined(community);
        // Nobody waits for a greeting.
        if (isNew) void listening.welcome(community);
        return isNew;
      },
    },
  });
  const listening = listen(connection, parts);
  const wait = (ms: number, signal: AbortSignal) => later(ms, undefined, { signal }).catch(() => {});
  return {
    chat: new SlackChat({ connection, clock, wait }),
    state: () => connection.state(),
    port: () => connection.port(),
    login: () => connection.login(),
    async close() {
      await listening.close();
      await connection.destroy();
    },
  };
}
