/** What stands between a delivery and a request: nothing is asked where the answer is known. */
import type { Client } from 'discord.js';
import type { Clock, EpochMs } from '../../clock.ts';
import type { Found, Posting } from '../../delivery/delivery.ts';
import { type Problem, Refusal } from '../../outcome.ts';
import { HeldBack } from '../service/held-back.ts';
import { ClosedDoors } from './closed-doors.ts';
import { endOf, type Failed } from './ends.ts';
import { channelOf } from './message-address.ts';
import { missingToPost, missingToRead, type Place, placeOf } from './places.ts';
import type { Traffic } from './traffic.ts';

/** While the gateway has not told us of a channel, it is looked up again this much later. */
const LOOK_AGAIN_MS = 5_000;
const NOT_YET = 'Discord has not told us of the channel';

/** Knows where we may speak and read, from what the gateway told and from what was refused before. */
export class Gate {
  readonly #client: Client;
  readonly #traffic: Traffic;
  readonly #clock: Clock;
  readonly #doors: ClosedDoors;

  constructor(client: Client, traffic: Traffic, clock: Clock) {
    this.#client = client;
    this.#traffic = traffic;
    this.#clock = clock;
    this.#doors = new ClosedDoors(client);
  }

  /** Where a part may be shown; or what is in the way, without anything asked. */
  admit(
    posting: Posting,
    { hasFiles, signal }: { readonly hasFiles: boolean; readonly signal: AbortSignal },
  ): Place | Failed {
    const now = this.#clock();
    const { destination } = posting;
    const later = (at: EpochMs, code: Problem['code'], detail: string): Failed => {
      return { end: 'later', at, problem: { code, subject: destination, detail } };
    };
    const refused = (problem: Problem): Failed => ({ end: 'refused', reach: 'destination', problem });

    // Nothing was sent, and that is certain.
    if (signal.aborted) return later(now, 'destination-later', 'stopped before anything was sent');
    const obstacle = this.#traffic.obstacle();
    if (obstacle !== null) return later(obstacle.until, obstacle.code, obstacle.detail);
    const home = channelOf(destination) ?? '';
    const place = placeOf(this.#client, home);
    if (place === 'not-yet' || this.#client.token === null)
      return later(now + LOOK_AGAIN_MS, 'destination-later', NOT_YET);
    if (place === 'gone') return refused({ code: 'destination-gone', subject: destination });
    const lacking = missingToPost(place, { ...posting, hasFiles });
    if (lacking.length > 0) return refused(lackOf(lacking, destination));
    const closed = this.#doors.problemAt(home);
    return closed === null ? place : refused(closed);
  }

  /** Where to look for what was posted; or why nobody can. Refuses where it is to be asked again later. */
  admitToRead({ destination }: Posting): Place | Extract<Found, { readonly end: 'cannot-look' }> {
    const obstacle = this.#traffic.obstacle();
    if (obstacle !== null) throw new HeldBack(obstacle);
    const home = channelOf(destination) ?? '';
    const place = placeOf(this.#client, home);
    if (place === 'not-yet' || this.#client.token === null) throw new Refusal('destination-later', NOT_YET);
    if (place === 'gone') return { end: 'cannot-look', problem: { code: 'destination-gone', subject: destination } };
    const lacking = missingToRead(place);
    if (lacking.length > 0) return { end: 'cannot-look', problem: lackOf(lacking, destination) };
    const closed = this.#doors.problemAt(home);
    return closed === null ? place : { end: 'cannot-look', problem: closed };
  }

  /** How an attempt ended that threw this, asked of a channel; a destination that refuses is not asked again. */
  ended(cause: unknown, { id, destination }: Posting, place: Place, channel: string = place.channel.id): Failed {
    const home = place.channel.id;
    const end = endOf(cause, { subject: destination, delivery: id, atHome: channel === home, now: this.#clock() });
    if (end.end === 'refused' && end.reach === 'destination') {
      this.#doors.close(home, { problem: end.problem, guild: place.guild.id });
    }
    return end;
  }
}

function lackOf(rights: readonly string[], subject: string): Problem {
  return { code: 'destination-refused', subject, detail: `the bot lacks ${rights.join(', ')} there` };
}
