/** What stands between a delivery and a request: nothing is asked where the answer is known. */
import type { App } from '@slack/bolt';
import type { Clock, EpochMs } from '../../clock.ts';
import type { Found, Posting } from '../../delivery/delivery.ts';
import { type Problem, Refusal } from '../../outcome.ts';
import { HeldBack } from '../service/held-back.ts';
import { ClosedDoors } from './closed-doors.ts';
import { endOf, type Failed } from './ends.ts';
import { readDestination } from './message-address.ts';
import type { Workspace, Workspaces } from './workspaces.ts';

/** A channel in which we may speak, as far as we know. */
export interface Place {
  readonly workspace: Workspace;
  readonly channel: string;
}

/** The parts of a connection that a gate looks at. */
export interface GateParts {
  readonly app: App;
  readonly workspaces: Workspaces;
  /** Calls when the connection is there again after it was away. */
  onBack(hear: () => void): void;
}

/** While it is not known in which workspaces we are, it is looked up again this much later. */
const LOOK_AGAIN_MS = 5_000;
const NOT_YET = 'Slack has not told us yet in which workspaces we are';

/** Knows where we may speak and read, from what Slack told and from what was refused before. */
export class Gate {
  readonly #workspaces: Workspaces;
  readonly #clock: Clock;
  readonly #doors: ClosedDoors;
  /** When the messages of a workspace may be read again. */
  readonly #readable = new Map<string, EpochMs>();

  constructor(connection: GateParts, clock: Clock) {
    this.#workspaces = connection.workspaces;
    this.#clock = clock;
    this.#doors = new ClosedDoors(connection.app, clock);
    // What happened meanwhile may have been told to nobody.
    connection.onBack(() => this.#doors.openAll());
  }

  /** Where a part may be shown; or what is in the way, without anything asked. */
  admit({ destination }: Posting, signal: AbortSignal): Place | Failed {
    const now = this.#clock();
    const later = (at: EpochMs, code: Problem['code'], detail: string): Failed => {
      return { end: 'later', at, problem: { code, subject: destination, detail } };
    };
    const refused = (problem: Problem): Failed => ({ end: 'refused', reach: 'destination', problem });

    // Nothing was sent, and that is certain.
    if (signal.aborted) return later(now, 'destination-later', 'stopped before anything was sent');
    const place = this.#placeOf(destination);
    if (place === 'not-yet') return later(now + LOOK_AGAIN_MS, 'destination-later', NOT_YET);
    if ('code' in place) return refused(place);
    const obstacle = place.workspace.traffic.obstacle();
    if (obstacle !== null) return later(obstacle.until, obstacle.code, obstacle.detail);
    const closed = this.#doors.problemAt(place);
    return closed === null ? place : refused({ ...closed, subject: destination });
  }

  /** Where to look for what was posted; or why nobody can. Refuses where it is to be asked again later. */
  admitToRead({ destination }: Posting): Place | Extract<Found, { readonly end: 'cannot-look' }> {
    const place = this.#placeOf(destination);
    if (place === 'not-yet') throw new Refusal('destination-later', NOT_YET);
    if ('code' in place) return { end: 'cannot-look', problem: place };
    const until = this.#readable.get(place.workspace.team) ?? 0;
    const obstacle =
      until > this.#clock()
        ? { code: 'destination-later' as const, detail: 'asked to wait with reading', until }
        : place.workspace.traffic.halt();
    if (obstacle !== null) throw new HeldBack(obstacle);
    return place;
  }

  /** How an attempt ended that threw this; a destination that refuses is not asked again. */
  ended(cause: unknown, { id, destination }: Posting, place: Place): Failed {
    const now = this.#clock();
    const end = endOf(cause, { subject: destination, delivery: id, now });
    if (end.end === 'refused' && end.reach === 'destination') this.#doors.close(place, end.problem);
    if (end.end === 'later' && end.problem.code === 'destination-later' && end.at > now) {
      place.workspace.traffic.askedToWait(place.channel, end.at);
    }
    return end;
  }

  /** What a look that threw this found. Refuses where it is to be asked again later. */
  unread(cause: unknown, { id, destination }: Posting, { workspace }: Place): Extract<Found, { end: 'cannot-look' }> {
    const end = endOf(cause, { subject: destination, delivery: id, now: this.#clock() });
    if (end.end === 'refused') return { end: 'cannot-look', problem: end.problem };
    if (end.end === 'later' && end.problem.code === 'destination-later') {
      // Reading has a limit of its own, and for some apps it is one request a minute.
      this.#readable.set(workspace.team, end.at);
    }
    const code = end.end === 'unknown' ? 'service-unreachable' : end.problem.code;
    throw new Refusal(code, end.problem.detail ?? '', { cause: end.problem.cause });
  }

  #placeOf(destination: Posting['destination']): Place | Problem | 'not-yet' {
    const workspace = this.#workspaces.of(destination);
    const channel = readDestination(destination)?.channel ?? '';
    if (workspace === 'not-yet') return workspace;
    if (workspace !== null) return { workspace, channel };
    const isNamed = destination.includes('/');
    const detail = isNamed || this.#workspaces.all().length === 0 ? 'it is not installed there' : NAME_IT;
    return { code: 'not-installed', subject: destination, detail };
  }
}

const NAME_IT = 'there are several workspaces; name one, as in slack:T0123/C0123ABCD';
