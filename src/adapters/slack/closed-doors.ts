/** Remembers which channels refused us, so that they are not asked again before anything has changed there. */
import type { App } from '@slack/bolt';
import type { Clock, EpochMs } from '../../clock.ts';
import type { Problem } from '../../outcome.ts';

/** A channel, and the workspace from which it is asked. */
interface Doorway {
  readonly workspace: { readonly team: string };
  readonly channel: string;
}

interface Door {
  readonly channel: string;
  readonly problem: Problem;
  readonly since: EpochMs;
}

/** Who may post where is changed without any event that tells of it, so such a door is tried again after a while. */
const TRIED_AGAIN_MS = 3_600_000;

/** The channels that said no. */
export class ClosedDoors {
  readonly #clock: Clock;
  readonly #doors = new Map<string, Door>();

  /** Listens for changes that may open a door again, for as long as the app lives. */
  constructor(app: App, clock: Clock) {
    this.#clock = clock;
    app.event('member_joined_channel', async ({ event, context }) => {
      if (event.user === context.botUserId) this.#open(event.channel);
    });
    app.event('channel_unarchive', async ({ event }) => this.#open(event.channel));
    app.event('group_unarchive', async ({ event }) => this.#open(event.channel));
  }

  /** The channel refused us; from now on it is not asked. */
  close(place: Doorway, problem: Problem): void {
    this.#doors.set(nameOf(place), { channel: place.channel, problem, since: this.#clock() });
  }

  /** Something may have changed that nobody could tell us of. */
  openAll(): void {
    this.#doors.clear();
  }

  /** Why a channel is not asked; null when it may be. */
  problemAt(place: Doorway): Problem | null {
    const door = this.#doors.get(nameOf(place));
    if (door === undefined) return null;
    const mayHaveChanged = EVENTLESS.has(door.problem.code) && this.#clock() - door.since >= TRIED_AGAIN_MS;
    return mayHaveChanged ? null : door.problem;
  }

  #open(channel: string): void {
    for (const [name, door] of this.#doors) if (door.channel === channel) this.#doors.delete(name);
  }
}

/** A channel that several workspaces share has one id in all of them. */
function nameOf({ workspace: { team }, channel }: Doorway): string {
  return `${team}/${channel}`;
}

const EVENTLESS: ReadonlySet<string> = new Set(['destination-refused', 'scope-missing']);
