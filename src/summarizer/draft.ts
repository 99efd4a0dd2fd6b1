import { isTelling } from '../articles/article.ts';
import type { EpochMs } from '../clock.ts';
import { corroborationOf } from '../stories/labels.ts';
import type { Story } from '../stories/story.ts';
import type { World } from '../stories/world.ts';
import type { DateP, Figure, StoryCard } from './card.ts';
import { readMoreOf, sourcesOf } from './card-sources.ts';
import { claimsOf } from './claims.ts';
import { sentenceId } from './evidence.ts';
import { gapLines } from './gap-lines.ts';
import { findGaps } from './gaps.ts';
import { headlineOf } from './headline.ts';
import { chooseQuotes } from './key-quotes.ts';
import { findOutlook, type Outlook } from './outlook.ts';
import { ownedLines } from './owned-lines.ts';
import type { Reading } from './reading.ts';
import { reconcileFigures, tollOf } from './reconcile-figures.ts';
import { rolesOf } from './roles.ts';
import { selectSentences } from './select-sentences.ts';
import { severityOf } from './severity.ts';
import { sidesOf } from './sides.ts';
import { standingOf } from './standing.ts';
import { timelineOf } from './timeline.ts';
import { comparedReports, denierOf, shownFigures } from './told-figures.ts';
import type { Draft } from './verify.ts';
import type { Wording } from './wording.ts';

const NOTHING: Outlook = { implications: [], analysis: [], watch: [] };

/** At most so many figures on a card. */
const MOST_FIGURES = 4;

/** Proposes a card. It may be wrong; the verifier checks what it says. */
export function draftCard(
  story: Story,
  readings: readonly Reading[],
  { world, wording, now }: { readonly world: World; readonly wording: Wording; readonly now: EpochMs },
): Draft {
  const sideOf = sidesOf(readings, world, story.conflicts);
  const outletNames = new Map(readings.map(({ article, outlet }) => [article.id, outlet.name]));
  const reconciled = reconcileFigures(comparedReports(readings, sideOf), {
    sideOf: (claimant) => sideOf(claimant, null),
    isParty: (claimant) => sideOf(claimant, null) !== null,
    evidence: ({ article }, mention) => sentenceId(article, mention.sentence),
    copies: story.copies,
    outletName: ({ article }) => outletNames.get(article.id) ?? article.outlet,
    denier: ({ article }, { sentence }) =>
      denierOf(
        readings.find((reading) => reading.article === article),
        sentence,
      ),
  });
  const figures = shownFigures(reconciled.slice(0, MOST_FIGURES), readings, sideOf);
  const standing = standingOf(figures, readings);
  const used = readings.filter((reading) => reading.native && !reading.copy && isTelling(reading.article.depth));
  const outlooks = new Map(used.map((reading) => [reading, findOutlook(reading.article, reading.outlet.kind)]));
  const gapsOf = new Map(used.map((reading) => [reading, findGaps(reading.article)]));
  const outlook = ownedLines(readings, { outlookOf: (reading) => outlooks.get(reading) ?? NOTHING, wording, now });
  const elsewhere = new Set([
    ...[...outlook.implications, ...outlook.analysis, ...outlook.watch].flatMap(({ ev }) => ev),
    ...readings.flatMap((reading) =>
      (gapsOf.get(reading) ?? []).flatMap((gap) =>
        gap.kind === 'superseded' ? [] : [sentenceId(reading.article, gap.sentence)],
      ),
    ),
  ]);
  const whatHappened = selectSentences(readings, { standing, wording, elsewhere });
  const summary = whatHappened.map(({ text }) => text);
  const heard = new Set([...outlook.implications, ...outlook.analysis].map(({ by }) => by));
  const outlookTexts = [...outlook.implications, ...outlook.analysis, ...outlook.watch].map(({ text }) => text);
  const quoting = { sideOf, roleOf: rolesOf(readings), wording, shown: [...summary, ...outlookTexts], heard };
  const { key: quotes, all } = chooseQuotes(readings, quoting);
  const claims = claimsOf(readings, { sideOf, wording, shown: [...summary, ...quotes.map(({ text }) => text)] });
  // What stands in the summary or among the claims is not told again as a consequence.
  const told = new Set([...whatHappened, ...claims].flatMap(({ ev }) => ev));
  const isNew = ({ ev }: { readonly ev: readonly string[] }): boolean => !ev.some((id) => told.has(id));
  const owned = {
    implications: outlook.implications.filter(isNew),
    analysis: outlook.analysis.filter(isNew),
    watch: outlook.watch,
  };
  const gaps = gapLines(readings, {
    gapsOf: (reading) => gapsOf.get(reading) ?? [],
    taken: new Set(claims.flatMap(({ ev }) => ev)),
  });
  const headline = headlineOf(readings, { story, figures, standing, wording });
  const timeline = timelineOf(readings, { standing, wording, now });
  const evidence = [
    ...whatHappened.flatMap(({ ev }) => ev),
    ...headline.ev,
    ...[...figures, ...claims, ...quotes, ...owned.analysis, ...owned.implications].flatMap(({ ev }) => ev),
    ...[...timeline, ...gaps, ...owned.watch].flatMap(({ ev }) => ev),
  ];
  const lead = [headline.text, ...whatHappened.map(({ text }) => text)].join(' ');
  const toll = tollOf(figures.filter((figure) => !isUnownedLoss(figure)));
  const corroboration = supportOf(story, world);
  return {
    id: story.id,
    conflictIds: story.conflicts,
    eventType: story.eventType,
    ...(story.eventDate !== null && { eventDate: dayOf(story.eventDate) }),
    places: story.places,
    headline,
    ...trendOf(story, lead),
    corroboration,
    whatHappened,
    figures,
    claims,
    quotes,
    analysis: owned.analysis,
    implications: owned.implications,
    timeline,
    gaps,
    watch: owned.watch,
    sources: sourcesOf(readings, evidence),
    readMore: readMoreOf(readings),
    severity: severityOf({
      eventType: story.eventType,
      killed: toll,
      wounded: null,
      independent: corroboration.independent,
      lead,
    }),
    allQuotes: all,
    updatedAt: new Date(
      Math.max(0, ...readings.map(({ article }) => article.published ?? article.firstSeenAt)),
    ).toISOString(),
    follows: story.follows,
  };
}

const COMBATANTS =
  /\b(?:servicem[ae]n|soldiers?|troops?|fighters?|militants?|rebels?|gunmen|terrorists?|insurgents?|elements)\b/i;

/** Losses of fighters that nobody with a known side reports are as good as a claim about an enemy. */
function isUnownedLoss({ group, claimantSide }: Figure): boolean {
  return group !== undefined && COMBATANTS.test(group) && claimantSide === undefined;
}

/** No independent root and no party either: nobody has reviewed whoever tells it. */
function supportOf(story: Story, world: World): StoryCard['corroboration'] {
  const support = corroborationOf(story, world);
  const unreviewed = support.independent === 0 && support.stateOrParty.length === 0;
  return unreviewed ? { ...support, label: 'unreviewed sources only' } : support;
}

function dayOf(at: EpochMs): DateP {
  return { iso: new Date(at).toISOString(), precision: 'day' };
}

const STALLED = /\b(?:without an? (?:agreement|deal)|broke (?:up|down|off)|stall(?:s|ed)?|collapsed?|deadlock\w*)\b/i;

/** Only what the words of the lead carry: talks that stall, an agreement or exchange that eases. Never our own view. */
function trendOf({ eventType }: Story, lead: string): Pick<StoryCard, 'trend'> {
  if (eventType === 'negotiation' && STALLED.test(lead)) return { trend: 'stalled' };
  if (eventType === 'prisoner_exchange') return { trend: 'de-escalation' };
  return {};
}
