/** What is being worked on at once, for one person and for all, and what waits. */
const AT_ONCE = 50;
const AT_ONCE_EACH = 3;
const WAITING = 500;
const WAITING_EACH = 20;

interface Waiting {
  readonly person: string;
  begin(): void;
}

/** People in line, so that nobody's many questions keep the others from being answered. */
export class Line {
  readonly #working = new Map<string, number>();
  readonly #waiting: Waiting[] = [];
  #all = 0;

  /** Whether one more question of this person would be taken. */
  hasRoomFor(person: string): boolean {
    if (this.#mayBegin(person)) return true;
    const theirs = this.#waiting.filter((waiting) => waiting.person === person).length;
    return this.#waiting.length < WAITING && theirs < WAITING_EACH;
  }

  /** Does the work when it is this person's turn. */
  async run<T>(person: string, work: () => Promise<T>): Promise<T> {
    if (!this.#mayBegin(person)) {
      await new Promise<void>((begin) => this.#waiting.push({ person, begin }));
    } else {
      this.#begin(person);
    }
    try {
      return await work();
    } finally {
      this.#end(person);
    }
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
