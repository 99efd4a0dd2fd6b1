import type { Clock, EpochMs } from '../clock.ts';
import { type Outcome, type Problem, problemOf, Refusal } from '../outcome.ts';
import type { ChatAdapter, Delivery, Destination, DestinationId, Found, Posted, Posting } from './delivery.ts';
import type { Deliveries, Outgoing } from './ports.ts';

/** Attempts before a delivery is given up (`promises.md` D5). */
export const MOST_ATTEMPTS = 12;

/** A delivery this late is not shown any more: the next briefing covers its period instead. */
export const TOO_LATE_MS = 2 * 3_600_000;

const FIRST_BACK_OFF_MS = 2_000;
const LONGEST_BACK_OFF_MS = 15 * 60_000;
const SHORTEST_WAIT_MS = 1_000;

/** What delivering needs. `random` gives numbers in [0, 1); `onProblem` tells the operator. */
export interface DeliveryTools {
  readonly deliveries: Deliveries;
  readonly adapters: readonly ChatAdapter[];
  readonly destinations: () => readonly Destination[];
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
  /** Called when a delivery is held or dead: once for each change, not for each part of a briefing. */
  readonly onProblem: (problem: Problem) => void;
}

/**
 * Shows what is due. Each destination gets its messages strictly in order, and no destination waits for another.
 *
 * A delivery is `sending` on disk before the adapter is called. After an attempt whose end nobody knows the channel
 * is read back before anything is posted again, also after a crash; where that is impossible the delivery is held and
 * told, never guessed.
 * What is more than two hours late is given up unseen: a briefing whose head was never shown does not count as the
 * destination's last one, so the next briefing covers its period as well. No attempt starts after `signal` is aborted.
 */
export async function deliverDue(tools: DeliveryTools): Promise<Outcome<Delivery>> {
  const destinations = await tools.deliveries.waiting();
  const ends = await Promise.allSettled(destinations.map((destination) => deliverTo(destination, tools)));
  const bug = ends.find((end) => end.status === 'rejected');
  if (bug !== undefined) throw bug.reason;
  const outcomes = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
  return {
    done: outcomes.flatMap(({ done }) => done),
    problems: outcomes.flatMap(({ problems }) => problems),
  };
}

/** Destinations that are being delivered to in this process, so that two calls never work on one at the same time. */
const busy = new WeakMap<Deliveries, Set<DestinationId>>();

async function deliverTo(destination: DestinationId, tools: DeliveryTools): Promise<Outcome<Delivery>> {
  const adapter = tools.adapters.find((candidate) => candidate.serves(destination));
  const taken = busy.get(tools.deliveries) ?? new Set();
  if (adapter === undefined || taken.has(destination)) return { done: [], problems: [] };

  busy.set(tools.deliveries, taken.add(destination));
  try {
    return await deliverInOrder(destination, adapter, tools);
  } finally {
    taken.delete(destination);
  }
}

/** A store that says no ends this destination's turn; what it was about to write is found out at the next one. */
async function deliverInOrder(
  destination: DestinationId,
  adapter: ChatAdapter,
  tools: DeliveryTools,
): Promise<Outcome<Delivery>> {
  const { deliveries, clock, signal } = tools;
  const done: Delivery[] = [];
  const problems: Problem[] = [];
  try {
    await deliveries.recoverInterrupted(destination);
    while (!signal.aborted) {
      const next = await deliveries.first(destination);
      if (next === null || waits(next, clock())) break;
      const step = await advance(next, adapter, tools);
      if (step.sent !== null) done.push(step.sent);
      if (step.problem !== null) problems.push(step.problem);
    }
  } catch (thrown) {
    problems.push(problemOf(thrown, destination));
  }
  return { done, problems };
}

/** A wait longer than any we ask for means that the clock was set back; it is not observed. */
function waits({ notBefore }: Outgoing, now: EpochMs): boolean {
  return notBefore > now && notBefore - now <= TOO_LATE_MS;
}

interface Step {
  readonly sent: Delivery | null;
  readonly problem: Problem | null;
}

/** One delivery, one step: looked for, posted, put off, held or given up. */
async function advance(outgoing: Outgoing, adapter: ChatAdapter, tools: DeliveryTools): Promise<Step> {
  // An edit that was perhaps made is made again: that changes nothing more.
  if (outgoing.uncertain && !isEdit(outgoing)) {
    const found = await findSafely(outgoing, adapter, tools);
    if (tools.signal.aborted && found.end !== 'there') return { sent: null, problem: null };
    switch (found.end) {
      case 'there':
        return sent(outgoing, found.messageId, tools);
      case 'cannot-look':
        return held(outgoing, 'slot', unknownEnd(outgoing, found.problem), tools);
      case 'look-later':
        return isTooLate(outgoing, tools.clock())
          ? held(outgoing, 'slot', unknownEnd(outgoing, found.problem), tools)
          : putOff(outgoing, { at: 0, uncertain: true, problem: notYetKnown(found.problem) }, tools);
      case 'absent':
    }
  }
  if (isTooLate(outgoing, tools.clock())) {
    return dead(
      outgoing,
      'slot',
      gaveUp(outgoing, 'more than two hours late; the next briefing covers its period'),
      tools,
    );
  }
  if (outgoing.attempts >= MOST_ATTEMPTS) {
    return dead(outgoing, 'slot', gaveUp(outgoing, `${outgoing.attempts} attempts`), tools);
  }
  if (!(await tools.deliveries.claim(outgoing.id))) return { sent: null, problem: null };

  const posted = await postSafely(outgoing, adapter, tools);
  switch (posted.end) {
    case 'done':
      return sent(outgoing, posted.messageId, tools);
    case 'refused':
      return posted.reach === 'destination'
        ? held(outgoing, 'destination', posted.problem, tools)
        : dead(outgoing, 'message', posted.problem, tools);
    case 'later':
      return putOff(outgoing, { at: posted.at, uncertain: false, problem: posted.problem }, tools);
    case 'unknown':
      return putOff(outgoing, { at: 0, uncertain: true, problem: notYetKnown(posted.problem) }, tools);
  }
}

function isTooLate({ dueAt }: Outgoing, now: EpochMs): boolean {
  return now - dueAt > TOO_LATE_MS;
}

async function sent(outgoing: Outgoing, messageId: string, { deliveries, clock }: DeliveryTools): Promise<Step> {
  const at = clock();
  await deliveries.settle(outgoing.id, { to: 'sent', messageId, at });
  return { sent: { ...bare(outgoing), state: 'sent', messageId, sentAt: at }, problem: null };
}

async function putOff(
  outgoing: Outgoing,
  { at, uncertain, problem }: { readonly at: EpochMs; readonly uncertain: boolean; readonly problem: Problem },
  { deliveries, clock, random }: DeliveryTools,
): Promise<Step> {
  const now = clock();
  const wait = Math.max(SHORTEST_WAIT_MS, backOff(outgoing.attempts, random), at - now);
  const notBefore = now + Math.min(wait, TOO_LATE_MS);
  await deliveries.settle(outgoing.id, { to: 'due', at: notBefore, uncertain, problem: problem.code });
  return { sent: null, problem };
}

async function held(
  outgoing: Outgoing,
  reach: 'slot' | 'destination',
  problem: Problem,
  { deliveries, onProblem }: DeliveryTools,
): Promise<Step> {
  const isNews = (await deliveries.problemBefore(outgoing.id)) !== problem.code;
  await deliveries.settle(outgoing.id, { to: 'held', reach, problem: problem.code });
  if (isNews) onProblem(problem);
  return { sent: null, problem };
}

async function dead(
  outgoing: Outgoing,
  reach: 'slot' | 'message',
  problem: Problem,
  { deliveries, onProblem }: DeliveryTools,
): Promise<Step> {
  const isNews = (await deliveries.problemBefore(outgoing.id)) !== problem.code;
  await deliveries.settle(outgoing.id, { to: 'dead', reach, problem: problem.code });
  if (isNews) onProblem(problem);
  return { sent: null, problem };
}

function gaveUp({ destination }: Outgoing, detail: string): Problem {
  return { code: 'delivery-dead', subject: destination, detail };
}

/** A random wait of up to 2 s, 4 s, 8 s … 15 min ("full jitter"), so that many destinations do not come back at once. */
function backOff(attempts: number, random: () => number): number {
  return Math.floor(random() * Math.min(LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** attempts));
}

function isEdit({ content }: Outgoing): boolean {
  return 'edits' in content;
}

/** An adapter that throws has not said how the attempt ended, so its end is unknown. */
async function postSafely(outgoing: Outgoing, adapter: ChatAdapter, tools: DeliveryTools): Promise<Posted> {
  const posting = postingOf(outgoing, tools);
  try {
    return await (isEdit(outgoing) ? adapter.edit(posting, tools.signal) : adapter.post(posting, tools.signal));
  } catch (thrown) {
    return { end: 'unknown', problem: problemOfThrown(thrown, outgoing.destination) };
  }
}

/** What a look brought; an adapter that throws could not look this time and may be asked again. */
type Look = Found | { readonly end: 'look-later'; readonly problem: Problem };

async function findSafely(outgoing: Outgoing, adapter: ChatAdapter, tools: DeliveryTools): Promise<Look> {
  try {
    return await adapter.find(postingOf(outgoing, tools), tools.signal);
  } catch (thrown) {
    return { end: 'look-later', problem: problemOfThrown(thrown, outgoing.destination) };
  }
}

function postingOf({ id, destination, content, under, dueAt }: Outgoing, { destinations }: DeliveryTools): Posting {
  const wishes = destinations().find((one) => one.id === destination);
  return {
    id,
    destination,
    part: content,
    layout: wishes?.layout ?? 'messages',
    publish: wishes?.publish ?? false,
    under,
    since: dueAt,
  };
}

function problemOfThrown(thrown: unknown, destination: DestinationId): Problem {
  if (thrown instanceof Refusal) return problemOf(thrown, destination);
  return { code: 'delivery-unknown', subject: destination, detail: 'the adapter failed', cause: thrown };
}

/** It is looked for before it is sent again: there is nothing for a person to decide yet. */
function notYetKnown(problem: Problem): Problem {
  return problem.code === 'delivery-unknown' ? { ...problem, code: 'delivery-uncertain' } : problem;
}

function unknownEnd({ destination, id }: Outgoing, problem: Problem): Problem {
  return {
    code: 'delivery-unknown',
    subject: destination,
    detail: `${id}: ${problem.detail ?? problem.code}`,
    cause: problem,
  };
}

function bare({
  content: _content,
  under: _under,
  notBefore: _notBefore,
  uncertain: _uncertain,
  ...delivery
}: Outgoing): Delivery {
  return delivery;
}
