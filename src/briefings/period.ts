import type { Article } from '../articles/article.ts';
import type { EpochMs } from '../clock.ts';

/** The time a briefing covers: after `from`, up to and including `to`. */
export interface Period {
  readonly from: EpochMs;
  readonly to: EpochMs;
}

/**
 * Whether an article counts for a briefing (invariant 4).
 *
 * What is new is what we first saw in the period. Only where its feed was new to us, or had been silent for us longer
 * than the period, does the claimed date decide: the poll then brings old entries too, and they are background.
 */
export function countsForPeriod(article: Article, period: Period): boolean {
  const { feedSilenceMs, published, firstSeenAt } = article;
  if (feedSilenceMs === null || feedSilenceMs > period.to - period.from) {
    return published !== null && within(published, period);
  }
  return within(firstSeenAt, period);
}

function within(at: EpochMs, period: Period): boolean {
  return period.from < at && at <= period.to;
}
