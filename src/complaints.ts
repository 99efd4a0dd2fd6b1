/** What is wrong with who is told what, in words for whoever watches over the bot. */
import type { Delivery, Destination } from './delivery/delivery.ts';

/** Destinations whose last post was held or given up: nobody there has been told since. */
export function silent(rows: readonly Delivery[], destinations: readonly Destination[]): readonly string[] {
  const last = new Map<string, Delivery>();
  for (const row of rows)
    if (row.kind !== 'update' && row.state !== 'due' && row.state !== 'sending') last.set(row.destination, row);
  return destinations.flatMap(({ id }) => {
    const row = last.get(id);
    return row?.state === 'held' || row?.state === 'dead' ? [`${id}: the post of ${row.slot} was not sent`] : [];
  });
}

/** Destinations that a file names, in a server or workspace that has removed the bot. */
export function left(named: readonly Destination[], served: readonly Destination[]): readonly string[] {
  const there = new Set(served.map(({ id }) => id));
  return named.flatMap(({ id }) =>
    there.has(id) ? [] : [`${id}: the bot is no member there any more, and a file still names it`],
  );
}
