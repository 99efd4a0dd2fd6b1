import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandsFor } from '../../../commands/index.ts';
import { type ListenParts, listen } from '../../../src/adapters/discord/listen.ts';
import type { Problem } from '../../../src/outcome.ts';
import { aDesk, anOffice } from '../../commands/desk.ts';
import { NOON } from '../../support/builders.ts';
import { DiscordDouble, refuses } from '../../support/discord-double.ts';
import { says } from '../../support/loopback-rest.ts';
import { connected, said, typed } from './asking.ts';

const REGISTRATION = { method: 'PUT', path: /\/commands$/ };
const LOOK = { method: 'GET', path: /\/commands$/ };
const CALLBACK = { method: 'POST', path: /\/callback$/ };
const FILL = { method: 'PATCH', path: /@original$/ };

let discord: DiscordDouble;
const open: (() => Promise<void>)[] = [];

beforeEach(async () => {
  discord = await DiscordDouble.start({ clock: () => NOON });
  discord.addChannel();
});
afterEach(async () => {
  for (const close of open.splice(0)) await close();
  await discord.close();
});

/** The bot as it listens, with all its commands. */
async function start(fields: Partial<ListenParts> = {}) {
  const desk = aDesk();
  const office = anOffice();
  const problems: Problem[] = [];
  let listening: { close(): Promise<void> } | null = null;
  const client = await connected(discord, (before) => {
    listening = listen(before, {
      commands: commandsFor(desk, office),
      desk,
      office,
      operators: new Set(),
      guild: null,
      web: { get: () => Promise.reject(new Error('nothing is read in this test')) },
      greet: async () => {},
      clock: () => NOON,
      patience: { finishWithinMs: 0 },
      onProblem(problem) {
        problems.push(problem);
        discord.rest.happened();
      },
      ...fields,
    });
  });
  const stop = async () => {
    await listening?.close();
    await client.destroy();
  };
  open.push(stop);
  return { client, problems, stop };
}

describe('a bot that listens', () => {
  it('registers its commands once, however often it is started', async () => {
    const first = await start();
    await discord.rest.heard(REGISTRATION);
    await first.stop();
    for (let starts = 2; starts <= 5; starts += 1) {
      const again = await start();
      await discord.rest.heard(LOOK, starts);
      await again.stop();
    }

    expect(discord.rest.asked(REGISTRATION)).toHaveLength(1);
  });

  it('registers them when Discord answers again, if it did not at the start', async () => {
    discord.rest.fail(says(503), LOOK);
    const { problems } = await start();
    await discord.rest.until(() => problems.length > 0);

    discord.gateway.drop();
    await discord.rest.heard(REGISTRATION);

    expect(problems.map(({ code }) => code)).toEqual(['service-unreachable']);
  });

  it('tells once that Discord does not take them, and answers all the same', async () => {
    discord.rest.fail(refuses(403, 50_001, 'Missing Access'), LOOK);
    const { problems } = await start();
    await discord.rest.until(() => problems.length > 0);

    discord.gateway.drop();
    await discord.rest.until(() => discord.gateway.counts.resumed === 1);
    discord.interact(typed('help'));
    await discord.rest.heard(FILL);

    expect(problems.map(({ code }) => code)).toEqual(['commands-refused']);
    expect(discord.rest.asked(LOOK)).toHaveLength(1);
  });

  it('offers what the desk knows to somebody who types', async () => {
    await start();

    discord.interact({ ...typed('latest', [{ ...said('conflict', 'rus'), focused: true }]), type: 4 });

    expect((await discord.rest.heard(CALLBACK)).body).toMatchObject({
      data: { choices: [{ value: 'russia-ukraine' }] },
    });
  });

  it('hears nothing any more when it is closed', async () => {
    const { stop } = await start();
    await discord.rest.heard(REGISTRATION);
    await stop();

    discord.interact(typed('help'));
    await start();
    discord.interact(typed('help'));
    await discord.rest.heard(FILL);

    expect(discord.rest.asked(CALLBACK)).toHaveLength(1);
  });
});
