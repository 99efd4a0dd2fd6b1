/** What the bot says once to a workspace that has just installed it, and where. */
import type { App } from '@slack/bolt';
import type { Clock } from '../../clock.ts';
import type { DestinationId } from '../../delivery/delivery.ts';
import type { CommunityId, Office } from '../../office.ts';
import type { Problem } from '../../outcome.ts';
import { whyNot } from './answers.ts';
import { channelsOf } from './channels-of.ts';
import { conversationWith } from './files.ts';
import { thing } from './payload.ts';
import { destinationIn } from './question.ts';
import { SLASH } from './slash.ts';
import type { WebApi } from './web-api.ts';
import type { Workspace, Workspaces } from './workspaces.ts';

/** Three sentences: what this is, how to set it up, what everybody can ask. */
export const GREETING = [
  'I read news feeds about armed conflicts and brief your channels: every sentence has a source you can open.',
  `Invite me to a channel, and whoever administers this workspace chooses there with “${SLASH} follow” what it is told of and at which hours.`,
  `Everybody can ask: “${SLASH} brief” tells the news now, “${SLASH} help” lists the rest.`,
].join(' ');

/** What greeting needs. */
export interface GreetingParts {
  readonly api: Pick<WebApi, 'asking'>;
  readonly workspaces: Pick<Workspaces, 'all' | 'of'>;
  readonly office: Pick<Office, 'channel' | 'place'>;
  /** Has a few words shown at a destination, once for each name. */
  readonly greet: (destination: DestinationId, name: string, text: string) => Promise<void>;
  readonly clock: Clock;
  readonly onProblem: (problem: Problem) => void;
  readonly signal: AbortSignal;
  readonly hear: (team: string | undefined, work: (workspace: Workspace) => Promise<void>) => Promise<void>;
}

/** Greets workspaces that are new: whoever installed the bot, or else the first channel that it is in. */
export class Greetings {
  readonly #parts: GreetingParts;
  /** Those that have no place yet in which they could be greeted. */
  readonly #waiting = new Set<string>();

  constructor(app: App, parts: GreetingParts) {
    this.#parts = parts;
    app.event('member_joined_channel', async ({ event, context }) => {
      await parts.hear(context.teamId, async (workspace) => {
        const { user, channel } = thing(event);
        if (user !== workspace.user || typeof channel !== 'string') return;
        if (this.#waiting.delete(workspace.team)) await this.#greetIn(workspace, channel);
      });
    });
  }

  /** The bot is a member of a workspace, which it was not before. */
  async welcome(community: CommunityId): Promise<void> {
    await this.#parts.hear(community.replace(/^slack:/, ''), async (workspace) => {
      const channel = await this.#placeIn(workspace);
      if (channel === null) this.#waiting.add(workspace.team);
      else await this.#greetIn(workspace, channel);
    });
  }

  async #placeIn({ installer, token, team }: Workspace): Promise<string | null> {
    const { api, onProblem, signal } = this.#parts;
    const ask = api.asking(token(), signal);
    try {
      if (installer !== undefined) return await conversationWith(installer, ask);
      return (await channelsOf(null, ask))[0] ?? null;
    } catch (cause) {
      onProblem({ code: 'answer-lost', subject: `slack:${team}`, detail: `the greeting: ${whyNot(cause).why}` });
      return null;
    }
  }

  async #greetIn(workspace: Workspace, channel: string): Promise<void> {
    const { office, greet, clock } = this.#parts;
    const destination = destinationIn(workspace, channel, this.#parts);
    await office.place(destination, workspace.community);
    await greet(destination, `greeting:${workspace.team}:${new Date(clock()).toISOString()}`, GREETING);
  }
}
