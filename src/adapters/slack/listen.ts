/** Everything that the bot does on Slack because somebody there did something. */
import { setTimeout as later } from 'node:timers/promises';
import type { Command } from '../../../commands/command.ts';
import { suggest } from '../../../commands/suggest.ts';
import type { Clock } from '../../clock.ts';
import type { Desk } from '../../desk.ts';
import type { CommunityId, Office } from '../../office.ts';
import type { Problem } from '../../outcome.ts';
import { failureOf } from '../service/failure.ts';
import { Line } from '../service/line.ts';
import type { SlackConnection } from './connection.ts';
import { type GreetingParts, Greetings } from './greeting.ts';
import { HomeTab } from './home-tab.ts';
import { answerInteractions } from './interactions.ts';
import { answerMentions } from './mentions.ts';
import { People } from './people.ts';
import { Reception } from './reception.ts';
import type { Workspace } from './workspaces.ts';

/** What listening needs. */
export interface ListenParts extends Pick<GreetingParts, 'greet'> {
  readonly commands: readonly Command[];
  readonly desk: Desk;
  readonly office: Office;
  readonly operators: ReadonlySet<string>;
  /** SLACK_API_URL, with its trailing slash; null for Slack itself. */
  readonly apiUrl: string | null;
  readonly clock: Clock;
  readonly onProblem: (problem: Problem) => void;
  readonly patience?: Partial<Patience> | undefined;
}

/** How long is waited for what may never come, in milliseconds. */
export interface Patience {
  /** Whoever has no answer by then gets a few words instead. */
  readonly answerWithinMs: number;
  /** Whoever asked just before the end is still answered for as long. */
  readonly finishWithinMs: number;
  /** How long it takes until Slack shows what it was told in return to a form. */
  readonly windowSettlesMs: number;
  /** Lets so much of it pass. */
  readonly wait: (ms: number) => Promise<void>;
}

const PATIENCE: Patience = {
  answerWithinMs: 60_000,
  finishWithinMs: 2_000,
  windowSettlesMs: 300,
  // Nothing is kept alive for what waits to be tried again.
  wait: (ms) => later(ms, undefined, { ref: false }),
};

/** A bot that listens. */
export interface Listening {
  /** A workspace is new to us. */
  welcome(community: CommunityId): Promise<void>;
  /** Answers whoever has just asked, and hears nothing more. */
  close(): Promise<void>;
}

/** Answers people, shows them their homes, greets workspaces; to be called before the connection is made. */
export function listen(
  { app, api, workspaces }: Pick<SlackConnection, 'app' | 'api' | 'workspaces'>,
  { desk, operators, patience: wished, ...given }: ListenParts,
): Listening {
  const { office, clock, onProblem } = given;
  const patience = { ...PATIENCE, ...wished };
  const end = new AbortController();
  const open = new Set<Promise<void>>();

  const hear = async (team: string | undefined, work: (workspace: Workspace) => Promise<void>): Promise<void> => {
    const workspace = workspaces.get(team ?? null);
    if (workspace === null || isClosed) return;
    const done = work(workspace)
      .catch((cause) => onProblem(failureOf(cause, 'slack')))
      .finally(() => open.delete(done));
    open.add(done);
    await done;
  };
  let isClosed = false;

  const people = new People({ operators, clock, onProblem });
  const shared = { ...given, ...patience, api, workspaces, people, signal: end.signal, hear };
  const home = new HomeTab(app, { ...shared, desk });
  const parts = {
    ...shared,
    line: new Line(),
    conflicts: () => desk.conflicts(),
    suggest: (typing: Parameters<typeof suggest>[0]) => suggest(typing, { desk, office }),
    onChanged: (from: Parameters<HomeTab['refresh']>[0]) => void hear(from.workspace.team, () => home.refresh(from)),
  };
  const interactions = { ...parts, reception: new Reception(parts) };
  answerInteractions(app, interactions);
  answerMentions(app, interactions);
  const greetings = new Greetings(app, shared);

  return {
    welcome: (community) => greetings.welcome(community),
    async close() {
      isClosed = true;
      const late = Promise.withResolvers<void>();
      const timer = setTimeout(() => late.resolve(), patience.finishWithinMs);
      await Promise.race([Promise.all(open), late.promise]);
      clearTimeout(timer);
      end.abort();
    },
  };
}
