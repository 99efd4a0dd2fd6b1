/** What operators are told of feeds: every change of state once, over restarts (`promises.md` F4). Pure. */
import { createHash } from 'node:crypto';
import type { EpochMs } from '../clock.ts';
import type { Problem, ProblemCode } from '../outcome.ts';
import { mayHoldKey } from './address.ts';
import type { FeedState, Told } from './feed-state.ts';
import { addressOf } from './moved-feeds.ts';
import type { Settled } from './settle-poll.ts';

/** A change of state, as operators are told it. */
export interface FeedNotice extends Problem {
  /** The same for the same change, so that it is told once even if it is found again after a crash. */
  readonly name: string;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * A feed counts as failing after so many failures in a row and as many hours, whichever comes later: an outage that ends
 * before half of the time between two daily briefings costs no briefing its news, and one late answer is nothing to know.
 */
const FAILURES_TOLD = 3;
const FAILING_TOLD_MS = 6 * HOUR_MS;

/** A feed that answers counts as silent after ten times its usual gap, but not within a week; where that is unknown, after a month. */
const SILENT_GAPS = 10;
const SILENT_LEAST_MS = 7 * DAY_MS;
const SILENT_UNKNOWN_MS = 30 * DAY_MS;

/** More feeds than these with the same change in one pass are told in one notice. */
const MOST_ALONE = 3;
const MOST_NAMED = 20;

interface Change {
  readonly code: ProblemCode;
  readonly detail: string;
  /** How the feed is from now on, where that changes. */
  readonly what?: Told['what'];
}

/** The state with what is told of it, and the notices that tell it. */
export function withNotices(settled: Settled): { readonly state: FeedState; readonly notices: readonly FeedNotice[] } {
  const { asked, state } = settled;
  const told = asked.before.told ?? { what: null, at: asked.at };
  const changes = settled.polled === null ? changesOfFailure(settled, told) : changesOfAnswer(settled, told);
  if (changes.length === 0) return { state: { ...state, told }, notices: [] };
  const what = changes.find((change) => change.what !== undefined)?.what ?? null;
  const isAlsoSo = changes.every((change) => change.what === undefined);
  return {
    state: { ...state, told: { what: isAlsoSo ? told.what : what, at: asked.at } },
    notices: changes.map(({ code, detail }) => ({
      code,
      detail,
      subject: state.feedId,
      name: `${code}:${state.feedId}:${new Date(told.at).toISOString()}`,
    })),
  };
}

/** Notices of one pass: those of one kind in one, where they are many. */
export function gathered(notices: readonly FeedNotice[]): readonly FeedNotice[] {
  return [...Map.groupBy(notices, ({ code }) => code).values()].flatMap((alike) => {
    const [first] = alike;
    if (first === undefined || alike.length <= MOST_ALONE) return alike;
    const names = alike.map(({ subject }) => subject);
    const others = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
    const digest = createHash('sha256').update(
      alike
        .map(({ name }) => name)
        .sort()
        .join('\n'),
    );
    return {
      code: first.code,
      subject: `${alike.length} feeds`,
      detail: `${names.slice(0, MOST_NAMED).join(', ')}${others}`,
      name: `${first.code}:${digest.digest('base64url')}`,
    };
  });
}

function changesOfAnswer({ asked, state }: Settled, told: Told): readonly Change[] {
  const changes: Change[] = [];
  const { feed, before, at } = asked;
  const now = addressOf(feed, state);
  if (now !== addressOf(feed, before)) {
    changes.push({ code: 'feed-moved', detail: `it is now asked at ${mayHoldKey(now) ? hostOf(now) : now}` });
  }
  const newAt = state.rhythm?.newAt ?? at;
  if (told.what === 'failing' || told.what === 'stopped') {
    const since = before.lastSuccessAt === null ? '' : ` after ${lasting(at - before.lastSuccessAt)}`;
    changes.push({ code: 'feed-back', detail: `it answers again${since}`, what: null });
  } else if (told.what === 'silent' && newAt === at) {
    const since = before.rhythm == null ? '' : ` after ${lasting(at - before.rhythm.newAt)}`;
    changes.push({ code: 'feed-back', detail: `it has something new${since}`, what: null });
  } else if (told.what === null && at - newAt > silentAfterMs(state.rhythm?.gapMs ?? null)) {
    changes.push({ code: 'feed-silent', detail: `nothing new since ${moment(newAt)}`, what: 'silent' });
  }
  return changes;
}

function changesOfFailure({ asked, state, problems, isOurs }: Settled, told: Told): readonly Change[] {
  const { before, at } = asked;
  const detail = problems[0]?.detail ?? problems[0]?.code ?? '';
  if (state.paused !== null) return [{ code: 'feed-stopped', detail, what: 'stopped' }];
  const changes: Change[] = [];
  if (before.movedTo != null && state.movedTo == null) changes.push({ code: 'feed-moved-back', detail });
  const isLong = state.failures >= FAILURES_TOLD && at - (state.failingSince ?? 0) >= FAILING_TOLD_MS;
  if (isLong && !isOurs && told.what !== 'failing') {
    const since = state.lastSuccessAt === null ? 'it has never answered' : `last read ${moment(state.lastSuccessAt)}`;
    changes.push({ code: 'feed-failing', detail: `${detail}; ${since}`, what: 'failing' });
  }
  return changes;
}

function silentAfterMs(gapMs: number | null): number {
  return gapMs === null ? SILENT_UNKNOWN_MS : Math.max(SILENT_LEAST_MS, SILENT_GAPS * gapMs);
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? '';
}

/** "2026-01-05 10:00 UTC". */
export function moment(at: EpochMs): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** "3 days", "7 hours", "20 minutes". */
export function lasting(ms: number): string {
  const [count, unit] =
    ms >= 2 * DAY_MS ? [ms / DAY_MS, 'day'] : ms >= 2 * HOUR_MS ? [ms / HOUR_MS, 'hour'] : [ms / 60_000, 'minute'];
  const whole = Math.floor(count);
  return `${whole} ${unit}${whole === 1 ? '' : 's'}`;
}
