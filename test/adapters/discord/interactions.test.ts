import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Command, Question, Reply } from '../../../commands/command.ts';
import { writeCustomId } from '../../../src/adapters/discord/custom-id.ts';
import { Refusal } from '../../../src/outcome.ts';
import { aCommand, anOffice } from '../../commands/desk.ts';
import { aCard, NOON } from '../../support/builders.ts';
import { DiscordDouble, refuses } from '../../support/discord-double.ts';
import { BOT, SOMEBODY } from '../../support/discord-world.ts';
import { loses, says, takesAnd } from '../../support/loopback-rest.ts';
import { aBot, aMember, clicked, isPrivate, MANAGE_SERVER, said, typed } from './asking.ts';

let discord: DiscordDouble;
const open: { close(): Promise<void> }[] = [];

beforeEach(async () => {
  discord = await DiscordDouble.start({ clock: () => NOON });
  discord.addChannel();
});
afterEach(async () => {
  for (const bot of open.splice(0)) await bot.close();
  await discord.close();
});

const CALLBACK = { method: 'POST', path: /\/callback$/ };
const FILL = { method: 'PATCH', path: /@original$/ };
const ADD = { method: 'POST', path: /^\/webhooks\/[^/]+\/[^/]+$/ };
/** What hangs is given up at once. */
const SOON = { patience: { hearWithinMs: 50 } };
const A_NOTE = { name: 'note', summary: 'Any words', type: 'words', required: false } as const;
const [MESSAGE, LATER, UPDATE_LATER, CHOICES, MODAL] = [4, 5, 6, 8, 9];

async function bot(commands: readonly Command[], parts: Parameters<typeof aBot>[2] = {}) {
  const made = await aBot(discord, commands, parts);
  open.push(made);
  return made;
}

/** A command that remembers what it was asked. */
function asked(fields: Partial<Command> = {}, reply: Reply = { kind: 'note', text: 'Here you are.' }) {
  const questions: Question[] = [];
  const command = aCommand({
    name: 'latest',
    shareable: false,
    ...fields,
    async answer(question) {
      questions.push(question);
      return reply;
    },
  });
  return { command, questions };
}

/** Twenty stories: more than one page of an answer. */
const MANY: Reply = {
  kind: 'cards',
  title: 'The newest stories',
  cards: Array.from({ length: 40 }, (_, index) => aCard({ id: `s-${index}` })),
  conflicts: [],
};

const text = (body: unknown): string => JSON.stringify(body);

describe('somebody types a command', () => {
  it('is told at once that it was heard, before the command has answered', async () => {
    await bot([aCommand({ name: 'latest', answer: () => new Promise(() => {}) })]);

    const id = discord.interact(typed('latest'));
    await discord.rest.heard(CALLBACK);

    expect(discord.repliesTo(id).map(({ kind, body }) => [kind, body.type])).toEqual([['callback', LATER]]);
  });

  it('gets the answer in the place that was kept for it, and it pings nobody', async () => {
    const { command } = asked({}, { kind: 'note', text: 'Ask @everyone.' });
    await bot([command]);

    const id = discord.interact(typed('latest'));
    await discord.rest.heard(FILL);

    const [, answer] = discord.repliesTo(id);
    expect(answer?.kind).toBe('original');
    expect(answer?.body).toMatchObject({ allowed_mentions: { parse: [] }, flags: 32_768 });
    expect(text(answer?.body)).toContain('Ask');
  });

  it.each([
    ['to the one who asked', true, []],
    ['to the one who asked, if they say so', true, [{ type: 5, name: 'share', value: false }]],
    ['to the channel, if they say so', false, [{ type: 5, name: 'share', value: true }]],
  ])('shows what may be shared %s', async (_whom, expected, options) => {
    const { command, questions } = asked({ shareable: true });
    await bot([command]);

    discord.interact(typed('latest', options));
    const { body } = await discord.rest.heard(CALLBACK);
    await discord.rest.heard(FILL);

    expect(isPrivate(body)).toBe(expected);
    expect(questions.map(({ options: told }) => told)).toEqual([{}]);
  });

  it.each([
    ['a member without a user', { member: { permissions: '0' } }, ''],
    ['a member whose user stands beside them', { member: { permissions: '0' }, user: { id: '77' } }, '77'],
    ['nobody', { member: undefined, user: undefined }, ''],
  ])('is answered, also when Discord says that it is %s', async (_, who, user) => {
    const { command, questions } = asked();
    const { problems } = await bot([command]);

    discord.interact({ ...typed('latest'), ...who });
    await discord.rest.heard(FILL);

    expect(questions.map(({ asker }) => [asker.user, asker.rights])).toEqual([[user, 'read']]);
    expect(problems).toEqual([]);
  });

  it('never shows to the channel what concerns only the one who asked', async () => {
    const { command } = asked({ shareable: false });
    await bot([command]);

    discord.interact(typed('latest', [{ type: 5, name: 'share', value: true }]));

    expect(isPrivate((await discord.rest.heard(CALLBACK)).body)).toBe(true);
  });

  it('hands the command what was said, from whom and where', async () => {
    const options = [
      { name: 'stories', summary: '', type: 'number', required: false },
      { name: 'conflict', summary: '', type: 'conflict', required: false },
    ] as const;
    const { command, questions } = asked({ name: 'channel set', options });
    const office = anOffice();
    await bot([command], { office });
    const channel = { id: '77', type: 11, parent_id: '66' };

    discord.interact({
      ...typed('channel set', [{ type: 4, name: 'stories', value: 3 }, said('conflict', 'sudan')]),
      ...aMember({ permissions: MANAGE_SERVER }),
      channel,
    });
    await discord.rest.heard(FILL);

    expect(questions).toMatchObject([
      {
        options: { stories: '3', conflict: 'sudan' },
        destination: { id: 'discord:66' },
        asker: { rights: 'change', community: 'discord:400000000000000001' },
      },
    ]);
  });

  it('tells the command what keeps the bot from posting there, in a server only', async () => {
    const { command, questions } = asked();
    await bot([command]);
    const may = { app_permissions: '1024' };

    discord.interact({ ...typed('latest'), ...may });
    discord.interact({ ...typed('latest'), ...may, authorizing_integration_owners: { 1: SOMEBODY } });
    await discord.rest.heard(FILL, 2);

    const obstacles = questions.map(({ obstacle }) => obstacle);
    expect(obstacles.filter((obstacle) => obstacle === null)).toHaveLength(1);
    expect(obstacles.join('')).toContain('I may not send messages in this channel: Send Messages');
  });

  it('remembers whose channel it is before the question is handed on', async () => {
    const happened: string[] = [];
    const office = anOffice({
      async place(destination, community) {
        happened.push(`${destination} is in ${community}`);
      },
    });
    const command = aCommand({
      name: 'latest',
      async answer() {
        happened.push('asked');
        return { kind: 'note', text: '' };
      },
    });
    await bot([command], { office });

    discord.interact({ ...typed('latest'), channel: { id: '66', type: 0 } });
    await discord.rest.heard(FILL);

    expect(happened).toEqual(['discord:66 is in discord:400000000000000001', 'asked']);
  });

  it('is told politely when the command is one of another version', async () => {
    await bot([aCommand({ name: 'latest' })]);

    const id = discord.interact(typed('horoscope'));
    await discord.rest.heard(CALLBACK);

    const [reply] = discord.repliesTo(id);
    expect(reply?.body).toMatchObject({ type: MESSAGE });
    expect(isPrivate(reply?.body ?? {})).toBe(true);
    expect(text(reply?.body)).toContain('another version');
  });

  it('may hand over a file, whose text the command gets', async () => {
    const file = { name: 'file', summary: '', type: 'file', required: true } as const;
    const { command, questions } = asked({ name: 'feeds import', options: [file] });
    const read: string[] = [];
    await bot([command], {
      web: {
        async get({ url }) {
          read.push(url);
          return { status: 200, url, headers: new Map(), body: Buffer.from('<opml/>'), redirects: [] };
        },
      },
    });
    const ask = typed('feeds import', [{ type: 11, name: 'file', value: '9' }]);
    const resolved = { attachments: { 9: { id: '9', url: 'https://cdn.example/feeds.opml' } } };

    discord.interact({ ...ask, data: { ...ask.data, resolved } });
    await discord.rest.heard(FILL);

    expect(read).toEqual(['https://cdn.example/feeds.opml']);
    expect(questions[0]?.options).toEqual({ file: '<opml/>' });
  });

  it('is told when the file cannot be read', async () => {
    const file = { name: 'file', summary: '', type: 'file', required: true } as const;
    const { command, questions } = asked({ name: 'feeds import', options: [file] });
    await bot([command], { web: { get: () => Promise.reject(new Refusal('web-too-large', '3 MB')) } });
    const ask = typed('feeds import', [{ type: 11, name: 'file', value: '9' }]);
    const resolved = { attachments: { 9: { id: '9', url: 'https://cdn.example/feeds.opml' } } };

    discord.interact({ ...ask, data: { ...ask.data, resolved } });

    expect(text((await discord.rest.heard(FILL)).body)).toContain('could not be read');
    expect(questions).toEqual([]);
  });

  it('gets a file when the answer is one', async () => {
    const { command } = asked({}, { kind: 'file', name: 'feeds.opml', text: '<opml/>', about: 'All feeds' });
    await bot([command]);

    discord.interact(typed('latest'));

    expect((await discord.rest.heard(FILL)).files).toEqual([{ name: 'feeds.opml', text: '<opml/>' }]);
  });
});

describe('somebody clicks', () => {
  const options = [{ name: 'story', summary: '', type: 'story', required: true }] as const;

  it('on a button of a card, and gets the answer for themselves', async () => {
    const { command, questions } = asked({ name: 'story', options });
    await bot([command]);

    discord.interact(clicked(writeCustomId({ command: 'story', options: { story: 's-7' } }) ?? ''));
    const { body } = await discord.rest.heard(CALLBACK);
    await discord.rest.heard(FILL);

    expect(body.type).toBe(LATER);
    expect(isPrivate(body)).toBe(true);
    expect(questions[0]?.options).toEqual({ story: 's-7' });
  });

  it('on a page of their answer, and it turns, also when the bot was started anew since', async () => {
    const { command } = asked({}, MANY);
    const first = await bot([command]);
    const id = discord.interact(typed('latest'));
    await discord.rest.heard(FILL);
    const pageOne = text(discord.repliesTo(id)[1]?.body);
    const [, menu = ''] = /"custom_id":"([^"]*)","placeholder"/.exec(pageOne) ?? [];
    await first.close();
    open.length = 0;
    await bot([command]);

    const turned = discord.interact(clicked(menu, { values: ['2'], ephemeral: true }));
    await discord.rest.heard(FILL, 2);

    const replies = discord.repliesTo(turned);
    expect(replies.map(({ kind, body }) => [kind, body.type])).toEqual([
      ['callback', UPDATE_LATER],
      ['original', undefined],
    ]);
    expect(text(replies[1]?.body)).toContain('Page 2 of');
  });

  it('on a page of an answer that everybody sees, and gets that page for themselves', async () => {
    const { command } = asked({}, MANY);
    await bot([command]);
    const menu = writeCustomId({ command: 'latest', options: {}, page: 1 }) ?? '';

    const id = discord.interact(clicked(menu, { values: ['2'], ephemeral: false }));
    await discord.rest.heard(FILL);

    expect(discord.repliesTo(id)[0]?.body).toMatchObject({ type: LATER, data: { flags: 64 } });
  });

  it('on a page that cannot be had, and keeps the one they read', async () => {
    const { command } = asked({}, { kind: 'note', text: 'No story yet.' });
    await bot([command]);
    const menu = writeCustomId({ command: 'latest', options: {}, page: 1 }) ?? '';

    const id = discord.interact(clicked(menu, { values: ['2'], ephemeral: true }));
    const { body } = await discord.rest.heard(ADD);

    expect(isPrivate(body)).toBe(true);
    expect(discord.repliesTo(id).map(({ kind }) => kind)).toEqual(['callback', 'followup']);
  });

  it.each(['', 'x', '0|story|story=1||', '2|story|story=1||', '1|horoscope|||', '1|story|story=%E0%A4%A||'])(
    'on something that is none of ours any more: %j',
    async (custom_id) => {
      const { command, questions } = asked({ name: 'story', options });
      const { problems } = await bot([command]);

      discord.interact(clicked(custom_id));
      const { body } = await discord.rest.heard(CALLBACK);

      expect(body).toMatchObject({ type: MESSAGE });
      expect(isPrivate(body)).toBe(true);
      expect(text(body)).toContain('another version');
      expect([questions, problems]).toEqual([[], []]);
    },
  );
});

describe('a form', () => {
  const options = [
    { name: 'url', summary: 'the address', type: 'address', required: true },
    { name: 'language', summary: 'its language', type: 'words', required: false },
  ] as const;
  const form = { name: 'feeds add', rights: 'change', options, form: ['url'] } as const;

  it('opens where nothing was said, as the very first answer, and what is written into it reaches the command', async () => {
    const { command, questions } = asked(form);
    await bot([command]);
    const admin = aMember({ permissions: MANAGE_SERVER });

    discord.interact({ ...typed('feeds add'), ...admin });
    const opened = (await discord.rest.heard(CALLBACK)).body;
    const { custom_id } = opened.data as { custom_id: string };
    const components = [
      { type: 18, id: 1, component: { type: 4, id: 2, custom_id: 'url', value: ' https://a.example/feed ' } },
    ];
    discord.interact({ ...admin, type: 5, data: { custom_id, components } });
    const heard = (await discord.rest.heard(CALLBACK, 2)).body;
    await discord.rest.heard(FILL);

    expect(opened.type).toBe(MODAL);
    expect(heard).toMatchObject({ type: LATER, data: { flags: 64 } });
    expect(questions.map((question) => question.options)).toEqual([{ url: 'https://a.example/feed' }]);
    expect(questions[0]?.asker.rights).toBe('change');
  });

  it('does not open for those who may not change anything', async () => {
    const { command, questions } = asked(form);
    await bot([command]);

    discord.interact(typed('feeds add'));
    const { body } = await discord.rest.heard(CALLBACK);

    expect(body.type).toBe(MESSAGE);
    expect(isPrivate(body)).toBe(true);
    expect(text(body)).toContain('may manage this server');
    expect(questions).toEqual([]);
  });

  it('does not open where something was said', async () => {
    const { command, questions } = asked(form);
    await bot([command]);

    discord.interact({ ...typed('feeds add', [said('language', 'de')]), ...aMember({ permissions: MANAGE_SERVER }) });
    await discord.rest.heard(FILL);

    expect(questions.map((question) => question.options)).toEqual([{ language: 'de' }]);
  });

  it('opens by a button too', async () => {
    await bot([asked(form).command]);

    discord.interact({ ...clicked('1|feeds add|||'), ...aMember({ permissions: MANAGE_SERVER }) });

    expect((await discord.rest.heard(CALLBACK)).body.type).toBe(MODAL);
  });

  it('of another version says so', async () => {
    await bot([asked(form).command]);

    discord.interact({ ...aMember(), type: 5, data: { custom_id: 'v0:feeds', components: [] } });

    expect(text((await discord.rest.heard(CALLBACK)).body)).toContain('another version');
  });
});

describe('"Sources of this" on a message', () => {
  const options = [{ name: 'story', summary: '', type: 'story', required: false }] as const;
  const on = (message: object) => ({
    ...aMember(),
    type: 2,
    data: { id: '1', type: 3, name: 'Sources of this', target_id: '5', resolved: { messages: { 5: message } } },
  });
  const card = [
    {
      type: 17,
      components: [
        { type: 10, content: 'A story' },
        { type: 1, components: [{ type: 2, custom_id: '1|why|story=s-7||', style: 2, label: 'Why' }] },
      ],
    },
  ];

  it('finds the story by what stands in the message', async () => {
    const { command, questions } = asked({ name: 'sources', options });
    await bot([command]);

    discord.interact(on({ id: '5', author: { id: BOT }, components: card }));
    const { body } = await discord.rest.heard(CALLBACK);
    await discord.rest.heard(FILL);

    expect(isPrivate(body)).toBe(true);
    expect(questions[0]?.options).toEqual({ story: 's-7' });
  });

  it.each([
    [
      'of somebody else, though it looks like one of ours',
      { id: '5', author: { id: '6' }, components: card },
      'not one of mine',
    ],
    ['of ours without a story', { id: '5', author: { id: BOT }, components: [] }, 'shows no story'],
  ])('says so on a message %s', async (_which, message, words) => {
    const { command, questions } = asked({ name: 'sources', options });
    await bot([command]);

    discord.interact(on(message));

    expect(text((await discord.rest.heard(CALLBACK)).body)).toContain(words);
    expect(questions).toEqual([]);
  });
});

describe('somebody is still typing', () => {
  const options = [
    { name: 'conflict', summary: '', type: 'conflict', required: false },
    { name: 'story', summary: '', type: 'story', required: false },
  ] as const;
  const typing = () => ({
    ...typed('latest', [said('conflict', 'sudan'), { ...said('story', 'mark'), focused: true }]),
    type: 4,
  });

  it('is offered what fits, with what else was said in mind', async () => {
    const asks: unknown[] = [];
    await bot([aCommand({ name: 'latest', options })], {
      suggest: (ask) => {
        asks.push(ask);
        return [{ value: 's-7', label: 'Market in Merinsk' }];
      },
    });

    discord.interact(typing());
    const { body } = await discord.rest.heard(CALLBACK);

    expect(asks).toEqual([{ type: 'story', typed: 'mark', options: { conflict: 'sudan' } }]);
    expect(body).toEqual({ type: CHOICES, data: { choices: [{ name: 'Market in Merinsk', value: 's-7' }] } });
  });

  it('is offered no more, and nothing longer, than Discord takes', async () => {
    await bot([aCommand({ name: 'latest', options })], {
      suggest: () => [
        { value: 'x'.repeat(101), label: 'too long to be a value' },
        { value: '', label: 'empty' },
        ...Array.from({ length: 60 }, (_, index) => ({
          value: `s-${index}`,
          label: index === 0 ? '' : 'ж'.repeat(300),
        })),
      ],
    });

    discord.interact(typing());
    const { choices } = (await discord.rest.heard(CALLBACK)).body.data as {
      choices: { name: string; value: string }[];
    };

    expect(choices).toHaveLength(25);
    expect(choices[0]).toEqual({ name: 's-0', value: 's-0' });
    expect(choices.every(({ name }) => name.length >= 1 && name.length <= 100)).toBe(true);
  });

  it('is offered nothing where nothing is known', async () => {
    await bot([]);

    discord.interact(typing());

    expect((await discord.rest.heard(CALLBACK)).body).toEqual({ type: CHOICES, data: { choices: [] } });
  });
});

describe('when something goes wrong', () => {
  it('acts once on what Discord tells twice', async () => {
    const { command, questions } = asked();
    await bot([command]);

    const id = discord.interact(typed('latest'));
    await discord.rest.heard(FILL);
    discord.interact({ ...typed('latest'), id });
    discord.interact(typed('latest'));
    await discord.rest.heard(FILL, 2);

    expect(questions).toHaveLength(2);
    expect(discord.repliesTo(id)).toHaveLength(2);
  });

  it('acts once on what is told again after the connection was lost', async () => {
    const { command, questions } = asked();
    await bot([command]);
    discord.interact(typed('latest'));
    await discord.rest.heard(FILL);
    const [session] = discord.gateway.sessions;
    const told = session?.sent.find(({ t }) => t === 'INTERACTION_CREATE');

    discord.gateway.drop();
    await discord.rest.until(() => discord.gateway.counts.resumed === 1);
    discord.gateway.dispatch('INTERACTION_CREATE', told?.d);
    discord.interact(typed('latest'));
    await discord.rest.heard(FILL, 2);

    expect(questions).toHaveLength(2);
  });

  it('does nothing where another of us answers already', async () => {
    const { command, questions } = asked();
    const { problems } = await bot([command]);
    discord.rest.fail(refuses(400, 40_060, 'Interaction has already been acknowledged.'), CALLBACK);

    discord.interact(typed('latest'));
    discord.interact(typed('latest'));
    await discord.rest.heard(FILL);

    expect(questions).toHaveLength(1);
    expect(problems).toMatchObject([{ code: 'answer-lost', subject: '/latest' }]);
  });

  it.each([
    ['was lost', takesAnd('reset')],
    ['came as an error', takesAnd(500)],
    ['broke off', takesAnd('truncate')],
    ['never came', takesAnd('hang')],
  ])('goes on when it was heard and the word of it %s, and never says so twice', async (_how, fault) => {
    const { command, questions } = asked();
    const { problems } = await bot([command], SOON);
    discord.rest.fail(fault, CALLBACK);

    const id = discord.interact(typed('latest'));
    await discord.rest.heard(FILL);

    expect(discord.repliesTo(id).map(({ kind }) => kind)).toEqual(['callback', 'original']);
    expect(discord.rest.asked(CALLBACK)).toHaveLength(1);
    expect(questions).toHaveLength(1);
    expect(problems).toEqual([]);
  });

  it.each([
    ['was lost', loses('reset')],
    ['failed', says(500)],
    ['was left hanging', loses('hang')],
  ])('says once more that it was heard when that %s, and there was nothing to fill in', async (_how, fault) => {
    const { command, questions } = asked();
    const { problems } = await bot([command], SOON);
    discord.rest.fail(fault, CALLBACK);

    const id = discord.interact(typed('latest'));
    await discord.rest.heard(FILL, 2);

    expect(discord.repliesTo(id).map(({ kind }) => kind)).toEqual(['callback', 'original']);
    expect(discord.rest.asked(CALLBACK)).toHaveLength(2);
    expect(questions).toHaveLength(1);
    expect(problems).toEqual([]);
  });

  it('says nothing a second time when it is too late for that', async () => {
    let now = NOON;
    const slow = aCommand({
      name: 'latest',
      async answer() {
        now += 2_500;
        return { kind: 'note', text: 'Here you are.' };
      },
    });
    const { problems } = await bot([slow], { clock: () => now });
    discord.rest.fail(loses('reset'), CALLBACK);

    const id = discord.interact(typed('latest'));
    await discord.rest.until(() => problems.length > 0);

    expect(discord.repliesTo(id)).toEqual([]);
    expect(discord.rest.asked(CALLBACK)).toHaveLength(1);
    expect(problems).toEqual([{ code: 'answer-lost', subject: '/latest', detail: '10015 Unknown Webhook' }]);
  });

  it('goes on when it turns out that it was heard after all', async () => {
    const { problems } = await bot([asked().command]);
    discord.rest.fail(takesAnd('reset'), CALLBACK);
    discord.rest.fail(refuses(404, 10_015, 'Unknown Webhook'), FILL);

    const id = discord.interact(typed('latest'));
    await discord.rest.heard(FILL, 2);

    expect(discord.repliesTo(id).map(({ kind }) => kind)).toEqual(['callback', 'original']);
    expect(problems).toEqual([]);
  });

  it.each([
    ['was taken', takesAnd('reset'), 1, 'original'],
    ['was lost', loses('reset'), 2, 'original'],
  ])('is told plain words when the first attempt %s', async (_how, fault, attempts, last) => {
    const { problems } = await bot([]);
    discord.rest.fail(fault, CALLBACK);

    const id = discord.interact(typed('gone'));
    await discord.rest.until(() => discord.repliesTo(id).at(-1)?.kind === last);

    expect(discord.repliesTo(id).map(({ kind, body }) => [kind, text(body).includes('version')])).toEqual([
      ['callback', true],
      ['original', true],
    ]);
    expect(isPrivate(discord.repliesTo(id)[0]?.body ?? {})).toBe(true);
    expect(discord.rest.asked(CALLBACK)).toHaveLength(attempts);
    expect(problems).toEqual([]);
  });

  it('is shown a form once, and where nobody says whether it was shown that is written down', async () => {
    const form = aCommand({ name: 'latest', form: ['note'], options: [A_NOTE] });
    const { problems } = await bot([form]);
    discord.rest.fail(takesAnd('reset'), CALLBACK);

    const id = discord.interact(typed('latest'));
    await discord.rest.until(() => problems.length > 0);

    expect(discord.repliesTo(id).map(({ body }) => body.type)).toEqual([MODAL]);
    expect(problems).toMatchObject([{ code: 'answer-lost', subject: '/latest' }]);
  });

  it('asks the command nothing for somebody who does not know that they were heard', async () => {
    const { command, questions } = asked();
    const { problems } = await bot([command]);
    discord.rest.fail(refuses(404, 10_062, 'Unknown interaction'), CALLBACK);

    discord.interact(typed('latest'));
    discord.interact(typed('latest'));
    await discord.rest.heard(FILL);

    expect(questions).toHaveLength(1);
    expect(problems).toEqual([{ code: 'answer-lost', subject: '/latest', detail: '10062 Unknown interaction' }]);
  });

  it.each([
    ['Unknown Webhook', refuses(404, 10_015, 'Unknown Webhook')],
    ['Invalid Webhook Token', refuses(401, 50_027, 'Invalid Webhook Token')],
    ['Unknown interaction', refuses(404, 10_062, 'Unknown interaction')],
  ])('writes down that nobody saw an answer that came too late: %s', async (why, fault) => {
    const { problems } = await bot([asked().command]);
    discord.rest.fail(fault, FILL);

    discord.interact(typed('latest'));
    discord.interact(typed('latest'));
    await discord.rest.heard(FILL, 2);
    await discord.rest.until(() => problems.length > 0);

    expect(problems).toMatchObject([{ code: 'answer-lost', subject: '/latest' }]);
    expect(problems[0]?.detail).toContain(why);
    expect(discord.rest.asked(FILL)).toHaveLength(2);
  });

  it.each([
    ['fails', says(502)],
    ['breaks off', loses('reset')],
  ])('fills in the answer again when Discord %s', async (_how, fault) => {
    const { problems } = await bot([asked().command]);
    discord.rest.fail(fault, FILL);

    const id = discord.interact(typed('latest'));
    await discord.rest.heard(FILL, 2);

    expect(discord.repliesTo(id).map(({ kind }) => kind)).toEqual(['callback', 'original']);
    expect(problems).toEqual([]);
  });

  it('says plain words when Discord refuses what was to be shown', async () => {
    const { problems } = await bot([asked({}, MANY).command]);
    discord.rest.fail(refuses(400, 50_035, 'Invalid Form Body'), FILL);

    const id = discord.interact(typed('latest'));
    await discord.rest.heard(FILL, 2);

    expect(text(discord.repliesTo(id)[1]?.body)).toContain('could not be shown');
    expect(problems).toMatchObject([{ code: 'answer-lost', detail: '50035 Invalid Form Body' }]);
  });

  it('tells nothing of our insides when a command is broken, and writes it down', async () => {
    const broken = aCommand({
      name: 'latest',
      answer: () => Promise.reject(new TypeError('cards is undefined in /srv/bot/store.sqlite')),
    });
    const { problems } = await bot([broken]);

    discord.interact(typed('latest'));
    const { body } = await discord.rest.heard(FILL);

    expect(text(body)).toContain('Something went wrong on my side');
    expect(text(body)).not.toMatch(/TypeError|undefined|sqlite/);
    expect(problems).toMatchObject([{ code: 'command-failed', subject: '/latest', cause: expect.any(TypeError) }]);
  });

  it('writes down a store that says no by its own name', async () => {
    const full = aCommand({ name: 'latest', answer: () => Promise.reject(new Refusal('store-full', 'no space')) });
    const { problems } = await bot([full]);

    discord.interact(typed('latest'));
    const { body } = await discord.rest.heard(FILL);

    expect(text(body)).not.toContain('no space');
    expect(problems).toMatchObject([{ code: 'store-full', subject: '/latest', detail: 'no space' }]);
  });

  it('does not wait for a command for ever', async () => {
    const stuck = aCommand({ name: 'latest', answer: () => new Promise(() => {}) });
    await bot([stuck], { patience: { answerWithinMs: 1 } });

    discord.interact(typed('latest'));

    expect(text((await discord.rest.heard(FILL)).body)).toContain('longer than a minute');
  });

  it('writes no token of a conversation and none of ours anywhere', async () => {
    const { problems } = await bot([asked().command]);
    discord.rest.fail([says(500), refuses(401, 50_027, 'Invalid Webhook Token')], FILL);
    discord.rest.fail(refuses(404, 10_062, 'Unknown interaction'), CALLBACK);

    discord.interact(typed('latest'));
    discord.interact(typed('latest'));
    await discord.rest.until(() => problems.length > 0);

    expect(JSON.stringify(problems)).not.toContain('token-of-');
    expect(JSON.stringify(problems)).not.toContain(discord.token);
  });
});

describe('many questions at once', () => {
  it('of one person are answered in turn, and politely refused beyond what anybody needs', async () => {
    const waiting: (() => void)[] = [];
    const slow = aCommand({
      name: 'latest',
      answer: () => new Promise((resolve) => waiting.push(() => resolve({ kind: 'note', text: 'Done.' }))),
    });
    await bot([slow]);

    const ids = Array.from({ length: 30 }, () => discord.interact(typed('latest')));
    await discord.rest.heard(CALLBACK, 30);

    const types = ids.map((id) => discord.repliesTo(id)[0]?.body.type);
    expect(types.filter((type) => type === LATER)).toHaveLength(23);
    expect(types.filter((type) => type === MESSAGE)).toHaveLength(7);
    await discord.rest.until(() => waiting.length === 3);

    for (let answered = 0; answered < 23; answered += 1) {
      await discord.rest.until(() => waiting.length > 0);
      waiting.shift()?.();
      await discord.rest.heard(FILL, answered + 1);
    }
    expect(discord.rest.asked(FILL)).toHaveLength(23);
  });

  it('of one person keep nobody else waiting', async () => {
    const busy = '500000000000000002';
    const command = aCommand({
      name: 'latest',
      answer: ({ asker }) =>
        asker.user === busy ? new Promise(() => {}) : Promise.resolve({ kind: 'note', text: 'Done.' }),
    });
    await bot([command]);

    for (let count = 0; count < 30; count += 1) discord.interact({ ...typed('latest'), ...aMember({ user: busy }) });
    const id = discord.interact(typed('latest'));
    await discord.rest.heard(FILL);

    expect(discord.repliesTo(id).map(({ kind }) => kind)).toEqual(['callback', 'original']);
  });

  it('measure how long it took to be heard, each of them', async () => {
    let now = 0;
    const measured: number[] = [];
    await bot([asked().command], {
      clock: () => {
        now += 5;
        return now;
      },
      onAcknowledged: (ms) => measured.push(ms),
    });

    discord.interact(typed('latest'));
    await discord.rest.heard(FILL);

    expect(measured).toHaveLength(1);
    expect(measured[0]).toBeGreaterThan(0);
  });
});
