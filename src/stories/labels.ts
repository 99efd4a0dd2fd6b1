import type { Outlet } from '../articles/outlet.ts';
import type { ConflictId } from './conflict.ts';
import type { FigureMention } from './figure.ts';
import { isParty, isReviewed } from './roots.ts';
import type { Report, Story } from './story.ts';
import type { World } from './world.ts';

/** What a reader must know about a source; null when nothing. */
export type SourceLabel = 'state' | 'party' | 'wire' | 'copy' | 'analysis' | 'official' | 'social' | 'unreviewed';

/** Who controls an outlet comes first, then that nobody reviewed it, then what kind it is. */
export function sourceLabel(
  outlet: Outlet,
  { conflicts, copy }: { readonly conflicts: readonly ConflictId[]; readonly copy: boolean },
): SourceLabel | null {
  if (outlet.owner === 'state' && outlet.editorialIndependence !== 'yes') return 'state';
  if (outlet.owner === 'party' || isParty(outlet, conflicts)) return 'party';
  if (copy) return 'copy';
  if (outlet.kind === 'social' || outlet.kind === 'official' || outlet.kind === 'analysis') return outlet.kind;
  if (!isReviewed(outlet)) return 'unreviewed';
  return outlet.kind === 'wire' ? 'wire' : null;
}

/** How well a story is supported (`briefing.md` 1.5). */
export interface Corroboration {
  readonly independent: number;
  readonly reports: number;
  readonly copies: number;
  readonly stateOrParty: readonly { readonly outlet: string; readonly side: string }[];
  readonly label: 'single source' | '2 independent' | '3+ independent' | 'party claims only' | 'conflicting';
}

/** Counts what supports a story, and says it in a label. */
export function corroborationOf(story: Story, world: World): Corroboration {
  const { independent, conflicts } = story;
  const controlled = new Map<string, { outlet: string; side: string }>();
  for (const { article } of story.reports) {
    const outlet = world.outlet(article.outlet);
    const label = sourceLabel(outlet, { conflicts, copy: false });
    if (label !== 'state' && label !== 'party') continue;
    controlled.set(outlet.domain, {
      outlet: outlet.name,
      side: world.sideOf(outlet.name, conflicts) ?? outlet.country ?? label,
    });
  }
  return {
    independent,
    reports: story.reports.length,
    copies: story.copies.size,
    stateOrParty: [...controlled.values()],
    label: labelOf(story, controlled.size > 0),
  };
}

function labelOf(story: Story, hasParty: boolean): Corroboration['label'] {
  const { independent } = story;
  if (independent === 0 && hasParty) return 'party claims only';
  if (independent >= 2 && disagree(story)) return 'conflicting';
  if (independent >= 3) return '3+ independent';
  return independent === 2 ? '2 independent' : 'single source';
}

/** Whether two claimants that an independent report names stand by different tolls at the same time. */
function disagree({ reports }: Story): boolean {
  return reports.some(({ figures }) => {
    const tolls = figures.filter((figure) => isToll(figure) && figure.claimant !== null);
    return tolls.some((one) =>
      tolls.some(
        (other) => other.claimant !== one.claimant && other.value !== one.value && other.qualifier === 'exact',
      ),
    );
  });
}

function isToll({ kind, status, scope, subset, increment, value, group, loaded }: Report['figures'][number]): boolean {
  return (
    kind === 'killed' &&
    value !== null &&
    value > 0 &&
    scope === 'incident' &&
    !subset &&
    !increment &&
    loaded === null &&
    group === null &&
    (['asserted', 'disputed'] satisfies FigureMention['status'][] as string[]).includes(status)
  );
}
