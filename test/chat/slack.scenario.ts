import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasHarness } from './harness.ts';
import { type Newsroom, openNewsroom, SOON } from './newsroom.ts';

/** What every scenario must leave behind: nothing the service had to refuse, nobody pinged. */
async function expectCleanLog({ slack }: Newsroom, allowed: readonly string[] = []): Promise<void> {
  const violations: { code: string }[] = await slack.get('/violations?level=error');
  expect(violations.filter(({ code }) => !allowed.includes(code))).toEqual([]);
  const all: any[] = await slack.get('/messages');
  expect(all.filter(({ bot_id, _pings }) => bot_id !== undefined && _pings?.mass)).toEqual([]);
}

/** All words of a message. */
function wordsOf(blocks: unknown): string {
  const words: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) {
      if ('text' in value && typeof value.text === 'string') words.push(value.text);
      Object.values(value).forEach(walk);
    }
  };
  walk(blocks);
  return words.join(' ');
}

describe.skipIf(!hasHarness)('briefings in Slack', () => {
  let room: Newsroom;
  beforeAll(async () => {
    room = await openNewsroom({
      service: 'slack',
      destinations: [
        { to: 'briefings', briefing: { cron: SOON, stories: 3 }, layout: 'thread' },
        { to: 'alerts', briefing: { cron: SOON, stories: 2 }, layout: 'messages' },
        { to: 'outsiders', briefing: { cron: SOON, stories: 1 } },
        { to: 'old-desk', briefing: { cron: SOON, stories: 1 } },
      ],
    });
    await room.start();
  });
  afterAll(() => room?.close());

  it('come as a short head with the stories in its thread', async () => {
    const messages: readonly any[] = await room.shown('briefings', 5);
    const [head, ...others] = messages.slice(0, 5);

    expect(head.thread_ts).toBeUndefined();
    expect(wordsOf(head.blocks)).toContain('Conflict briefing');
    expect(others.map(({ thread_ts }) => thread_ts)).toEqual(others.map(() => head.ts));
  });

  it('come as messages beside each other where that is wanted', async () => {
    const messages: readonly any[] = await room.shown('alerts', 4);

    expect(messages.slice(0, 4).map(({ thread_ts }) => thread_ts)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('answer a button to the one who presses it', async () => {
    const messages: readonly any[] = await room.shown('briefings', 2);
    const story = messages[1];

    for (const label of ['Full story', 'Quotes', 'Sources', 'Why']) {
      const answer = await room.slack.post('/action', {
        message: story.ts,
        channel: 'briefings',
        label,
        user: 'bob',
        wait_ms: 10_000,
      });
      expect(answer.acked, label).toBe(true);
      expect(answer.answer_ms, label).not.toBeNull();
    }
  });

  it('let an admin mute a story from the menu of its card', async () => {
    const messages: readonly any[] = await room.shown('briefings', 2);
    const story = messages[1];
    const menu = JSON.stringify(story.blocks).includes('Mute this story here')
      ? story.blocks.flatMap(({ elements = [] }: any) => elements).find(({ type }: any) => type === 'overflow')
      : null;
    const { value } = menu.options.find(({ text }: any) => text.text === 'Mute this story here');

    const answer = await room.slack.post('/action', {
      message: story.ts,
      channel: 'briefings',
      action_id: menu.action_id,
      value,
      user: 'alice',
      wait_ms: 10_000,
    });

    expect(wordsOf(answer.events.map(({ blocks }: any) => blocks ?? []))).toContain('hears no more of');
  });

  it('leave nothing the service had to refuse', async () => {
    await expectCleanLog(room);
  });
});

describe.skipIf(!hasHarness)('commands in Slack', () => {
  let room: Newsroom;
  beforeAll(async () => {
    room = await openNewsroom({ service: 'slack', destinations: [{ to: 'briefings', briefing: { cron: SOON } }] });
    await room.start();
    await room.shown('briefings', 1);
  });
  afterAll(() => room?.close());

  const ask = (text: string, more: object = {}): Promise<any> =>
    room.slack.post('/command', { command: '/sitrep', text, user: 'bob', channel: 'ch0', wait_ms: 15_000, ...more });

  it.each([
    'brief',
    'brief karsovia-velmar 24h',
    'latest',
    'story Dolnik',
    'quotes',
    'search Dolnik',
    'timeline karsovia-velmar',
    'board',
    'sources',
    'why Dolnik',
    'channel show',
    'feeds list',
    'schedule',
    'status',
    'help',
    'nonsense',
  ])('/sitrep %s is answered', async (text) => {
    const answer = await ask(text);

    expect(answer.acked).toBe(true);
    expect(answer.answer_ms).not.toBeNull();
  });

  it('open a form where nothing is said', async () => {
    const answer = await ask('');

    expect(answer.events.some(({ kind }: any) => kind === 'view_open')).toBe(true);
  });

  it('refuse a change to somebody who may only read', async () => {
    const answer = await ask('follow zahira');

    expect(JSON.stringify(answer)).toMatch(/may|admin/i);
  });

  it('leave nothing the service had to refuse', async () => {
    await expectCleanLog(room);
  });
});
