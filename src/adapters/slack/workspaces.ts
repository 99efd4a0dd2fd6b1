/** The workspaces in which the bot is installed. */
import type { Clock, EpochMs } from '../../clock.ts';
import type { DestinationId } from '../../delivery/delivery.ts';
import type { CommunityId } from '../../office.ts';
import type { Problem } from '../../outcome.ts';
import { readDestination } from './message-address.ts';
import { Traffic } from './traffic.ts';

/** Who we are in a workspace, and with which token. */
export interface Membership {
  /** "T0123" */
  readonly team: string;
  /** Ourselves, as a user and as a bot: by these we know what we wrote. */
  readonly user: string;
  readonly bot: string;
  readonly token: string;
  /** Null for the workspace of SLACK_BOT_TOKEN. */
  readonly installedAt: EpochMs | null;
  /** Whoever has just installed the app, to be greeted; it is not kept. */
  readonly installer?: string;
}

/** A workspace in which we may speak. */
export interface Workspace extends Omit<Membership, 'token'> {
  readonly community: CommunityId;
  readonly traffic: Traffic;
  /** The token itself, for whoever asks Slack. */
  token(): string;
}

/** What is told of workspaces. */
export interface WorkspacesParts {
  readonly clock: Clock;
  readonly onProblem: (problem: Problem) => void;
  /** Called once for a workspace whose token is not accepted any more, with Slack's word. */
  readonly onRefused: (workspace: Workspace, error: string) => void;
  /** Whether workspaces install the app by themselves: then one that has not done so is nobody's, also while there is only one. */
  readonly several?: boolean | undefined;
}

/** Knows every workspace, by its team and by its token. */
export class Workspaces {
  readonly #parts: WorkspacesParts;
  readonly #byTeam = new Map<string, Workspace>();
  readonly #byToken = new Map<string, Workspace>();
  #complete = false;

  constructor(parts: WorkspacesParts) {
    this.#parts = parts;
  }

  /** We are a member from now on; a workspace that was known has a new token. */
  add({ token, ...membership }: Membership): Workspace {
    const { clock, onProblem, onRefused } = this.#parts;
    const subject = `slack:${membership.team}`;
    const workspace: Workspace = {
      ...membership,
      community: subject as CommunityId,
      traffic: new Traffic({ clock, subject, onProblem, onRefused: (error) => onRefused(workspace, error) }),
      token: () => token,
    };
    this.remove(membership.team);
    this.#byTeam.set(membership.team, workspace);
    this.#byToken.set(token, workspace);
    return workspace;
  }

  /** Forgets a workspace with its token; nothing is asked there any more. What the office calls it. */
  remove(team: string): CommunityId {
    const known = this.#byTeam.get(team);
    this.#byTeam.delete(team);
    if (known !== undefined) this.#byToken.delete(known.token());
    return `slack:${team}` as CommunityId;
  }

  /** All that there are have been added: from now on one that is not known is none. */
  complete(): void {
    this.#complete = true;
  }

  all(): readonly Workspace[] {
    return [...this.#byTeam.values()];
  }

  /**
   * The workspace. Where there is one for good it is that one: whoever asks from a channel that is shared brings a team of
   * their own.
   */
  get(team: string | null): Workspace | null {
    return this.#byTeam.get(team ?? '') ?? (this.#parts.several ? null : this.#only());
  }

  /** The workspace of a destination; null where there is none, "not-yet" while they are not all known. */
  of(destination: DestinationId): Workspace | 'not-yet' | null {
    const team = readDestination(destination)?.team ?? null;
    const found = team === null ? this.#only() : (this.#byTeam.get(team) ?? null);
    return found ?? (this.#complete ? null : 'not-yet');
  }

  trafficOf(token: string): Traffic | null {
    return this.#byToken.get(token)?.traffic ?? null;
  }

  #only(): Workspace | null {
    const [only = null, ...others] = this.#byTeam.values();
    return others.length === 0 ? only : null;
  }
}
