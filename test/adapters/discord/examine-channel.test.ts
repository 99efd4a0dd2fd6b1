import { ChannelType, PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DiscordDouble, refuses } from '../../support/discord-double.ts';
import { type DoubleChannel, GUILD, overwrite, ROLE } from '../../support/discord-world.ts';
import { says, takesAnd } from '../../support/loopback-rest.ts';
import { look, lookAt, spoken } from './examining.ts';

const NOW = Date.parse('2026-03-13T13:00:00Z');

let discord: DiscordDouble;

beforeEach(async () => {
  discord = await DiscordDouble.start();
});
afterEach(() => discord.close());

const aTag = ({ moderated }: { moderated: boolean }) => ({ id: '1', name: 'news', moderated });

describe('a channel', () => {
  it.each([
    ['thread', PermissionFlagsBits.SendMessages, 'Send Messages'],
    ['thread', PermissionFlagsBits.CreatePublicThreads, 'Create Public Threads'],
    ['thread', PermissionFlagsBits.SendMessagesInThreads, 'Send Messages in Threads'],
    ['thread', PermissionFlagsBits.ReadMessageHistory, 'Read Message History'],
    ['messages', PermissionFlagsBits.ViewChannel, 'View Channel'],
    ['messages', PermissionFlagsBits.SendMessages, 'Send Messages'],
    ['messages', PermissionFlagsBits.ReadMessageHistory, 'Read Message History'],
  ] as const)('in the layout %s that denies a permission (%i) is told its name: %s', async (layout, bit, name) => {
    const found = await lookAt(discord, { permission_overwrites: overwrite(bit) }, layout);

    expect(found).toMatchObject({ state: 'wrong', found: `#briefings in Newsroom: the bot lacks ${name}` });
    expect(found.advice).toContain(`allow it: ${name}.`);
  });

  it('needs no more than its layout does', async () => {
    const threads = PermissionFlagsBits.CreatePublicThreads | PermissionFlagsBits.SendMessagesInThreads;

    expect((await lookAt(discord, { permission_overwrites: overwrite(threads) }, 'messages')).state).toBe('ok');
  });

  it('tells all that is missing at once', async () => {
    const guild = discord.world.guilds.get(GUILD);
    if (guild) guild.permissions = PermissionFlagsBits.ViewChannel;

    expect((await lookAt(discord, {}, 'messages')).found).toBe(
      '#briefings in Newsroom: the bot lacks Read Message History, Send Messages',
    );
  });

  it('without Attach Files is a warning: briefings go on', async () => {
    const found = await lookAt(
      discord,
      { permission_overwrites: overwrite(PermissionFlagsBits.AttachFiles) },
      'messages',
    );

    expect(found).toMatchObject({ state: 'warning', advice: expect.stringContaining('Attach Files') });
  });

  it('is named by its own words in a forum', async () => {
    const found = await lookAt(
      discord,
      { type: ChannelType.GuildForum, permission_overwrites: overwrite(PermissionFlagsBits.SendMessages) },
      'forum',
    );

    expect(found).toMatchObject({ state: 'wrong', found: expect.stringContaining('the bot lacks Create Posts') });
  });

  it.each([
    [{ type: ChannelType.GuildCategory }, 'a category', 'Name a text channel'],
    [{ type: 99 as ChannelType }, 'a kind the bot does not know', 'Name a text channel'],
    [{ type: ChannelType.DM, guild_id: undefined as unknown as string }, 'a direct message', 'Name a text channel'],
    [{ type: ChannelType.GuildForum, flags: 1 << 4 }, 'wants a tag', 'Add a tag'],
    [
      { type: ChannelType.GuildForum, flags: 1 << 4, available_tags: [aTag({ moderated: true })] },
      'wants a tag',
      'Add a tag',
    ],
  ] as const)('%j can show nothing: %s', async (fields, found, advice) => {
    expect(await lookAt(discord, fields, 'forum')).toMatchObject({
      state: 'wrong',
      found: expect.stringContaining(found),
      advice: expect.stringContaining(advice),
    });
  });

  it.each([
    [{ type: ChannelType.GuildText }, 'forum', 'no forum, so stories stand in a thread', 'layout: thread'],
    [{ type: ChannelType.GuildForum }, 'thread', 'each briefing is one post', 'layout: forum'],
    [{ type: ChannelType.GuildVoice }, 'thread', 'a voice channel and cannot have threads', 'layout: messages'],
  ] as const)('%j with the layout %s shows it otherwise: %s', async (fields, layout, found, advice) => {
    expect(await lookAt(discord, fields, layout)).toMatchObject({
      state: 'warning',
      found: expect.stringContaining(found),
      advice: expect.stringContaining(advice),
    });
  });

  it.each([
    [{ type: ChannelType.GuildAnnouncement }, 'thread'],
    [{ type: ChannelType.GuildAnnouncement }, 'messages'],
    [{ type: ChannelType.GuildForum }, 'forum'],
    [{ type: ChannelType.GuildMedia }, 'forum'],
    [{ type: ChannelType.GuildVoice }, 'messages'],
    [{ type: ChannelType.GuildForum, flags: 1 << 4, available_tags: [aTag({ moderated: false })] }, 'forum'],
  ] as const)('%j goes with the layout %s', async (fields, layout) => {
    expect((await lookAt(discord, fields, layout)).state).toBe('ok');
  });

  it('may be a thread, with the permissions of the channel above it', async () => {
    const above = discord.world.addChannel({ permission_overwrites: overwrite(PermissionFlagsBits.SendMessages) });
    const thread = (fields: Partial<DoubleChannel> = {}) =>
      ({
        id: discord.world.nextId(),
        type: ChannelType.PublicThread,
        parent_id: above.id,
        name: 'a thread',
        ...fields,
      }) as const;

    expect((await lookAt(discord, thread(), 'messages')).state).toBe('ok');
    expect(await lookAt(discord, thread(), 'thread')).toMatchObject({
      state: 'warning',
      advice: expect.stringContaining('layout: messages'),
    });
    const locked = { archived: false, locked: true, auto_archive_duration: 60, archive_timestamp: '' };
    expect((await lookAt(discord, thread({ thread_metadata: locked }), 'messages')).found).toContain('locked');

    above.permission_overwrites = overwrite(PermissionFlagsBits.SendMessagesInThreads);
    expect(await lookAt(discord, thread(), 'messages')).toMatchObject({
      state: 'wrong',
      advice: expect.stringContaining('the channel above it'),
    });
  });

  it('that is to be published must be an announcement channel', async () => {
    expect((await lookAt(discord, {}, 'thread', { publish: true })).state).toBe('warning');
    expect((await lookAt(discord, { type: ChannelType.GuildAnnouncement }, 'thread', { publish: true })).state).toBe(
      'ok',
    );
  });

  it('that is not there, not seen, or no channel is told apart', async () => {
    const hidden = discord.world.addChannel();
    discord.rest.fail(refuses(403, 50_001, 'Missing Access'), { path: new RegExp(`/channels/${hidden.id}$`) });
    const channels = ['700000000000000009', hidden.id, GUILD].map((id) => spoken(id));

    const [absent, unseen, server] = Object.values(await look(discord, { channels })).slice(-3);

    expect(absent).toMatchObject({
      state: 'wrong',
      found: 'there is no such channel',
      advice: expect.stringContaining('Copy Channel ID'),
    });
    expect(unseen).toMatchObject({ state: 'wrong', advice: expect.stringContaining('View Channel') });
    expect(server).toMatchObject({ state: 'wrong', found: 'this is the id of the server Newsroom, not of a channel' });
  });

  it('is wrong, and the others are looked at, while its answers are lost', async () => {
    const [first, second] = [discord.world.addChannel(), discord.world.addChannel()];
    discord.rest.fail(takesAnd('truncate'), { path: new RegExp(`/channels/${first.id}$`) }, 2);
    discord.rest.fail(says(500), { path: /\/roles$/ }, 2);
    const channels = [first, second].map(({ id }) => spoken(id));

    const [lost, roleless] = Object.values(await look(discord, { channels })).slice(-2);

    expect(lost).toMatchObject({ state: 'wrong', found: expect.stringContaining('could not be looked at') });
    expect(roleless).toMatchObject({ state: 'wrong', found: expect.stringContaining('roles of its server') });
  });

  it('hears nothing from a bot in a time-out', async () => {
    const user = discord.world.bot();
    discord.rest.fail(says(200, { user, roles: [ROLE], communication_disabled_until: '2026-03-14T00:00:00Z' }), {
      path: /\/members\//,
    });
    const { id } = discord.world.addChannel();
    const channel = spoken(id);

    const found = (await look(discord, { channels: [channel], clock: () => NOW }))[channel.id];

    expect(found).toMatchObject({ state: 'wrong', found: expect.stringContaining('time-out until 2026-03-14') });
  });
});
