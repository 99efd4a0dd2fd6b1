/** Joins and leaves workspaces: with their tokens, in what is kept, and in the office. */
import type { App } from '@slack/bolt';
import type { DestinationId } from '../../delivery/delivery.ts';
import type { Office } from '../../office.ts';
import type { Problem } from '../../outcome.ts';
import { failureOf } from '../service/failure.ts';
import { type Installations, readInstallation, writeInstallation } from './installations.ts';
import { readDestination } from './message-address.ts';
import type { Membership, Workspace, Workspaces } from './workspaces.ts';

/** What following memberships needs. */
export interface MembershipsParts {
  readonly workspaces: Workspaces;
  /** Null where there is one workspace, that of SLACK_BOT_TOKEN. */
  readonly installations: Installations | null;
  readonly office: Pick<Office, 'joined' | 'left' | 'place' | 'destinations'>;
  readonly clock: () => number;
  readonly onProblem: (problem: Problem) => void;
}

/** In which workspaces we are, from the first word to the last. */
export class Memberships {
  readonly #parts: MembershipsParts;
  /** What happens to one workspace happens in its order. */
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(parts: MembershipsParts) {
    this.#parts = parts;
  }

  /** Listens for the end of a membership. Both events come when the app is removed, in any order, each perhaps again. */
  listen(app: App): void {
    app.event('app_uninstalled', async ({ body }) => this.#leaveIfNotNew(body));
    app.event('tokens_revoked', async ({ body, event }) => {
      if ((event.tokens.bot ?? []).length > 0) await this.#leaveIfNotNew(body);
    });
  }

  /** Takes up the memberships that were kept. */
  async resume(): Promise<void> {
    for (const kept of (await this.#parts.installations?.all()) ?? [])
      this.#parts.workspaces.add(readInstallation(kept));
  }

  /** The app was installed in a workspace, perhaps once more. */
  async install(membership: Omit<Membership, 'installedAt'>): Promise<void> {
    const { installations, workspaces, clock } = this.#parts;
    const installedAt = clock();
    await this.#inTurn(membership.team, async () => {
      const whole = { ...membership, installedAt };
      await installations?.keep(writeInstallation(whole, installedAt));
      await this.settle(workspaces.add(whole));
    });
  }

  /** Tells the office that we are there, and which channels lie there. */
  async settle(workspace: Workspace): Promise<void> {
    const { office, workspaces } = this.#parts;
    const { team, community } = workspace;
    await this.#attempt(team, async () => {
      await office.joined(community);
      for (const { id } of office.destinations()) {
        if (isSlack(id) && workspaces.of(id) === workspace) await office.place(id, community);
      }
    });
  }

  /** We are no member any more: nothing is asked there from now on, and the token is gone. */
  async leave(team: string): Promise<void> {
    const { workspaces, installations, office } = this.#parts;
    const known = this.#known(team);
    // There is no other token than the operator's, who is told.
    if (known?.installedAt === null) known.traffic.refuseToken('the app was removed');
    const community = workspaces.remove(team);
    await this.#inTurn(team, async () => {
      // Whatever cannot be written down now, the rest is.
      await this.#attempt(team, async () => installations?.drop(community));
      await this.#attempt(team, () => office.left(community));
    });
  }

  /** An event that is told again, for days perhaps, may be older than the membership there is now. */
  async #leaveIfNotNew({
    team_id,
    event_time,
  }: {
    readonly team_id: string;
    readonly event_time: number;
  }): Promise<void> {
    const since = this.#known(team_id)?.installedAt ?? 0;
    // Slack tells the second in which it happened.
    if ((event_time + 1) * 1_000 > since) await this.leave(team_id);
  }

  #known(team: string): Workspace | undefined {
    return this.#parts.workspaces.all().find((workspace) => workspace.team === team);
  }

  async #attempt(team: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (cause) {
      this.#parts.onProblem(failureOf(cause, `slack:${team}`));
    }
  }

  #inTurn<T>(team: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#turns.get(team) ?? Promise.resolve()).then(work, work);
    this.#turns.set(team, turn);
    const over = () => {
      if (this.#turns.get(team) === turn) this.#turns.delete(team);
    };
    turn.then(over, over);
    return turn;
  }
}

function isSlack(destination: DestinationId): boolean {
  return readDestination(destination) !== null;
}
