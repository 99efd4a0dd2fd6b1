import type { ArticleId } from '../articles/article.ts';
import { dateOf } from '../articles/article.ts';
import type { EpochMs } from '../clock.ts';
import { textAt } from '../language/span.ts';
import type { FigureMention } from '../stories/figure.ts';
import type { Report } from '../stories/story.ts';
import type { EvidenceId, Figure } from './card.ts';
import { credibilityOf, isEnemyLoss } from './figure-credibility.ts';

/** What must be known of the story to reconcile its figures. */
export interface FigureContext {
  /** The side of the conflict a claimant speaks for; null for nobody's. */
  sideOf(claimant: string): string | null;
  /** Whether a claimant is a party to the conflict. */
  isParty(claimant: string): boolean;
  /** Where the mention stands. */
  evidence(report: Report, mention: FigureMention): EvidenceId;
  /** Reports that are copies of others: they keep their newer figures and add no weight. */
  readonly copies: ReadonlySet<ArticleId>;
  /** The outlet's name, for figures it states itself. */
  outletName(report: Report): string;
}

/** At most this many figures stand on a card. */
const MOST_FIGURES = 4;
/** What may be shown as a toll at all. */
const SHOWABLE: ReadonlySet<FigureMention['status']> = new Set(['asserted', 'disputed', 'unverified']);

/** One claimant's number for one thing counted. */
interface Claim {
  readonly report: Report;
  readonly mention: FigureMention;
  readonly claimant: string;
  /** Whether somebody is named; otherwise the outlet states it. */
  readonly owned: boolean;
  /** The words of the article that state it. */
  readonly surface: string;
  readonly at: EpochMs;
}

/**
 * Brings the figures of a story's reports together without adding anything up (`briefing.md` 2.8).
 *
 * Of each claimant the newest number stays, with the one it supersedes. Claimants who agree become one line; where they
 * differ every number is printed with its owner, the most credible first. Incident and cumulative numbers, and different
 * groups, are never mixed. What is denied, historical, projected, superseded, or part of another figure is never shown
 * as a toll. What a party says about enemy losses is marked as that party's claim.
 */
export function reconcileFigures(reports: readonly Report[], context: FigureContext): readonly Figure[] {
  const claims = reports.flatMap((report) => claimsOf(report, context)).toSorted(byTime);
  const figures: { figure: Figure; rank: number; at: EpochMs }[] = [];
  for (const group of groupsOf(claims, context)) figures.push(...figuresOf(group, context));
  return figures
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

const AT_LARGE =
  /^(?:civilians?|citizens|people|persons|residents|villagers|цивільн\p{L}*|мирн\p{L}*|жител\p{L}*|мешкан\p{L}*|zivilisten|civils|civiles|مدنيا|مدنيين|مواطنين|مواطنا)$/iu;

/** Civilians and people at large are the same toll; fighters, children and families are each their own. */
function groupKey(group: string | null): string {
  if (group === null || AT_LARGE.test(group)) return '';
  const last = group.toLowerCase().split(/\s+/).at(-1) ?? '';
  return /^(?:soldier|servicem|troop|fighter|militant|rebel|insurgent|gunm|element|terrorist|combatant|боє?в|бойц|окупант|военнослуж|солдат|військов|soldat|kämpfer|combattant|rebelle|مقاتل|عنصر|عناصر|جندي|جنود|مسلح)/u.test(
    last,
  )
    ? 'fighters'
    : last;
}

function figuresOf(
  claims: readonly Claim[],
  context: FigureContext,
): readonly { figure: Figure; rank: number; at: EpochMs }[] {
  const newest = newestByClaimant(claims, context);
  const named = newest.some(({ claim }) => claim.owned);
  // Somebody named outweighs an outlet's own word for the same number, and its unnamed older one.
  const kept = named
    ? newest.filter(
        ({ claim }) => claim.owned || !newest.some((other) => other.claim.owned && covers(other.claim, claim)),
      )
    : newest;
  const merged = mergeEqual(kept);
  const values = new Set(
    merged.map(({ claim }) => `${claim.mention.value}-${claim.mention.high}-${claim.mention.qualifier}`),
  );
  return merged.map(({ claim, supersedes, others }) => {
    const figure = figureOf(claim, others, supersedes, values.size > 1 && isContradicted(claim, merged), context);
    return { figure, rank: rankOf(figure, claim, context), at: claim.at };
  });
}

interface Newest {
  readonly claim: Claim;
  readonly supersedes: { readonly value: number; readonly at: EpochMs } | null;
  readonly others: readonly Claim[];
}

/** The latest number of each claimant; two spellings of one claimant are one, and so are claimants of one side. */
function newestByClaimant(claims: readonly Claim[], context: FigureContext): readonly Newest[] {
  const lines: Claim[][] = [];
  for (const claim of claims) {
    const line = lines.find((one) => sameClaimant(one[0] as Claim, claim, context));
    if (line === undefined) lines.push([claim]);
    else line.push(claim);
  }
  return lines.map((line) => {
    const newestAt = (line.at(-1) as Claim).at;
    const last = line.filter((one) => one.at === newestAt);
    const claim = last[0] as Claim;
    const before = line.findLast(
      (one) => one.at < newestAt && one.mention.value !== null && one.mention.value !== claim.mention.value,
    );
    const told = supersededIn(claim);
    const supersedes =
      before !== undefined && before.mention.value !== null ? { value: before.mention.value, at: before.at } : told;
    return {
      claim,
      supersedes,
      others: line.filter((one) => one !== claim && one.mention.value === claim.mention.value),
    };
  });
}

/** "raising an earlier toll of 12": the article itself names the number that no longer holds. */
function supersededIn(claim: Claim): { readonly value: number; readonly at: EpochMs } | null {
  const { mention, report } = claim;
  const earlier = report.figures.find(
    (other) =>
      other.status === 'superseded' &&
      other.kind === mention.kind &&
      other.scope === mention.scope &&
      (other.claimant === mention.claimant || other.sentence === mention.sentence),
  );
  return earlier?.value === null || earlier?.value === undefined || earlier.value === mention.value
    ? null
    : { value: earlier.value, at: claim.at };
}

function sameClaimant(a: Claim, b: Claim, context: FigureContext): boolean {
  if (a.owned !== b.owned) return false;
  if (plain(a.claimant) === plain(b.claimant)) return true;
  if (!a.owned) return false;
  const [short, long] =
    plain(a.claimant).length < plain(b.claimant).length
      ? [plain(a.claimant), plain(b.claimant)]
      : [plain(b.claimant), plain(a.claimant)];
  if (long.endsWith(` ${short}`)) return true;
  const side = context.sideOf(a.claimant);
  return side !== null && side === context.sideOf(b.claimant);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/^the /u, '').replaceAll('’', "'").trim();
}

function covers(owned: Claim, unowned: Claim): boolean {
  const [a, b] = [owned.mention, unowned.mention];
  return a.value === b.value || owned.at >= unowned.at;
}

/** Claimants who give the same number with the same certainty share one line; the most credible names it. */
function mergeEqual(lines: readonly Newest[]): readonly Newest[] {
  const merged: Newest[] = [];
  for (const line of lines) {
    const at = merged.findIndex(
      ({ claim }) =>
        claim.mention.value === line.claim.mention.value &&
        claim.mention.high === line.claim.mention.high &&
        (claim.mention.value !== null || claim.mention.qualifier === line.claim.mention.qualifier),
    );
    const known = merged[at];
    if (known === undefined) merged.push(line);
    else
      merged[at] = {
        claim: known.claim,
        supersedes: known.supersedes ?? line.supersedes,
        others: [...known.others, line.claim, ...line.others],
      };
  }
  return merged;
}

/** "at least 14" and "16" may both be true; "17" and "at least 31" may not. */
function isContradicted(claim: Claim, lines: readonly Newest[]): boolean {
  return lines.some(({ claim: other }) => other !== claim && !compatible(claim.mention, other.mention));
}

function compatible(a: FigureMention, b: FigureMention): boolean {
  if (a.value === null || b.value === null) return true;
  if (a.value === b.value) return true;
  const [low, high] = a.value < b.value ? [a, b] : [b, a];
  if (low.high !== null && low.high >= (high.value ?? 0)) return true;
  return low.qualifier === 'at least' || low.qualifier === 'more than' || high.qualifier === 'up to';
}

function figureOf(
  claim: Claim,
  others: readonly Claim[],
  supersedes: Newest['supersedes'],
  contradicted: boolean,
  context: FigureContext,
): Figure {
  const { mention, report } = claim;
  const side = claim.owned ? context.sideOf(claim.claimant) : null;
  const evidence = new Set([context.evidence(report, mention)]);
  for (const other of others)
    if (!context.copies.has(other.report.article.id)) evidence.add(context.evidence(other.report, other.mention));
  return {
    kind: mention.kind,
    ...(mention.value === null ? {} : { low: mention.value, high: mention.high ?? mention.value }),
    ...(mention.qualifier === 'exact' ? {} : { qualifier: mention.qualifier }),
    ...(mention.group === null ? {} : { group: mention.group }),
    claimant: claim.claimant,
    ...(side === null ? {} : { claimantSide: side }),
    asOf: new Date(claim.at).toISOString(),
    status: statusOf(claim, contradicted, context),
    ...(supersedes === null
      ? {}
      : { supersedes: { value: supersedes.value, asOf: new Date(supersedes.at).toISOString() } }),
    scope: mention.scope,
    ...(mention.loaded === null ? {} : { loaded: mention.loaded }),
    ev: [...evidence],
  };
}

function statusOf(claim: Claim, contradicted: boolean, context: FigureContext): Figure['status'] {
  if (isEnemyLoss(claim, context)) return 'party-claim';
  return contradicted || claim.mention.status === 'disputed' ? 'disputed' : 'claim';
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
function rankOf(figure: Figure, claim: Claim, context: FigureContext): number {
  const party = figure.status === 'party-claim' ? 1000 : 0;
  const cumulative = figure.scope === 'cumulative' ? 300 : 0;
  return party + cumulative + KINDS.indexOf(figure.kind) * 20 + credibilityOf(claim, context);
}
