import { setImmediate as turnOfOthers } from 'node:timers/promises';

/** What is read for a list, `size` items at a time. Whatever else is to be done gets its turn between two pages. */
export async function* inTurns<Item, Read>(
  items: readonly Item[],
  size: number,
  read: (page: readonly Item[]) => Promise<readonly Read[]>,
): AsyncIterable<readonly Read[]> {
  for (let start = 0; start < items.length; start += size) {
    if (start > 0) await turnOfOthers();
    yield await read(items.slice(start, start + size));
  }
}
