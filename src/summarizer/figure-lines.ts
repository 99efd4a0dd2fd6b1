import type { ArticleId } from '../articles/article.ts';
import type { EpochMs } from '../clock.ts';
import type { FigureMention } from '../stories/figure.ts';
import type { Report } from '../stories/story.ts';
import type { EvidenceId } from './card.ts';
import { sameName } from './figure-claimants.ts';
import { credibilityOf, isEnemyLoss } from './figure-credibility.ts';
import { groupKey } from './figure-groups.ts';

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
  /** Who denies the number of a mention; null where nobody is named. */
  denier(report: Report, mention: FigureMention): string | null;
}

/** One claimant's number for one thing counted. */
export interface Claim {
  readonly report: Report;
  readonly mention: FigureMention;
  readonly claimant: string;
  /** Whether somebody is named; otherwise the outlet states it. */
  readonly owned: boolean;
  /** The words of the article that state it. */
  readonly surface: string;
  readonly at: EpochMs;
}

/** The lines of claims about one thing, each claimant by the newest number; who agrees shares one. */
export function linesOf(claims: readonly Claim[], context: FigureContext): readonly Newest[] {
  const newest = newestByClaimant(claims, context);
  const named = newest.some(({ claim }) => claim.owned);
  // Somebody named outweighs an outlet's own word for the same number, and its unnamed older one.
  const kept = named
    ? newest.filter(
        ({ claim }) => claim.owned || !newest.some((other) => other.claim.owned && covers(other.claim, claim)),
      )
    : newest;
  return mergeEqual(kept, context);
}

/** A line of a card: a number, who gives it, and what stands behind it. */
export interface Newest {
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

/** Whether two claims are one claimant's: by name, or by the side both speak for. */
export function sameClaimant(a: Claim, b: Claim, context: FigureContext): boolean {
  if (a.owned !== b.owned) return false;
  if (a.claimant === b.claimant) return true;
  if (!a.owned) return false;
  const [one, other] = [context.sideOf(a.claimant), context.sideOf(b.claimant)];
  if (one !== null && other !== null) return one === other;
  return sameName(a.claimant, b.claimant);
}

function covers(owned: Claim, unowned: Claim): boolean {
  const [a, b] = [owned.mention, unowned.mention];
  return a.value === b.value || owned.at >= unowned.at;
}

/** Claimants who give the same number with the same certainty share one line; the most credible names it. */
function mergeEqual(lines: readonly Newest[], context: FigureContext): readonly Newest[] {
  const merged: Newest[] = [];
  for (const line of lines) {
    const at = merged.findIndex(({ claim }) => sameCount(claim.mention, line.claim.mention));
    const known = merged[at];
    if (known === undefined) merged.push(line);
    else {
      const first = credibilityOf(known.claim, context) <= credibilityOf(line.claim, context);
      merged[at] = first ? join(known, line) : join(line, known);
    }
  }
  return merged;
}

function sameCount(a: FigureMention, b: FigureMention): boolean {
  return a.value === b.value && a.high === b.high && (a.value !== null || a.qualifier === b.qualifier);
}

function join(main: Newest, other: Newest): Newest {
  return {
    claim: main.claim,
    supersedes: main.supersedes ?? other.supersedes,
    others: [...main.others, other.claim, ...other.others],
  };
}

/**
 * "5" and "5 aid workers" of one claimant, or of claimants of whom neither speaks for a side, are one figure: that of
 * the group. A party's claim about its enemy is one figure only with another such.
 */
export function joinGroups(lines: readonly Newest[], context: FigureContext): readonly Newest[] {
  const joined: Newest[] = [...lines];
  for (const bare of lines) {
    if (groupKey(bare.claim.mention.group) !== '' || bare.claim.mention.value === null) continue;
    const at = joined.findIndex((line) => line !== bare && isSameOfGroup(line.claim, bare.claim, context));
    const grouped = joined[at];
    if (grouped === undefined) continue;
    joined[at] = join(grouped, bare);
    joined.splice(joined.indexOf(bare), 1);
  }
  return joined;
}

function isSameOfGroup(grouped: Claim, bare: Claim, context: FigureContext): boolean {
  const [a, b] = [grouped.mention, bare.mention];
  if (groupKey(a.group) === '' || a.kind !== b.kind || a.scope !== b.scope || !sameCount(a, b)) return false;
  const enemy = [grouped, bare].filter((claim) => isEnemyLoss(claim, context)).length;
  if (enemy === 1) return false;
  // "neutralised 22" and "killed 22 rebels": one boast, told by two.
  if (enemy === 2) return true;
  const sides = [grouped, bare].map((claim) => (claim.owned ? context.sideOf(claim.claimant) : null));
  return sameClaimant(grouped, bare, context) || sides[0] === sides[1];
}
