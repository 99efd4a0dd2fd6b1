import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Asked, buttonsOf, hasHarness, type Shown, textOf } from './harness.ts';
import { type Newsroom, openNewsroom, SOON } from './newsroom.ts';

const IS_COMPONENTS_V2 = 1 << 15;
const EPHEMERAL = 1 << 6;

/** What every scenario must leave behind: nothing the service had to refuse, nobody pinged. */
async function expectCleanLog({ discord }: Newsroom, allowed: readonly string[] = []): Promise<void> {
  const violations: { code: string }[] = await discord.get('/violations?level=error');
  expect(violations.filter(({ code }) => !allowed.includes(code))).toEqual([]);
  const all: any[] = await discord.get('/messages');
  expect(all.filter(({ author, _pings }) => author?.bot && (_pings?.mass || _pings?.effective?.length > 0))).toEqual(
    [],
  );
}

/** The story a message shows, as its headline. */
const headlineOf = (text: string) => /^### (.*)$/m.exec(text)?.[1] ?? '';

describe.skipIf(!hasHarness)('briefings in Discord', () => {
  let room: Newsroom;
  beforeAll(async () => {
    room = await openNewsroom({
      destinations: [
        { to: 'briefings', briefing: { cron: SOON, stories: 3 }, layout: 'thread' },
        { to: 'alerts', briefing: { cron: SOON, stories: 2 }, layout: 'messages' },
        { to: 'forum', briefing: { cron: SOON, stories: 2 }, layout: 'forum' },
        { to: 'announcements', briefing: { cron: SOON, stories: 1 }, layout: 'messages', publish: true },
        { to: 'locked', briefing: { cron: SOON, stories: 1 } },
        { to: 'hidden', briefing: { cron: SOON, stories: 1 } },
      ],
      sitrep: {},
    });
    await room.start();
  });
  afterAll(() => room?.close());

  it('come as a short head with the stories in its thread', async () => {
    const [head] = await room.shown('briefings', 1);
    const thread = await room.shown(head!.id, 4);

    expect(head!.flags & IS_COMPONENTS_V2).toBe(IS_COMPONENTS_V2);
    expect(textOf(head!)).toContain('Conflict briefing');
    expect(thread.slice(0, 3).map((message) => headlineOf(textOf(message)))).not.toContain('');
  });

  it('come as messages beside each other where that is wanted', async () => {
    const messages = await room.shown('alerts', 4);

    expect(messages.map((message) => textOf(message).includes('### '))).toEqual([false, true, true, false]);
  });

  it('come as posts of a forum, each story its own', async () => {
    const posts = await room.harness.wait(
      async () => {
        const rows: any[] = await room.discord.get('/log?kind=thread&limit=5000');
        const found = rows.filter(({ parent }) => parent === room.channels.forum);
        return found.length >= 3 ? found : null;
      },
      60_000,
      'three posts in the forum',
    );

    const stories = await Promise.all(posts.map(({ thread }) => room.messages(thread)));
    expect(stories.map(([first]) => textOf(first!).includes('### '))).toEqual([false, true, true]);
  });

  it('are published from an announcement channel', async () => {
    const log: any[] = await room.harness.wait(
      async () => {
        const rows = await room.discord.get('/log?kind=rest&limit=5000');
        const found = rows.filter(({ route }: any) => /crosspost/.test(route ?? ''));
        return found.length > 0 ? found : null;
      },
      60_000,
      'a message to be published',
    );

    expect(log.every(({ status }) => status === 200)).toBe(true);
  });

  it('ask nothing of a channel that is closed to us', async () => {
    const rows: any[] = await room.discord.get('/log?kind=rest&limit=5000');

    const refused = rows.filter(({ status }) => status === 403 || status === 404);
    expect(refused).toEqual([]);
  });

  it('are answered by their buttons, to the one who asks', async () => {
    const [head] = await room.shown('briefings', 1);
    const [story] = await room.shown(head!.id, 1);
    const labels = buttonsOf(story!)
      .filter(({ custom_id }) => custom_id)
      .map(({ label }) => label);

    for (const label of labels) {
      const answer: Asked = await room.discord.post('/component', {
        message: story!.id,
        label,
        user: 'bob',
        wait_ms: 10_000,
      });
      expect(answer.acked, label).toBe(true);
      expect(textOf(answer.response!), label).not.toBe('');
      expect(answer.response!.flags & EPHEMERAL, label).toBe(EPHEMERAL);
    }

    expect(labels).toHaveLength(4);
  });

  it('leave nothing the service had to refuse', async () => {
    await expectCleanLog(room);
  });
});

describe.skipIf(!hasHarness)('commands in Discord', () => {
  let room: Newsroom;
  beforeAll(async () => {
    room = await openNewsroom({ destinations: [{ to: 'briefings', briefing: { cron: SOON, stories: 3 } }] });
    await room.start();
    await room.shown('briefings', 1);
  });
  afterAll(() => room?.close());

  const ask = (name: string, more: object = {}): Promise<Asked> => {
    const [command, sub] = name.split(' ');
    return room.discord.post('/command', {
      name: command,
      ...(sub && { sub }),
      user: 'bob',
      channel: 'ch0',
      wait_ms: 15_000,
      ...more,
    });
  };

  it.each([
    ['brief', {}],
    ['brief', { conflict: 'karsovia-velmar', since: '24h' }],
    ['latest', {}],
    ['story', { story: 'Dolnik' }],
    ['quotes', {}],
    ['search', { words: 'Dolnik' }],
    ['timeline', { conflict: 'karsovia-velmar' }],
    ['board', {}],
    ['sources', {}],
    ['why', { story: 'Dolnik' }],
    ['channel show', {}],
    ['feeds list', {}],
    ['schedule', {}],
    ['status', {}],
    ['help', {}],
  ])('/%s %o is answered to the one who asks', async (name, options) => {
    const answer = await ask(name, { options });

    expect(answer.acked).toBe(true);
    expect(answer.response!.flags & EPHEMERAL).toBe(EPHEMERAL);
    expect(textOf(answer.response!).length).toBeGreaterThan(20);
  });

  it('show to the channel what is meant for it', async () => {
    const answer = await ask('latest', { options: { share: true } });

    expect(answer.response!.flags & EPHEMERAL).toBe(0);
  });

  it('offer what can be chosen while somebody types', async () => {
    const { choices } = await room.discord.post('/autocomplete', {
      name: 'brief',
      options: { conflict: 'kars' },
      focused: 'conflict',
      user: 'bob',
      channel: 'ch0',
    });

    expect(choices.map(({ value }: any) => value)).toContain('karsovia-velmar');
  });

  it.each([
    ['follow', { conflict: 'zahira' }],
    ['unfollow', {}],
    ['channel set', { stories: 3 }],
    ['feeds add', { url: 'https://example.org/feed' }],
    ['retract', { story: 'Dolnik', reason: 'wrong' }],
    ['forget', { confirm: 'forget' }],
  ])('refuse /%s to somebody who may only read, and change nothing', async (name, options) => {
    const answer = await ask(name, { options, force: true });

    expect(answer.acked).toBe(true);
    expect(textOf(answer.response!)).toMatch(/may|manage/i);
  });

  it('let an admin follow, change and leave a channel', async () => {
    const followed = await ask('follow', {
      options: { conflict: 'zahira', at: '07:30' },
      user: 'carol',
      channel: 'ch1',
    });
    const changed = await ask('channel set', { options: { stories: 2 }, user: 'carol', channel: 'ch1' });
    const shown = await ask('channel show', { channel: 'ch1' });
    const left = await ask('unfollow', { user: 'carol', channel: 'ch1' });

    expect(textOf(followed.response!)).toContain('07:30');
    expect(textOf(changed.response!)).toContain('2');
    expect(textOf(shown.response!)).toContain('07:30');
    expect(left.acked).toBe(true);
  });

  it('leave nothing the service had to refuse', async () => {
    await expectCleanLog(room);
  });
});

describe.skipIf(!hasHarness)('a restart', () => {
  it('registers no command again, posts nothing again, and still knows what its buttons mean', async () => {
    const room = await openNewsroom({ destinations: [{ to: 'briefings', briefing: { at: ['00:00'] } }] });
    try {
      await room.start();
      const asked: Asked = await room.discord.post('/command', {
        name: 'latest',
        user: 'bob',
        channel: 'ch0',
        wait_ms: 15_000,
      });
      await room.bot().stop();
      await room.start();
      const again: Asked = await room.discord.post('/command', {
        name: 'latest',
        user: 'bob',
        channel: 'ch0',
        wait_ms: 15_000,
      });

      const rows: any[] = await room.discord.get('/log?kind=rest&limit=5000');
      const puts = rows.filter(({ method, route }) => method === 'PUT' && /commands/.test(route ?? ''));
      expect(puts).toHaveLength(1);
      expect(asked.acked && again.acked).toBe(true);
      expect(await room.messages('briefings')).toEqual([]);
      await expectCleanLog(room);
    } finally {
      await room.close();
    }
  });

  it('ends within seconds and in order when it is asked to', async () => {
    const room = await openNewsroom();
    try {
      await room.start();
      const ended = await room.bot().stop('SIGTERM', 10_000);

      expect(ended.code).toBe(0);
    } finally {
      await room.close();
    }
  });
});

describe.skipIf(!hasHarness)('faults of the service', () => {
  const CREATE = { method: 'POST', route: '/channels/{channel_id}/messages' };
  const FAULTS: readonly (readonly [channel: string, fault: string, action: object, times: number])[] = [
    ['ch0', 'a reset after the message was accepted', { reset: 'after' }, 2],
    ['ch1', 'a 500 after the message was accepted', { status_after: 500 }, 2],
    ['ch2', 'a 500 before', { status: 500 }, 2],
    ['ch3', 'a truncated answer', { truncate: true }, 2],
    ['ch4', 'a storm of 429', { status: 429, retry_after: 1 }, 3],
  ];
  let room: Newsroom;
  beforeAll(async () => {
    const briefing = { cron: '0 * * * * *', stories: 2 };
    room = await openNewsroom({ destinations: FAULTS.map(([to]) => ({ to, briefing, layout: 'messages' })) });
    for (const [channel, , action, times] of FAULTS) {
      await room.discord.fault({ match: { ...CREATE, channel: room.channels[channel] }, action, times });
    }
    await room.start();
  });
  afterAll(() => room?.close());

  it.each(FAULTS)('in %s, %s: every part stands there once, in its order', async (channel) => {
    const messages = await room.shown(channel, 4, 110_000);

    const texts = messages.slice(0, 4).map(textOf);
    expect(new Set(texts).size).toBe(4);
    expect(texts.map((text) => text.includes('### '))).toEqual([false, true, true, false]);
  });

  it('leave nothing the service had to refuse', async () => {
    await expectCleanLog(room);
  });
});

describe.skipIf(!hasHarness)('a story that is taken back', () => {
  it('is struck where it was posted, with the reason, and a notice says so below it', async () => {
    const room = await openNewsroom({
      destinations: [{ to: 'briefings', briefing: { cron: SOON, stories: 1 }, layout: 'thread' }],
    });
    try {
      await room.start();
      const [head] = await room.shown('briefings', 1);
      const [story] = await room.shown(head!.id, 1);
      const id = /s-[a-z2-7]{10}/.exec(JSON.stringify(story!.components))?.[0];

      await room.discord.post('/command', {
        name: 'retract',
        options: { story: id, reason: 'It was another town.' },
        user: 'carol',
        channel: 'briefings',
        wait_ms: 15_000,
      });

      await room.harness.wait(
        async () => {
          const thread = await room.messages(head!.id);
          const edited = thread.find((message) => message.id === story!.id);
          const told = thread.some(
            (message) => message.id !== story!.id && textOf(message).includes('It was another town.'),
          );
          return edited !== undefined && textOf(edited).includes('It was another town.') && told ? true : null;
        },
        60_000,
        'the story to be taken back',
      );
      await expectCleanLog(room);
    } finally {
      await room.close();
    }
  });
});

describe.skipIf(!hasHarness)('a server', () => {
  it('that is left is sent nothing more, and is greeted when it adds the bot again', async () => {
    const room = await openNewsroom();
    try {
      await room.start();
      await room.discord.post('/command', {
        name: 'follow',
        options: { conflict: 'zahira' },
        user: 'carol',
        channel: 'ch1',
        wait_ms: 15_000,
      });
      await room.discord.post('/guild', { guild: 'Newsroom', do: 'kick' });
      await room.discord.post('/guild', { guild: 'Newsroom', do: 'join' });

      const greeting = await room.harness.wait(
        async () => {
          const all: any[] = await room.discord.get('/messages');
          return all.find((message) => message.author?.bot && textOf(message).includes('/follow')) ?? null;
        },
        30_000,
        'a greeting',
      );

      expect(buttonsOf(greeting as Shown).map(({ label }) => label)).toContain('Set up');
      await expectCleanLog(room);
    } finally {
      await room.close();
    }
  });
});

describe.skipIf(!hasHarness)('the gateway', () => {
  it('may drop us, and whoever asks meanwhile is answered; two shards serve both servers', async () => {
    const room = await openNewsroom({ env: { DISCORD_SHARDS: '2' }, harnessEnv: { FAKE_DISCORD_SHARDS: '2' } });
    try {
      await room.start();
      await room.discord.post('/gateway', { do: 'drop' });
      const ask = (guild: string): Promise<Asked> =>
        room.discord.post('/command', { name: 'help', user: 'bob', channel: 'ch0', guild, wait_ms: 15_000 });

      const answers = await Promise.all([ask('Newsroom'), ask('Second Desk')]);

      expect(answers.map(({ acked }) => acked)).toEqual([true, true]);
      await expectCleanLog(room);
    } finally {
      await room.close();
    }
  });

  it('that does not know our token ends the bot, which says what to do and not the token', async () => {
    const room = await openNewsroom();
    try {
      const { text, code } = await room.fails({
        DISCORD_TOKEN: 'MTAwMDAwMDAwMDAwMDAwMDAwMQ.Gwrong.canary-canary-canary',
      });

      expect(code).toBe(1);
      expect(text).toMatch(/token/);
      expect(text).not.toContain('canary');
    } finally {
      await room.close();
    }
  });
});
