import { Client, GatewayIntentBits, InteractionType } from 'discord.js';
import { expect, it } from 'vitest';
import { DiscordDouble } from './discord-double.ts';
import { tokenOf } from './discord-routes.ts';
import { GUILD } from './discord-world.ts';

it('is taken for Discord by discord.js: ready, asked, answered, resumed', async () => {
  const double = await DiscordDouble.start();
  const { id: channel } = double.addChannel();
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: double.api } });
  const ready = new Promise((resolve) => client.once('clientReady', resolve));

  await client.login(double.token);
  await ready;
  const asked = new Promise<string>((resolve) => client.once('interactionCreate', ({ token }) => resolve(token)));
  const id = double.interact({ type: InteractionType.ApplicationCommand, data: { id: '1', name: 'help', type: 1 } });
  double.gateway.drop();
  const later = double.interact({ type: InteractionType.ApplicationCommand, data: { id: '1', name: 'help', type: 1 } });

  expect(client.guilds.cache.get(GUILD)?.channels.cache.has(channel)).toBe(true);
  expect([tokenOf(id), tokenOf(later)]).toContain(await asked);
  await double.rest.until(() => double.gateway.counts.resumed === 1);
  expect(double.gateway.counts).toEqual({ identified: 1, resumed: 1, refused: 0 });
  await client.destroy();
  await double.close();
});
