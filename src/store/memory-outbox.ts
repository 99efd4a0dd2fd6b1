import type { Briefing, StoryState } from '../briefings/briefing.ts';
import type { PastBriefings } from '../briefings/ports.ts';
import type { Clock, EpochMs } from '../clock.ts';
import type { Delivery, DeliveryKind, DestinationId } from '../delivery/delivery.ts';
import { deliveryId } from '../delivery/delivery-id.ts';
import type { Deliveries, Outgoing, PostedStory, Recording, Settlement, Slots } from '../delivery/ports.ts';
import type { ProblemCode } from '../outcome.ts';
import type { StoryId } from '../stories/story.ts';
import { storyOf } from './content.ts';
import { postedFrom } from './posted.ts';
import { type Counts, SENT_MARKERS_KEPT_MS } from './store.ts';

interface Row extends Outgoing {
  readonly problem: ProblemCode | null;
}

interface Told {
  readonly destination: DestinationId;
  readonly slot: string;
  readonly kind: DeliveryKind;
  readonly recordedAt: EpochMs;
  readonly briefing: Briefing;
  readonly states: readonly StoryState[];
}

/** The outbox, the slots and the past briefings of one process, in memory. */
export class MemoryOutbox implements Deliveries {
  readonly #clock: Clock;
  /** By id, in the order in which they were recorded. */
  #rows = new Map<string, Row>();
  #told: readonly Told[] = [];
  readonly #decided = new Map<DestinationId, Map<string, { readonly at: EpochMs; readonly decidedAt: EpochMs }>>();
  readonly #watched = new Map<DestinationId, ReadonlyMap<string, EpochMs>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async record({ slot, destination, kind, dueAt, parts, briefing, states }: Recording): Promise<readonly Delivery[]> {
    const isTaken = this.#of(destination).some((row) => row.slot === slot.name);
    if (this.#decidedBy(destination).has(slot.local) || isTaken) return [];
    const now = this.#clock();
    this.#decidedBy(destination).set(slot.local, { at: slot.at, decidedAt: now });
    if (briefing !== null) {
      this.#told = [...this.#told, { destination, slot: slot.name, kind, recordedAt: now, briefing, states }];
    }
    const rows = parts.map(
      (content, part): Row => ({
        id: deliveryId(slot.name, destination, part),
        slot: slot.name,
        destination,
        part,
        kind,
        state: 'due',
        messageId: null,
        dueAt,
        sentAt: null,
        attempts: 0,
        content,
        under: null,
        notBefore: dueAt,
        uncertain: false,
        problem: null,
      }),
    );
    for (const row of rows) this.#rows.set(row.id, row);
    return rows.map(bare);
  }

  async waiting(): Promise<readonly DestinationId[]> {
    const waiting = [...this.#rows.values()].filter(isUnfinished).map(({ destination }) => destination);
    return [...new Set(waiting)].sort();
  }

  async first(destination: DestinationId): Promise<Outgoing | null> {
    const row = this.#of(destination).find(isUnfinished);
    if (row === undefined || row.state === 'sending') return null;
    const { problem: _problem, ...outgoing } = row;
    const head = this.#of(destination).find(
      (other) => other.slot === row.slot && other.part < row.part && other.content.kind === 'head',
    );
    return { ...outgoing, under: head?.messageId ?? null };
  }

  async claim(id: string): Promise<boolean> {
    const row = this.#rows.get(id);
    if (row?.state !== 'due') return false;
    this.#rows.set(id, { ...row, state: 'sending', attempts: row.attempts + 1 });
    return true;
  }

  async settle(id: string, settlement: Settlement): Promise<void> {
    const row = this.#rows.get(id);
    if (row === undefined || !isUnfinished(row)) return;
    switch (settlement.to) {
      case 'sent': {
        const { messageId, at } = settlement;
        this.#rows.set(id, { ...row, state: 'sent', messageId, sentAt: at, uncertain: false, problem: null });
        return;
      }
      case 'due': {
        const { at, uncertain, problem } = settlement;
        this.#rows.set(id, { ...row, state: 'due', notBefore: at, uncertain, problem });
        return;
      }
      case 'held':
      case 'dead': {
        const reachesAll = settlement.to === 'held' && settlement.reach === 'destination';
        const isAlone = settlement.to === 'dead' && settlement.reach === 'message';
        const ended = this.#of(row.destination).filter(
          (other) =>
            isUnfinished(other) &&
            (reachesAll || (other.slot === row.slot && (isAlone ? other === row : other.part >= row.part))),
        );
        for (const other of ended) {
          this.#rows.set(other.id, { ...other, state: settlement.to, problem: settlement.problem });
        }
        return;
      }
    }
  }

  async problemBefore(id: string): Promise<ProblemCode | null> {
    const row = this.#rows.get(id);
    if (row === undefined) return null;
    const all = this.#of(row.destination);
    const earlier = all
      .slice(0, all.indexOf(row))
      .filter((other) => !isUnfinished(other))
      .at(-1);
    return earlier === undefined || earlier.state === 'sent' ? null : earlier.problem;
  }

  async recoverInterrupted(destination: DestinationId): Promise<number> {
    const left = this.#of(destination).filter(({ state }) => state === 'sending');
    for (const row of left) this.#rows.set(row.id, { ...row, state: 'due', uncertain: true });
    return left.length;
  }

  async list(since: EpochMs): Promise<readonly Delivery[]> {
    return [...this.#rows.values()]
      .filter(({ dueAt }) => dueAt >= since)
      .sort((a, b) => a.dueAt - b.dueAt)
      .map(bare);
  }

  async postedStories({ stories, since }: Parameters<Deliveries['postedStories']>[0]): Promise<readonly PostedStory[]> {
    const wanted = new Set<string>(stories);
    const rows = [...this.#rows.values()].flatMap(({ content, ...row }) => {
      const story = storyOf(content);
      return story === null || !wanted.has(story.id)
        ? []
        : [{ ...row, isSent: row.state === 'sent', edits: story.edits, part: content }];
    });
    return postedFrom(rows, since);
  }

  async lastSentAt(): Promise<EpochMs | null> {
    const times = [...this.#rows.values()].flatMap(({ sentAt }) => sentAt ?? []);
    return times.length === 0 ? null : times.reduce((a, b) => Math.max(a, b));
  }

  /** How many deliveries are not done. */
  counts(): Counts['deliveries'] {
    const rows = [...this.#rows.values()];
    const count = (state: Delivery['state']) => rows.filter((row) => row.state === state).length;
    return { due: count('due') + count('sending'), held: count('held'), dead: count('dead') };
  }

  /** Forgets briefings that were followed by another, and after 400 days what was sent where. */
  prune(briefingsBefore: EpochMs): void {
    const markersBefore = this.#clock() - SENT_MARKERS_KEPT_MS;
    this.#told = this.#told.filter(
      (told) => told.recordedAt >= briefingsBefore || told === this.#toldTo(told.destination).at(-1),
    );
    this.#rows = new Map([...this.#rows].filter(([, { dueAt }]) => dueAt >= markersBefore));
    for (const decided of this.#decided.values()) {
      for (const [local, { decidedAt }] of decided) if (decidedAt < markersBefore) decided.delete(local);
    }
  }

  /** Gives up what waits at some destinations. */
  endAt(isThere: (destination: DestinationId) => boolean): void {
    for (const row of this.#rows.values()) {
      if (!isUnfinished(row) || !isThere(row.destination)) continue;
      this.#rows.set(row.id, { ...row, state: 'dead', problem: 'destination-gone' });
    }
  }

  /** Forgets some destinations wholly. */
  forgetAt(isThere: (destination: DestinationId) => boolean): void {
    this.#rows = new Map([...this.#rows].filter(([, { destination }]) => !isThere(destination)));
    this.#told = this.#told.filter(({ destination }) => !isThere(destination));
    for (const destination of this.#decided.keys()) if (isThere(destination)) this.#decided.delete(destination);
    for (const destination of this.#watched.keys()) if (isThere(destination)) this.#watched.delete(destination);
  }

  readonly pastBriefings: PastBriefings = {
    last: async (destination) => {
      const last = this.#toldTo(destination)
        .filter(({ kind, slot }) => kind === 'briefing' && !this.#ended(destination, slot))
        .at(-1);
      return last === undefined ? null : { id: last.briefing.id, to: last.briefing.period.to, states: last.states };
    },
    lastShown: async (destination) => {
      const last = this.#toldTo(destination)
        .filter(
          ({ kind, slot, briefing }) =>
            kind === 'briefing' && briefing.stories.length > 0 && this.#isHeadSent(destination, slot),
        )
        .at(-1);
      return last?.briefing ?? null;
    },
    retracted: async (destination) => this.#retracted(destination),
    retractions: async () =>
      [...this.#rows.values()].flatMap(({ content, destination, dueAt }) =>
        content.kind === 'retraction'
          ? [{ destination, storyId: content.card.id, reason: content.reason, at: dueAt }]
          : [],
      ),
  };

  #retracted(destination: string): ReadonlySet<StoryId> {
    const taken = this.#of(destination).flatMap(({ content }) =>
      content.kind === 'retraction' ? [content.card.id] : [],
    );
    return new Set(taken);
  }

  readonly slots: Slots = {
    watch: async (destination, entries, now) => {
      const known = this.#watched.get(destination);
      const watched = new Map(entries.map((entry) => [entry, Math.min(known?.get(entry) ?? now, now)]));
      this.#watched.set(destination, watched);
      return watched;
    },
    decided: async (destination, locals) => {
      const decided = this.#decidedBy(destination);
      return new Set(locals.filter((local) => decided.has(local)));
    },
    lastDecided: async (destination) => {
      const times = [...this.#decidedBy(destination).values()].map(({ at }) => at);
      return times.length === 0 ? null : times.reduce((a, b) => Math.max(a, b));
    },
    miss: async (destination, slots, now) => {
      const decided = this.#decidedBy(destination);
      for (const { at, local } of slots) if (!decided.has(local)) decided.set(local, { at, decidedAt: now });
    },
  };

  #of(destination: string): readonly Row[] {
    return [...this.#rows.values()].filter((row) => row.destination === destination);
  }

  #toldTo(destination: string): readonly Told[] {
    return this.#told.filter((told) => told.destination === destination);
  }

  #decidedBy(destination: DestinationId) {
    const decided = this.#decided.get(destination) ?? new Map();
    this.#decided.set(destination, decided);
    return decided;
  }

  /** Whether something with news in it was held or given up. */
  #ended(destination: string, slot: string): boolean {
    return this.#of(destination).some(
      (row) =>
        row.slot === slot &&
        row.content.kind !== 'foot' &&
        (row.state === 'held' || row.state === 'dead') &&
        row.problem !== 'message-refused',
    );
  }

  #isHeadSent(destination: string, slot: string): boolean {
    return this.#of(destination).some(
      (row) => row.slot === slot && row.content.kind === 'head' && row.state === 'sent',
    );
  }
}

function isUnfinished({ state }: Row): boolean {
  return state === 'due' || state === 'sending';
}

function bare({
  content: _content,
  under: _under,
  notBefore: _notBefore,
  uncertain: _uncertain,
  problem: _problem,
  ...row
}: Row): Delivery {
  return row;
}
