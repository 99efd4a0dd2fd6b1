import { describe, expect, it } from 'vitest';
import { feedsPause, feedsRemove, feedsResume } from '../../commands/feeds-remove.ts';
import type { FeedView } from '../../src/office.ts';
import { ADMIN, aDesk, aFeedView, anOffice, aQuestion } from './desk.ts';

/** An office whose list follows what is done to it. */
function aLivingOffice() {
  let list: readonly FeedView[] = [aFeedView()];
  return anOffice({
    feedList: () => list,
    removeFeed: async () => {
      list = [];
    },
    pauseFeed: async ({ paused }) => {
      list = [aFeedView({}, { pausedAt: paused ? 9 : null })];
    },
  });
}

describe('/feeds remove', () => {
  it('takes the feed out and says how many are left', async () => {
    const office = aLivingOffice();

    const reply = await feedsRemove(aDesk(), office).answer(aQuestion({ feed: 'lowland-post' }));

    expect(office.changes).toEqual([['removeFeed', { by: ADMIN, feed: 'lowland-post' }]]);
    expect(reply).toMatchObject({
      kind: 'feeds',
      title: 'Removed · 0 feeds left',
      feeds: [{ feedId: 'lowland-post' }],
    });
  });

  it('finds nothing where nothing is read', async () => {
    expect(await feedsRemove(aDesk(), anOffice()).answer(aQuestion({ feed: 'x' }))).toMatchObject({
      kind: 'note',
      text: expect.stringContaining('No feed is read yet'),
    });
  });
});

describe('/feeds pause and /feeds resume', () => {
  it('stop and go on, and show how the feed stands', async () => {
    const office = aLivingOffice();

    const paused = await feedsPause(aDesk(), office).answer(aQuestion({ feed: 'LOWLAND-POST' }));
    const resumed = await feedsResume(aDesk(), office).answer(aQuestion({ feed: 'lowlandpost.example' }));

    expect(office.changes.map(([, ask]) => ask)).toEqual([
      { by: ADMIN, feed: 'lowland-post', paused: true },
      { by: ADMIN, feed: 'lowland-post', paused: false },
    ]);
    expect(paused).toMatchObject({
      title: 'Paused · to go on: /feeds resume lowland-post',
      feeds: [{ pausedAt: 9 }],
    });
    expect(resumed).toMatchObject({ title: 'Resumed · read again from the next pass on', feeds: [{ pausedAt: null }] });
  });

  it.each(['', 'lowland', 'y'.repeat(5_000)])('ask back about what is no feed (%#)', async (feed) => {
    const office = aLivingOffice();

    expect(await feedsPause(aDesk(), office).answer(aQuestion({ feed }))).toMatchObject({
      kind: 'note',
      text: expect.stringContaining('Example: /feeds pause lowland-post'),
    });
    expect(office.changes).toEqual([]);
  });
});
