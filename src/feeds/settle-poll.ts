/** What a poll means: what is remembered of its feed, what it brought, what went wrong. Pure. */
import type { EpochMs } from '../clock.ts';
import { type Problem, type ProblemCode, problemOf, type Refusal } from '../outcome.ts';
import { addressKey } from './address.ts';
import { NO_VALIDATORS, validatorsAfter, wishesAfter } from './answer-headers.ts';
import type { Feed, ParsedFeed, PolledFeed } from './feed.ts';
import type { Crowd, FeedState } from './feed-state.ts';
import { holdsThere, hostsLedOver, movesAfter, movesAfterFailure } from './moved-feeds.ts';
import type { Asked, ReadAnswer } from './poll-feed.ts';
import { backOffUntil, hostPause, nextPollAt, wishedMs } from './poll-times.ts';
import { rhythmAfter } from './rhythm.ts';

/** What is around a poll. */
export interface Around {
  /** Nothing at all can be reached: it is our own network, and no feed is to blame. */
  readonly isCutOff: boolean;
  /** Hosts that answer in the place of many others. */
  readonly crowded: ReadonlyMap<string, Crowd>;
  /** 0 up to 1, for jitter. */
  readonly random: number;
}

/** A poll, judged. */
export interface Settled {
  readonly asked: Asked;
  readonly state: FeedState;
  /** Null when it failed. */
  readonly polled: PolledFeed | null;
  readonly problems: readonly Problem[];
  /** It failed, and our own network is to blame. */
  readonly isOurs: boolean;
}

/** A feed that answers 404 for as long, and not just once or twice, is not asked any more (`promises.md` F4). */
const MISSING_MS = 7 * 86_400_000;
const MISSING_TIMES = 3;

/** What becomes of a feed after it was asked. */
export function settlePoll(asked: Asked, around: Around): Settled {
  return asked.refusal === null ? settleAnswer(asked, around) : settleFailure(asked, asked.refusal, around);
}

function settleAnswer(asked: Asked, around: Around): Settled {
  const { feed, before, address, at, read } = asked;
  const parsed = read?.parsed ?? null;
  const answer = asked.answer ?? NO_ANSWER;
  const wishes = wishesAfter(answer, parsed, before);
  const rhythm = rhythmAfter(before.rhythm ?? null, read?.glance ?? null, feed.everyMs, at);
  const problems = parsed === null ? [] : problemsIn(parsed, feed);
  const led = ledAfter(asked, around);
  const moves = movesAfter(asked, led.crowd !== null);
  const held = validatorsAfter(answer, parsed, before);
  const wished = wishedMs(answer.headers, wishes, at);
  const next = nextPollAt(
    at,
    { everyMs: feed.everyMs, wished, rest: rhythm.restMs, quiet: wishes.quiet },
    around.random,
  );
  const state: FeedState = {
    ...before,
    ...(holdsThere(held.validFor, feed, address, moves) ? held : NO_VALIDATORS),
    ...wishes,
    ...moves,
    ...led,
    rhythm,
    nextPollAt: next,
    waitMs: next - at,
    lastPolledAt: at,
    lastSuccessAt: at,
    failures: 0,
    failingSince: null,
    lastProblem: problems[0]?.code ?? null,
    missingSince: null,
    paused: null,
  };
  const polled: PolledFeed = {
    state,
    feed,
    polledAt: at,
    silenceMs: silenceMs(before, at),
    entries: read?.wanted ?? [],
    language: feed.language ?? parsed?.language ?? null,
    ...(parsed?.withdrawn === undefined ? {} : { withdrawn: parsed.withdrawn }),
  };
  return { asked, state, polled, problems, isOurs: false };
}

function settleFailure(asked: Asked, refusal: Refusal, around: Around): Settled {
  const { feed, before, address, at, answer } = asked;
  const led = ledAfter(asked, around);
  // A failure of our own network is none of the feed's: it is written down, and the feed asked again as soon as usual.
  const isOurs = answer === null ? around.isCutOff : led.crowd === 'sign-in';
  const status = isOurs ? 0 : (answer?.status ?? 0);
  const moves = movesAfterFailure(asked, isOurs);
  const isBack = before.movedTo != null && moves.movedTo === null;
  const failures = isOurs ? Math.max(1, before.failures) : before.failures + 1;
  const pausedUntil = answer === null ? null : hostPause(answer.status, answer.headers.get('retry-after'), at);
  const missingSince = missingAfter(before, {
    status: isBack ? 0 : status,
    hasAnswered: answer !== null && !isOurs,
    at,
  });
  const paused = isBack ? null : pausedBy(status, { missingSince, failures, at });
  const problem = feedProblem(refusal, feed, paused?.reason === 'missing');
  // The answer was no feed, so its validators would keep a good one away, and those of before no longer tell anything when
  // the body of the same address broke. An error status, or a page of another address, says nothing of either.
  const isBroken = answer?.status === 200 && (before.validFor ?? addressKey(answer.url)) === addressKey(answer.url);
  const holds = !isBroken && holdsThere(before.validFor ?? null, feed, address, moves);
  const backOff = backOffUntil(at, feed.everyMs, isOurs || isBack ? 1 : failures, around.random);
  const state: FeedState = {
    ...before,
    ...(holds ? {} : NO_VALIDATORS),
    ...moves,
    ...led,
    nextPollAt: Math.max(backOff, pausedUntil ?? 0),
    lastPolledAt: at,
    failures,
    failingSince: before.failingSince ?? (before.failures === 0 ? at : before.lastSuccessAt),
    lastProblem: problem.code,
    missingSince,
    paused,
  };
  return { asked, state, polled: null, problems: [problem], isOurs };
}

/** A poll that went well always has an answer; this one only satisfies the types. */
const NO_ANSWER: ReadAnswer = { status: 0, url: '', headers: new Map(), redirects: [] };

function ledAfter({ address, answer, before }: Asked, { crowded }: Around) {
  // Without an answer, the last one tells where it leads.
  const ledOver = answer === null ? (before.ledOver ?? []) : hostsLedOver(address, answer);
  const crowd = answer === null ? before.crowd : crowded.get(ledOver.at(-1) ?? '');
  return { ledOver, crowd: crowd ?? null };
}

function silenceMs({ lastSuccessAt, waitMs }: FeedState, at: EpochMs): number | null {
  return lastSuccessAt === null ? null : Math.max(0, at - lastSuccessAt - (waitMs ?? 0));
}

function missingAfter(
  { missingSince }: FeedState,
  { status, hasAnswered, at }: { readonly status: number; readonly hasAnswered: boolean; readonly at: EpochMs },
): EpochMs | null {
  if (status === 404) return missingSince ?? at;
  return hasAnswered ? null : (missingSince ?? null);
}

function pausedBy(
  status: number,
  { missingSince, failures, at }: { missingSince: EpochMs | null; failures: number; at: EpochMs },
): FeedState['paused'] {
  if (status === 410) return { at, reason: 'gone' };
  const isMissing = missingSince !== null && at - missingSince >= MISSING_MS && failures >= MISSING_TIMES;
  return isMissing && status === 404 ? { at, reason: 'missing' } : null;
}

function problemsIn({ skipped, flaw }: ParsedFeed, { id }: Feed): readonly Problem[] {
  const problems: Problem[] = [];
  if (flaw !== undefined) problems.push({ code: 'feed-broken', subject: id, detail: flaw });
  const [first] = skipped;
  if (first !== undefined) {
    const others = skipped.length > 1 ? `, and ${skipped.length - 1} more` : '';
    problems.push({
      code: 'entry-unusable',
      subject: id,
      detail: `entry ${first.index + 1}: ${first.reason}${others}`,
    });
  }
  return problems;
}

/** Codes of the network in the words of feeds. */
const AS_FEED: Readonly<Partial<Record<ProblemCode, ProblemCode>>> = {
  'web-too-large': 'feed-too-large',
  'web-unreachable': 'feed-unreachable',
};

function feedProblem(refusal: Refusal, { id }: Feed, isGivenUp: boolean): Problem {
  const problem = problemOf(refusal, id);
  const detail = isGivenUp ? 'it was not found for seven days and is not asked any more' : problem.detail;
  return { ...problem, code: AS_FEED[problem.code] ?? problem.code, ...(detail === undefined ? {} : { detail }) };
}
