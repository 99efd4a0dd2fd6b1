import { ChannelType, PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followGuilds } from '../../../src/adapters/discord/guilds.ts';
import type { DestinationId } from '../../../src/delivery/delivery.ts';
import type { CommunityId, Office } from '../../../src/office.ts';
import { type Problem, Refusal } from '../../../src/outcome.ts';
import { aChannel, anOffice } from '../../commands/desk.ts';
import { NOON } from '../../support/builders.ts';
import { DiscordDouble } from '../../support/discord-double.ts';
import { GUILD, overwrite } from '../../support/discord-world.ts';
import { connected } from './asking.ts';

const MINUTE_MS = 60_000;
const OTHER = '400000000000000002';

let discord: DiscordDouble;
const open: (() => Promise<void>)[] = [];

beforeEach(async () => {
  discord = await DiscordDouble.start({ clock: () => NOON });
});
afterEach(async () => {
  for (const close of open.splice(0)) await close();
  await discord.close();
});

/** An office that remembers of which servers the bot is a member, over restarts of the bot. */
function aMemory(members: readonly string[] = []) {
  const here = new Set(members.map((id) => `discord:${id}` as CommunityId));
  const told: string[] = [];
  return {
    told,
    here,
    office: anOffice({
      communities: () => [...here],
      async joined(community) {
        told.push(`joined ${community}`);
        const unknown = !here.has(community);
        here.add(community);
        return unknown;
      },
      async left(community) {
        told.push(`left ${community}`);
        here.delete(community);
      },
      async place(destination, community) {
        told.push(`${destination} is in ${community}`);
      },
    }),
  };
}

/** A bot that follows its servers, and what it said to them. */
async function start(office: Office, now = NOON) {
  const greetings: { destination: DestinationId; name: string; text: string }[] = [];
  const problems: Problem[] = [];
  let following: { close(): void } | null = null;
  const client = await connected(discord, (before) => {
    following = followGuilds(before, {
      office,
      async greet(destination, name, text) {
        greetings.push({ destination, name, text });
        discord.rest.happened();
      },
      clock: () => now,
      onProblem(problem) {
        problems.push(problem);
        discord.rest.happened();
      },
    });
  });
  const stop = async () => {
    following?.close();
    await client.destroy();
  };
  open.push(stop);
  return { client, greetings, problems, stop };
}

/** Whatever the gateway told last has been heard and followed up: a later word has come through. */
async function settled(client: Awaited<ReturnType<typeof connected>>): Promise<void> {
  const later = new Promise<void>((resolve) => client.once('channelCreate', () => resolve()));
  discord.addChannel();
  await later;
  await new Promise((resolve) => setImmediate(resolve));
}

describe('a server that the bot is added to', () => {
  it('is greeted once, in three sentences, in the channel that comes first', async () => {
    const { office } = aMemory([GUILD]);
    const { greetings, client } = await start(office);
    discord.world.addChannel({ guild_id: OTHER, id: '81', position: 2 });
    discord.world.addChannel({ guild_id: OTHER, id: '82', position: 1 });

    discord.join({ id: OTHER });
    await discord.rest.until(() => greetings.length > 0);
    discord.comeBack(OTHER);
    await settled(client);

    expect(greetings).toMatchObject([
      { destination: 'discord:82', name: `greeting:${OTHER}:${new Date(NOON).toISOString()}` },
    ]);
    expect(greetings[0]?.text.match(/[.!?](?= |$)/g)).toHaveLength(3);
  });

  it('is greeted where it tells of newcomers, if it has such a place', async () => {
    const { office } = aMemory([GUILD]);
    const { greetings } = await start(office);
    discord.world.addChannel({ guild_id: OTHER, id: '81', position: 1 });
    discord.world.addChannel({ guild_id: OTHER, id: '82', position: 2 });

    discord.join({ id: OTHER, system_channel_id: '82' } as object);
    await discord.rest.until(() => greetings.length > 0);

    expect(greetings[0]?.destination).toBe('discord:82');
  });

  it.each([
    ['may not be seen', { permission_overwrites: overwrite(PermissionFlagsBits.ViewChannel) }],
    ['may not be written to', { permission_overwrites: overwrite(PermissionFlagsBits.SendMessages) }],
    ['is for voices', { type: ChannelType.GuildVoice }],
    ['is sent on to other servers', { type: ChannelType.GuildAnnouncement }],
    ['is a forum', { type: ChannelType.GuildForum }],
  ])('is not greeted in a channel that %s', async (_what, fields) => {
    const { office } = aMemory([GUILD]);
    const { greetings } = await start(office);
    discord.world.addChannel({ guild_id: OTHER, id: '81', position: 1, ...fields });
    discord.world.addChannel({ guild_id: OTHER, id: '82', position: 2 });

    discord.join({ id: OTHER, system_channel_id: '81' } as object);
    await discord.rest.until(() => greetings.length > 0);

    expect(greetings.map(({ destination }) => destination)).toEqual(['discord:82']);
  });

  it('is not greeted where nothing may be said', async () => {
    const { office, told } = aMemory([GUILD]);
    const { greetings, problems, client } = await start(office);

    discord.join({ id: OTHER });
    await settled(client);

    expect(told).toContain(`joined discord:${OTHER}`);
    expect([greetings, problems]).toEqual([[], []]);
  });

  it('while the bot was away is greeted when it comes back', async () => {
    const { office } = aMemory();
    discord.addChannel({ id: '81' });

    const { greetings } = await start(office, NOON + 9 * MINUTE_MS);
    await discord.rest.until(() => greetings.length > 0);

    expect(greetings[0]?.destination).toBe('discord:81');
  });

  it('is greeted when it adds the bot now, whatever it says of when that was', async () => {
    const { office } = aMemory([GUILD]);
    const { greetings } = await start(office);
    discord.world.addChannel({ guild_id: OTHER, id: '81' });

    discord.join({ id: OTHER, joined_at: '2023-11-14T22:13:20.000Z' });
    await discord.rest.until(() => greetings.length > 0);

    expect(greetings[0]?.destination).toBe('discord:81');
  });

  it('is not greeted again by a bot that has lost its memory', async () => {
    const { office, told } = aMemory();
    discord.addChannel({ id: '81' });

    const { greetings, client } = await start(office, NOON + 10 * MINUTE_MS);
    await settled(client);

    expect(told).toContain(`joined discord:${GUILD}`);
    expect(greetings).toEqual([]);
  });

  it('is not greeted again when the bot is started anew', async () => {
    const { office } = aMemory();
    discord.addChannel({ id: '81' });
    const first = await start(office);
    await discord.rest.until(() => first.greetings.length > 0);
    await first.stop();

    const second = await start(office);
    await settled(second.client);

    expect(second.greetings).toEqual([]);
  });

  it('has its channels remembered as its own', async () => {
    const { office, told } = aMemory([GUILD]);
    discord.addChannel({ id: '81' });
    discord.addChannel({ id: '82' });
    const destinations = [
      aChannel({ id: 'discord:81' as DestinationId }),
      aChannel({ id: 'discord:99' as DestinationId }),
    ];

    const { client } = await start({ ...office, destinations: () => destinations });
    await settled(client);

    expect(told.filter((line) => line.includes(' is in '))).toEqual([`discord:81 is in discord:${GUILD}`]);
  });
});

describe('a server that the bot is removed from', () => {
  it('is left at once', async () => {
    const { office, here, told } = aMemory([GUILD]);
    const { client } = await start(office);
    discord.join({ id: OTHER });
    await settled(client);

    discord.leave(OTHER);
    await settled(client);

    expect([...here]).toEqual([`discord:${GUILD}`]);
    expect(told.at(-1)).toBe(`left discord:${OTHER}`);
  });

  it('is not left when it is only out of reach for a while', async () => {
    const { office, here } = aMemory([GUILD]);
    const { client, greetings } = await start(office);
    discord.join({ id: OTHER });
    await settled(client);

    discord.leave(OTHER, { unavailable: true });
    await settled(client);
    discord.comeBack(OTHER);
    await settled(client);

    expect([...here]).toEqual([`discord:${GUILD}`, `discord:${OTHER}`]);
    expect(greetings).toEqual([]);
  });

  it('while the bot was away is left when it comes back', async () => {
    const { office, here } = aMemory([GUILD, OTHER]);

    const { client } = await start(office);
    await settled(client);

    expect([...here]).toEqual([`discord:${GUILD}`]);
  });

  it('while the session was lost is left when a new one begins', async () => {
    const { office, here } = aMemory([GUILD]);
    const { client } = await start(office);
    discord.join({ id: OTHER });
    await settled(client);

    discord.world.guilds.delete(OTHER);
    discord.gateway.drop();
    discord.gateway.forget();
    await discord.rest.until(() => discord.gateway.counts.identified === 2);
    await settled(client);

    expect([...here]).toEqual([`discord:${GUILD}`]);
  });

  it('leaves those alone that are of another service', async () => {
    const { office, here } = aMemory([GUILD]);
    here.add('slack:T0123' as CommunityId);

    const { client } = await start(office);
    await settled(client);

    expect([...here]).toContain('slack:T0123');
  });

  it('is joined anew when the bot is added again, and greeted', async () => {
    const { office, here, told } = aMemory([GUILD]);
    const { client, greetings } = await start(office);
    discord.world.addChannel({ guild_id: OTHER, id: '81' });
    discord.join({ id: OTHER });
    discord.leave(OTHER);
    discord.world.addChannel({ guild_id: OTHER, id: '81' });
    discord.join({ id: OTHER, joined_at: new Date(NOON + MINUTE_MS).toISOString() });
    await settled(client);

    expect(told.filter((line) => / (discord:4\d+2)$/.test(line) && !line.includes(' is in '))).toEqual([
      `joined discord:${OTHER}`,
      `left discord:${OTHER}`,
      `joined discord:${OTHER}`,
    ]);
    expect(here.has(`discord:${OTHER}` as CommunityId)).toBe(true);
    expect(new Set(greetings.map(({ name }) => name)).size).toBe(2);
  });

  it('is a problem for the operators when it cannot be written down', async () => {
    const { office } = aMemory([GUILD]);
    const left = () => Promise.reject(new Refusal('store-full', 'no space'));
    const { problems } = await start({ ...office, left });

    discord.leave(GUILD);
    await discord.rest.until(() => problems.length > 0);

    expect(problems).toMatchObject([{ code: 'store-full', subject: `discord:${GUILD}` }]);
  });
});

describe('with several shards', () => {
  it('leaves no server that another shard looks after', async () => {
    await discord.close();
    discord = await DiscordDouble.start({ clock: () => NOON, shards: 4 });
    const guilds = Array.from({ length: 8 }, (_, index) => String(BigInt(GUILD) + (BigInt(index) << 22n)));
    for (const id of guilds) discord.world.addGuild({ id });
    const { office, told } = aMemory([...guilds, OTHER]);

    const { stop } = await startSharded(office);
    await discord.rest.until(() => told.filter((line) => line.startsWith('joined')).length === 8);
    await stop();

    expect(told.filter((line) => line.startsWith('left'))).toEqual([`left discord:${OTHER}`]);
  });
});

async function startSharded(office: Office) {
  let following: { close(): void } | null = null;
  const client = await connected(discord, (before) => {
    before.options.shards = 'auto';
    following = followGuilds(before, { office, greet: async () => {}, clock: () => NOON, onProblem: () => {} });
  });
  return {
    async stop() {
      following?.close();
      await client.destroy();
    },
  };
}
