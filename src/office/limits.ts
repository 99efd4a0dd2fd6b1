import type { Clock, EpochMs } from '../clock.ts';
import type { Asker } from '../office.ts';
import { Refusal } from '../outcome.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How much one person may ask for (`promises.md` X3). */
const WINDOWS: readonly { readonly ms: number; readonly most: number; readonly words: string }[] = [
  { ms: MINUTE_MS, most: 5, words: 'five within a minute' },
  { ms: DAY_MS, most: 50, words: 'fifty within a day' },
];

/** When so many people are remembered, those who asked for nothing in a day are dropped. */
const MANY_PEOPLE = 1_000;

type Person = Pick<Asker, 'platform' | 'user'>;

/**
 * Counts what each person asked for in the last minute and the last day. What is asked counts, whatever comes of it,
 * because asking a feed costs as much as adding it. Over a restart only what was done counts: `before` tells of that at a
 * person's first time.
 */
export class Limits {
  readonly #clock: Clock;
  readonly #before: (person: Person, since: EpochMs) => Promise<readonly EpochMs[]>;
  readonly #asked = new Map<string, readonly EpochMs[]>();

  constructor(clock: Clock, before: (person: Person, since: EpochMs) => Promise<readonly EpochMs[]>) {
    this.#clock = clock;
    this.#before = before;
  }

  /** Counts one request of a person, or throws `too-many-changes` with how long to wait. The terminal is the operator's own. */
  async take({ platform, user }: Person): Promise<void> {
    if (platform === 'console') return;
    const key = JSON.stringify([platform, user]);
    if (!this.#asked.has(key)) {
      const before = await this.#before({ platform, user }, this.#clock() - DAY_MS);
      // Somebody who asks twice at once was perhaps counted while we looked.
      if (!this.#asked.has(key)) this.#asked.set(key, before);
    }
    const now = this.#clock();
    this.#asked.set(key, counting(this.#asked.get(key) ?? [], now));
    if (this.#asked.size > MANY_PEOPLE) this.#dropIdle(now);
  }

  #dropIdle(now: EpochMs): void {
    for (const [key, times] of this.#asked) {
      if (now - (times.at(-1) ?? Number.NEGATIVE_INFINITY) >= DAY_MS) this.#asked.delete(key);
    }
  }
}

/** The times with this one; throws where a window is full. Times ahead of a clock that was set back do not count. */
function counting(times: readonly EpochMs[], now: EpochMs): readonly EpochMs[] {
  const recent = times.filter((at) => at <= now && now - at < DAY_MS);
  for (const { ms, most, words } of WINDOWS) {
    const within = recent.filter((at) => now - at < ms);
    if (within.length < most) continue;
    const free = (within.at(-most) ?? now) + ms - now;
    throw new Refusal('too-many-changes', `you asked for ${words}; the next is taken in ${waitWords(free)}`);
  }
  return [...recent, now];
}

function waitWords(ms: number): string {
  if (ms <= 2 * MINUTE_MS) return `${Math.max(1, Math.ceil(ms / 1_000))} seconds`;
  return ms <= 2 * HOUR_MS ? `${Math.ceil(ms / MINUTE_MS)} minutes` : `${Math.ceil(ms / HOUR_MS)} hours`;
}
