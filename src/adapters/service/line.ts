/** How many questions are worked on at once, in all and for one person, and how many wait their turn. */
const AT_ONCE = 50;
const AT_ONCE_EACH = 3;
const WAITING = 500;
const WAITING_EACH = 20;

/** A place in the line. */
export interface Place {
  /** Comes when it is this one's turn. */
  readonly turn: Promise<void>;
  /** Makes room for the next; to be called once, whether the turn has come or not. */
  leave(): void;
}

interface Waiting {
  readonly person: string;
  begin(): void;
}

/** People in line, so that nobody's many questions keep the others from being answered. */
export class Line {
  readonly #working = new Map<string, number>();
  #waiting: Waiting[] = [];
  #all = 0;
  #round: Promise<void> = Promise.resolve();

  /**
   * Comes once in a round of the event loop, to one of those who wait for it. Whoever does something that takes a while
   * waits for it first, so that what others are waiting for gets through in between.
   */
  nextRound(): Promise<void> {
    this.#round = this.#round.then(() => new Promise((resolve) => setImmediate(resolve)));
    return this.#round;
  }

  /** A place for one more question of this person; null when there is no room for it. */
  enter(person: string): Place | null {
    if (this.#mayBegin(person)) {
      this.#begin(person);
      return { turn: Promise.resolve(), leave: () => this.#end(person) };
    }
    const theirs = this.#waiting.filter((waiting) => waiting.person === person).length;
    if (this.#waiting.length >= WAITING || theirs >= WAITING_EACH) return null;
    const turn = Promise.withResolvers<void>();
    const waiting = { person, begin: turn.resolve };
    this.#waiting.push(waiting);
    return {
      turn: turn.promise,
      leave: () => {
        if (!this.#waiting.includes(waiting)) return this.#end(person);
        this.#waiting = this.#waiting.filter((one) => one !== waiting);
      },
    };
  }

  #mayBegin(person: string): boolean {
    return this.#all < AT_ONCE && (this.#working.get(person) ?? 0) < AT_ONCE_EACH;
  }

  #begin(person: string): void {
    this.#all += 1;
    this.#working.set(person, (this.#working.get(person) ?? 0) + 1);
  }

  #end(person: string): void {
    const left = (this.#working.get(person) ?? 1) - 1;
    this.#all -= 1;
    if (left === 0) this.#working.delete(person);
    else this.#working.set(person, left);
    const next = this.#waiting.findIndex((waiting) => this.#mayBegin(waiting.person));
    const [turn] = next < 0 ? [] : this.#waiting.splice(next, 1);
    if (turn === undefined) return;
    this.#begin(turn.person);
    turn.begin();
  }
}
