import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasHarness } from './harness.ts';
import { type Newsroom, openNewsroom, SOON } from './newsroom.ts';

/** What every scenario must leave behind: nothing the service had to refuse, nobody pinged. */
async function expectCleanLog({ slack }: Newsroom, allowed: readonly string[] = []): Promise<void> {
  const violations: { code: string }[] = await slack.get('/violations');
  expect(violations.filter(({ code }) => !allowed.includes(code))).toEqual([]);
}

const words = (value: unknown): string => JSON.stringify(value);

describe.skipIf(!hasHarness)('asking in Slack', () => {
  let room: Newsroom;
  beforeAll(async () => {
    room = await openNewsroom({
      service: 'slack',
      destinations: [{ to: 'briefings', briefing: { cron: SOON, stories: 3 } }],
    });
    await room.start();
    await room.shown('briefings', 2);
  });
  afterAll(() => room?.close());

  const ask = (text: string, more: object = {}): Promise<any> =>
    room.slack.post('/command', { command: '/sitrep', text, user: 'bob', channel: 'ch0', wait_ms: 15_000, ...more });
  const opened = ({ events }: any): any => events.find(({ kind }: any) => kind === 'view_open');
  const view = async (id: string): Promise<any> => (await room.slack.get('/views')).find((one: any) => one.id === id);
  const shownIn = (id: string, text: string): Promise<any> =>
    room.harness.wait(async () => (words((await view(id))?.blocks).includes(text) ? view(id) : null), 15_000, text);

  it('a form for a feed says beside the field what is wrong, and then adds it', async () => {
    const form = opened(await ask('feeds add', { user: 'alice' }));
    const wrong = await room.slack.post('/submit', {
      view: form.view,
      user: 'alice',
      fields: { url: 'nonsense' },
      wait_ms: 5_000,
    });
    expect(wrong.ack_payload).toMatchObject({ response_action: 'errors' });

    await room.slack.post('/submit', {
      view: form.view,
      user: 'alice',
      fields: { url: 'http://127.0.0.1:9/feed.xml' },
      wait_ms: 5_000,
    });

    expect(words(await shownIn(form.view, 'Not added'))).toContain('127.0.0.1');
  });

  it('a channel is followed by a form, set up by another, and let go', async () => {
    const follow = opened(await ask('follow', { user: 'alice', channel: 'ch1' }));
    const field = (await view(follow.view)).blocks.find((block: any) => block.block_id === 'follow|conflict');
    const offered = await room.slack.post('/suggest', {
      view: follow.view,
      action_id: field.element.action_id,
      block_id: field.block_id,
      value: 'kars',
      user: 'alice',
      wait_ms: 5_000,
    });
    const [{ value: conflict }] = offered.ack_payload.options;
    await room.slack.post('/submit', { view: follow.view, user: 'alice', fields: { conflict, at: '07:00 19:00' } });
    await shownIn(follow.view, 'from now on');

    const set = opened(await ask('channel set', { user: 'alice', channel: 'ch1' }));
    await room.slack.post('/submit', { view: set.view, user: 'alice', fields: { stories: '3' } });
    await shownIn(set.view, 'Changed: stories.');
    expect(words(await ask('channel show', { channel: 'ch1' }))).toContain('daily at 07:00, 19:00');
    expect(words(await ask('unfollow', { user: 'alice', channel: 'ch1' }))).toMatch(/no more|any more|not briefed/i);
  });

  it('/sitrep alone asks what one wants, and then for what that needs', async () => {
    const start = opened(await ask(''));
    await room.slack.post('/action', {
      view: start.view,
      action_id: 'command',
      value: 'timeline',
      user: 'bob',
      wait_ms: 5_000,
    });
    await room.harness.wait(
      async () => (await view(start.view)).blocks.some((block: any) => block.block_id === 'timeline|conflict') || null,
      5_000,
      'the field',
    );
    await room.slack.post('/submit', {
      view: start.view,
      user: 'bob',
      fields: { command: 'timeline', conflict: 'karsovia-velmar' },
    });

    await shownIn(start.view, 'Karsovia');
  });

  it('a shortcut on a story tells its sources, and one without a message the news', async () => {
    const [, story] = await room.messages('briefings');
    const sources = await room.slack.post('/shortcut', {
      callback_id: 'sources_of_this',
      message: story?.ts,
      channel: 'briefings',
      user: 'bob',
      wait_ms: 10_000,
    });
    expect(sources.answer_ms).not.toBeNull();
    const brief = await room.slack.post('/shortcut', { callback_id: 'brief_me', user: 'bob', wait_ms: 10_000 });

    await shownIn(opened(brief).view, 'Top line');
  });

  it('a mention is answered below it', async () => {
    await room.slack.post('/message', {
      text: `<@${room.slack.info.teams[0].bot_user}> latest`,
      channel: 'ch2',
      user: 'carol',
      wait_ms: 10_000,
    });
    const [answer] = await room.shown('ch2', 1);

    expect(answer?.thread_ts).toBeDefined();
  });

  it('the home opens, and shows an admin what a member may not change', async () => {
    for (const user of ['bob', 'alice']) {
      await room.slack.post('/event', { event: { type: 'app_home_opened', user, channel: 'D0HOME', tab: 'home' } });
    }
    const homes: any[] = await room.harness.wait(
      async () => {
        const found = await room.slack.get('/homes');
        return found.length === 2 ? found : null;
      },
      10_000,
      'two homes',
    );

    expect(homes.every(({ view: home }) => words(home).includes('Your channels'))).toBe(true);
  });

  it('a story is taken back through the menu of its card, for the reason that a form asks', async () => {
    const [, story] = await room.messages('briefings');
    const menu = story?.blocks
      .flatMap(({ elements = [] }: any) => elements)
      .find(({ type }: any) => type === 'overflow');
    const clicked = await room.slack.post('/action', {
      message: story?.ts,
      action_id: 'menu',
      value: menu.options[0].value,
      user: 'alice',
      channel: 'briefings',
      wait_ms: 10_000,
    });
    await room.slack.post('/submit', {
      view: opened(clicked).view,
      user: 'alice',
      fields: { reason: 'The toll was of another day' },
      wait_ms: 10_000,
    });
    await shownIn(opened(clicked).view, 'is taken back');
    await room.harness.wait(
      async () => {
        const now = (await room.messages('briefings')).find(({ ts }) => ts === story?.ts);
        return words(now?.blocks).includes('The toll was of another day') || null;
      },
      30_000,
      'the retraction',
    );
  });

  it.each([
    ['before it was taken', { reset: 'before' }],
    ['after it was taken', { reset: 'after' }],
    ['and answered with an error', { status: 503 }],
  ])('an answer that is lost %s stands there once', async (_when, action) => {
    const before = (await room.messages('ch3')).length;
    await room.slack.fault({ match: { route: 'response_url' }, action, times: 1 });

    const answer = await ask('help', { channel: 'ch3', settle_ms: 3_000 });

    expect(answer.answer_ms).not.toBeNull();
    expect((await room.messages('ch3')).length).toBe(before + 1);
  });

  it('what Slack tells again acts once', async () => {
    await room.slack.post('/socket', { do: 'drop_acks', times: 1 });
    await room.slack.post('/message', {
      text: `<@${room.slack.info.teams[0].bot_user}> board`,
      channel: 'ch4',
      user: 'carol',
      wait_ms: 10_000,
    });
    await new Promise((resolve) => setTimeout(resolve, 1_500));

    expect(await room.messages('ch4')).toHaveLength(1);
  });

  it('every question of a burst is heard and answered', async () => {
    const done: any[] = await room.slack.post('/burst', {
      command: '/sitrep',
      text: 'latest',
      channel: 'ch0',
      count: 300,
      gap_ms: 10,
      wait_ms: 20_000,
    });

    expect(done.filter(({ acked, answer_ms }) => !acked || answer_ms === null)).toEqual([]);
  });

  it('leaves nothing the service had to refuse', async () => {
    await expectCleanLog(room);
  });
});
