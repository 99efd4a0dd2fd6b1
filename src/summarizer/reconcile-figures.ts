import { dateOf } from '../articles/article.ts';
import { textAt } from '../language/span.ts';
import type { FigureMention } from '../stories/figure.ts';
import type { Report } from '../stories/story.ts';
import type { Figure } from './card.ts';
import { fullestName, sameName } from './figure-claimants.ts';
import { credibilityOf, isEnemyLoss } from './figure-credibility.ts';
import { groupKey } from './figure-groups.ts';
import { type Claim, type FigureContext, joinGroups, linesOf, type Newest, sameClaimant } from './figure-lines.ts';

/** At most this many figures stand on a card. */
const MOST_FIGURES = 4;
/** What may be shown as a toll at all. */
const SHOWABLE: ReadonlySet<FigureMention['status']> = new Set(['asserted', 'disputed', 'unverified']);

/**
 * Brings the figures of a story's reports together without adding anything up (`briefing.md` 2.8).
 *
 * Of each claimant the newest number stays, with the one it supersedes. Claimants who agree become one line; where they
 * differ every number is printed with its owner, the most credible first. Incident and cumulative numbers, and different
 * groups, are never mixed. What is denied, historical, projected, superseded, or part of another figure is never shown
 * as a toll. What a party says about enemy losses is marked as that party's claim. Different counts are different counts;
 * "disputed" is one that somebody rejects.
 */
export function reconcileFigures(reports: readonly Report[], context: FigureContext): readonly Figure[] {
  const claims = reports.flatMap((report) => claimsOf(report, context)).toSorted(byTime);
  const lines = joinGroups(
    groupsOf(claims, context).flatMap((group) => linesOf(group, context)),
    context,
  );
  const denials = denialsIn(reports);
  return lines
    .map((line) => ({
      figure: figureOf(line, denials, context),
      rank: rankOf(line.claim, context),
      at: line.claim.at,
    }))
    .toSorted((a, b) => a.rank - b.rank || b.at - a.at || compare(a.figure, b.figure))
    .slice(0, MOST_FIGURES)
    .map(({ figure }) => figure);
}

/**
 * The deaths that count for a story's severity: the highest number that somebody other than a party speaking of its
 * enemy states for the event; 0 when nobody does. Party claims never raise it.
 */
export function tollOf(figures: readonly Figure[]): number {
  let toll = 0;
  for (const figure of figures) {
    if (figure.kind !== 'killed' || figure.scope !== 'incident' || figure.status === 'party-claim') continue;
    toll = Math.max(toll, figure.high ?? figure.low ?? vagueLow(figure.qualifier));
  }
  return toll;
}

function vagueLow(qualifier: Figure['qualifier']): number {
  return { dozens: 24, hundreds: 200, thousands: 2000 }[qualifier as 'dozens' | 'hundreds' | 'thousands'] ?? 0;
}

function byTime(a: Claim, b: Claim): number {
  return (
    a.at - b.at ||
    (a.report.article.id < b.report.article.id
      ? -1
      : a.report.article.id > b.report.article.id
        ? 1
        : a.mention.start - b.mention.start)
  );
}

function compare(a: Figure, b: Figure): number {
  const [left, right] = [`${a.kind} ${a.claimant}`, `${b.kind} ${b.claimant}`];
  return left < right ? -1 : left > right ? 1 : 0;
}

function claimsOf(report: Report, context: FigureContext): readonly Claim[] {
  return report.figures
    .filter((mention) => SHOWABLE.has(mention.status) && !mention.subset && !mention.increment)
    .map((mention) => ({
      report,
      mention,
      claimant: mention.claimant ?? `${context.outletName(report)} reports`,
      owned: mention.claimant !== null,
      surface: textAt(report.article.text, mention),
      at: dateOf(report.article),
    }));
}

/** Claims about the same thing: one kind, one scope, one group. A party's claim about its enemy is a thing of its own. */
function groupsOf(claims: readonly Claim[], context: FigureContext): readonly (readonly Claim[])[] {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const { mention } = claim;
    const key = [mention.kind, mention.scope, groupKey(mention.group), isEnemyLoss(claim, context)].join('|');
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [claim]);
    else known.push(claim);
  }
  return [...groups.values()];
}

/** A number that somebody rejects. */
interface Denial {
  readonly report: Report;
  readonly mention: FigureMention;
}

function denialsIn(reports: readonly Report[]): readonly Denial[] {
  return reports.flatMap((report) =>
    report.figures
      .filter(({ status, value }) => status === 'denied' && value !== null)
      .map((mention) => ({ report, mention })),
  );
}

function figureOf({ claim, others, supersedes }: Newest, denials: readonly Denial[], context: FigureContext): Figure {
  const { mention } = claim;
  const behind = [claim, ...others.filter((other) => !context.copies.has(other.report.article.id))];
  const names = behind.filter((other) => other === claim || sameClaimant(claim, other, context));
  const side = claim.owned ? context.sideOf(claim.claimant) : null;
  const rejected = denials.filter(
    ({ mention: denied }) => denied.kind === mention.kind && denied.value === mention.value,
  );
  const [denied] = rejected;
  const by = denied ? context.denier(denied.report, denied.mention) : null;
  const status = statusOf(claim, rejected.length > 0, context);
  const told = status === 'disputed' && by !== null && by !== claim.claimant;
  const evidence = new Set(behind.map((other) => context.evidence(other.report, other.mention)));
  if (told && denied) evidence.add(context.evidence(denied.report, denied.mention));
  return {
    kind: mention.kind,
    ...(mention.value === null ? {} : { low: mention.value, high: mention.high ?? mention.value }),
    ...(mention.qualifier === 'exact' ? {} : { qualifier: mention.qualifier }),
    ...(mention.group === null ? {} : { group: mention.group }),
    claimant: claim.owned
      ? fullestName(names.filter((other) => sameName(other.claimant, claim.claimant)).map((other) => other.claimant))
      : claim.claimant,
    ...(side === null ? {} : { claimantSide: side }),
    asOf: new Date(claim.at).toISOString(),
    status,
    ...(told && { by }),
    ...(supersedes === null
      ? {}
      : { supersedes: { value: supersedes.value, asOf: new Date(supersedes.at).toISOString() } }),
    scope: mention.scope,
    ...(mention.loaded === null ? {} : { loaded: mention.loaded }),
    ev: [...evidence],
  };
}

function statusOf(claim: Claim, rejected: boolean, context: FigureContext): Figure['status'] {
  if (isEnemyLoss(claim, context)) return 'party-claim';
  return rejected || claim.mention.status === 'disputed' ? 'disputed' : 'claim';
}

const KINDS: readonly Figure['kind'][] = [
  'killed',
  'wounded',
  'missing',
  'abducted',
  'captured',
  'detained',
  'displaced',
  'affected',
];

/** The event's dead first, then the hurt and so on; sums over a time after the event; party claims last. */
function rankOf(claim: Claim, context: FigureContext): number {
  const { kind, scope } = claim.mention;
  const party = isEnemyLoss(claim, context) ? 1000 : 0;
  const cumulative = scope === 'cumulative' ? 300 : 0;
  return party + cumulative + KINDS.indexOf(kind) * 20 + credibilityOf(claim, context);
}
