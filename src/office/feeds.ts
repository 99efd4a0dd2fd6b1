import type { FeedView, Office } from '../office.ts';
import { Refusal } from '../outcome.ts';
import { mustChange, mustPauseFeed, mustRemoveFeed } from './rights.ts';
import { change, type OfficeTools } from './tools.ts';

/** Takes out a feed that was added from chat. */
export async function removeFeed({ by, feed }: Parameters<Office['removeFeed']>[0], tools: OfficeTools): Promise<void> {
  const { view, limits } = tools;
  const check = () => {
    mustChange(by);
    const found = mustBeThere(view.feed(feed), feed);
    mustRemoveFeed(by, found, view.addedBy(feed));
    return found;
  };
  check();
  await limits.take(by);

  await tools.inTurn(async () => {
    const { url } = check().feed;
    const noted = { what: 'feeds remove', subject: feed, before: url, after: null };
    await change(by, { kind: 'feed-removed', feed }, noted, tools);
  });
}

/** Pauses a feed, or has it read again; a feed that is so already stays as it is. */
export async function pauseFeed(
  { by, feed, paused }: Parameters<Office['pauseFeed']>[0],
  tools: OfficeTools,
): Promise<void> {
  const { view, limits, clock } = tools;
  const check = () => {
    mustChange(by);
    const found = mustBeThere(view.feed(feed), feed);
    mustPauseFeed(by, found, view.addedBy(feed));
    return found;
  };
  check();
  await limits.take(by);

  await tools.inTurn(async () => {
    const { pausedAt } = check();
    if (paused && pausedAt !== null) return;
    const kind = paused ? 'feed-paused' : 'feed-resumed';
    const noted = {
      what: paused ? 'feeds pause' : 'feeds resume',
      subject: feed,
      before: pausedAt === null ? null : 'paused',
      after: paused ? 'paused' : 'read',
    };
    await change(by, { kind, feed, at: clock() }, noted, tools);
  });
}

function mustBeThere(found: FeedView | null, id: string): FeedView {
  if (found !== null) return found;
  throw new Refusal('change-unknown', `no feed is called "${id.slice(0, 60)}"; /feeds list names them`);
}
