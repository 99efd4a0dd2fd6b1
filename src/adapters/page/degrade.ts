/** Ever shorter forms of what a message shows, for a service that has room for less; a painter takes the first that fits. */
import type { Briefing } from '../../briefings/briefing.ts';
import type { Part } from '../../delivery/delivery.ts';
import { cutText, shortened } from './cut.ts';
import { isHuge, shorterCards } from './shorter-card.ts';

/** A part with as much as there is room for. */
export interface PartForm {
  readonly part: Part;
  /** How many sources of its story are listed. */
  readonly sourcesShown: number;
}

/** The part itself, then shorter and shorter ones; the last is small whatever the part holds. */
export function* shorterForms(part: Part): Generator<PartForm> {
  const all = Number.POSITIVE_INFINITY;
  switch (part.kind) {
    case 'head':
      for (const briefing of shorterHeads(part.briefing)) yield { part: { ...part, briefing }, sourcesShown: all };
      return;
    case 'foot':
      for (const briefing of shorterFeet(part.briefing)) yield { part: { ...part, briefing }, sourcesShown: all };
      return;
    case 'story':
      for (const { card, sourcesShown } of shorterCards(part.card)) yield { part: { ...part, card }, sourcesShown };
      return;
    case 'update':
      if (!isHuge([part.changed, part.card])) yield { part, sourcesShown: all };
      for (const { card, sourcesShown } of shorterCards(part.card)) {
        const changed = part.changed.slice(0, CHANGES).map((text) => shortened(text, CHANGE));
        yield { part: { ...part, card, changed }, sourcesShown };
      }
      return;
    case 'retraction':
      if (!isHuge([part.reason, part.card.headline])) yield { part, sourcesShown: all };
      for (const most of [800, 400, 140]) {
        const headline = { ...part.card.headline, text: shortened(part.card.headline.text, most) };
        const reason = cutText(part.reason, most);
        yield { part: { ...part, card: { ...part.card, headline }, reason }, sourcesShown: all };
      }
      return;
    case 'notice':
      if (!isHuge(part.text)) yield { part, sourcesShown: all };
      for (const most of [1_500, 1_000, 500, 140]) {
        yield { part: { ...part, text: cutText(part.text, most) }, sourcesShown: all };
      }
  }
}

/** What a briefing has by its own rules. */
const CHANGES = 6;
const CHANGE = 140;
const BOARD = 12;
const REASON = 90;
const TOP_LINE = 240;
const LINE = 160;

function* shorterHeads(briefing: Briefing): Generator<Briefing> {
  if (!isHuge([briefing.topLine, briefing.changes, briefing.board])) yield briefing;
  for (const [changes, board] of [
    [CHANGES, BOARD],
    [CHANGES, 6],
    [3, 3],
    [0, 0],
  ] as const) {
    yield {
      ...briefing,
      topLine:
        briefing.topLine === null ? null : { ...briefing.topLine, text: cutText(briefing.topLine.text, TOP_LINE) },
      changes: briefing.changes.slice(0, changes).map(({ before, ...change }) => ({
        ...change,
        ...(before === undefined ? {} : { before: shortened(before, CHANGE) }),
        after: shortened(change.after, CHANGE),
      })),
      board: briefing.board.slice(0, board).map((row) => ({
        ...row,
        name: shortened(row.name, REASON),
        reason: shortened(row.reason, REASON),
      })),
    };
  }
}

/** As many silent feeds as are named; a network that was down names all of them. */
const FEEDS_NAMED = 5;

/** Corrections are the last to go, and never all of them. */
function* shorterFeet(briefing: Briefing): Generator<Briefing> {
  const { alsoReported, watch, corrections, coverage } = briefing;
  const huge = isHuge([alsoReported, watch, corrections]);
  if (!huge && !isHuge(coverage)) yield briefing;
  const brief: Briefing = { ...briefing, coverage: { ...coverage, feedsDown: fewFeeds(coverage.feedsDown) } };
  if (!huge) yield brief;
  for (const [also, watched, corrected] of [
    [6, 5, 12],
    [3, 5, 12],
    [0, 3, 12],
    [0, 0, 12],
    [0, 0, 6],
    [0, 0, 2],
  ] as const) {
    yield {
      ...brief,
      alsoReported: alsoReported
        .slice(0, also)
        .map((line) => ({ ...line, text: shortened(line.text, LINE), outlet: shortened(line.outlet, REASON) })),
      watch: watch
        .slice(0, watched)
        .map((item) => ({ ...item, text: shortened(item.text, LINE), by: shortened(item.by, REASON) })),
      corrections: corrections
        .slice(0, corrected)
        .map((correction) => ({ ...correction, text: cutText(correction.text, TOP_LINE) })),
      coverage: { ...brief.coverage, langs: coverage.langs.slice(0, 20).map((lang) => shortened(lang, 8)) },
    };
  }
}

function fewFeeds(feeds: readonly string[]): readonly string[] {
  const named = feeds.slice(0, FEEDS_NAMED).map((feed) => shortened(feed, REASON));
  const left = feeds.length - named.length;
  return left > 0 ? [...named, `${left} more`] : named;
}
