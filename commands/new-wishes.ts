/** Which of the wishes for a channel change anything: a form comes back with what it began with, and that is no wish. */
import type { ChannelView, ChannelWishes } from '../src/office.ts';
import type { WishName } from './channel-wishes.ts';

/** One option of `/channel set`, and what it means. */
export interface NamedWish {
  readonly name: WishName;
  readonly wish: Partial<ChannelWishes>;
}

/**
 * The wishes that differ from what holds, and the options they came from. Nothing holds in a channel that is not briefed
 * but the time zone, with which its form begins.
 */
export function newWishes(
  named: readonly NamedWish[],
  typed: Readonly<Record<string, string>>,
  view: ChannelView,
): { readonly names: readonly WishName[]; readonly wishes: Partial<ChannelWishes> } {
  const differing = named.filter((one) => differs(one, typed, view));
  return {
    names: differing.map(({ name }) => name),
    wishes: Object.assign({}, ...differing.map(({ wish }) => wish)),
  };
}

function differs(
  { name, wish }: NamedWish,
  typed: Readonly<Record<string, string>>,
  { destination, decidedBy }: ChannelView,
): boolean {
  const { plan } = destination;
  if (name === 'timezone') {
    // A file may write a zone by an older name than the one that is understood.
    return wish.plan?.timezone !== plan.timezone && typed.timezone?.trim() !== plan.timezone;
  }
  if (decidedBy === 'nobody') return true;
  if (name === 'at') return plan.cron !== null || listed(wish.plan?.at) !== listed(plan.at);
  return (Object.keys(wish) as (keyof ChannelWishes)[]).some((key) => written(wish[key]) !== written(destination[key]));
}

function listed(words: readonly string[] | undefined): string {
  return JSON.stringify([...new Set(words)].toSorted());
}

/** A wish as it is compared: neither the order of a list nor of the fields tells two apart. */
function written(wish: ChannelWishes[keyof ChannelWishes] | undefined): string {
  if (Array.isArray(wish)) return listed(wish);
  if (typeof wish !== 'object' || wish === null) return JSON.stringify(wish ?? null);
  return JSON.stringify(Object.entries(wish).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
