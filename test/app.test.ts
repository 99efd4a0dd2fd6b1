import { expect, it, onTestFinished } from 'vitest';
import { type App, openApp } from '../src/app.ts';
import { settingsOrRefuse } from '../src/cli/settings.ts';
import type { DestinationId } from '../src/delivery/delivery.ts';
import type { CommunityId } from '../src/office.ts';
import { NOON } from './support/builders.ts';
import { aDestination } from './support/delivery-builders.ts';
import { type Attempt, accepts, refuses, ScriptedChat } from './support/scripted-chat.ts';

const CHANNEL = aDestination({ id: 'discord:1' as DestinationId });
const OPERATORS = 'discord:9' as DestinationId;

/** An app without feeds that briefs one channel and tells its operators in another. */
async function anApp(script: readonly Attempt[]): Promise<{ readonly app: App; readonly chat: ScriptedChat }> {
  const settings = settingsOrRefuse({ env: {}, projectDir: process.cwd() });
  const chat = new ScriptedChat(script);
  const app = await openApp({
    settings: { ...settings, operators: { ...settings.operators, notices: OPERATORS } },
    use: 'memory',
    feeds: [],
    destinations: [CHANNEL],
    adapters: [chat],
    clock: () => NOON,
  });
  onTestFinished(() => app.close());
  return { app, chat };
}

const { signal } = new AbortController();

it('is well while its channels are told', async () => {
  const { app } = await anApp([accepts]);

  await app.briefOnce(CHANNEL, 'one', signal);

  expect(await app.complaints()).toEqual([]);
});

it('complains of a channel that was not told, until it is', async () => {
  const { app } = await anApp([refuses]);

  await app.briefOnce(CHANNEL, 'one', signal);
  const silent = await app.complaints();
  await app.briefOnce(CHANNEL, 'two', signal);

  expect(silent).toEqual(['discord:1: the post of one was not sent']);
  expect(await app.complaints()).toEqual([]);
});

it('tells the operators in their channel, once, what was refused and what to do', async () => {
  const { app, chat } = await anApp([refuses]);

  await app.briefOnce(CHANNEL, 'one', signal);
  await app.cycle(signal);
  await app.cycle(signal);

  const notices = chat.postings.filter(({ destination }) => destination === OPERATORS);
  expect(notices).toHaveLength(1);
  expect(notices[0]?.part).toMatchObject({ kind: 'notice', text: expect.stringContaining('destination-refused') });
});

it('complains of a channel that a file names in a server that has removed the bot', async () => {
  const { app } = await anApp([]);
  const community = 'discord:7' as CommunityId;
  await app.office.joined(community);
  await app.office.place(CHANNEL.id, community);

  await app.office.left(community);

  expect(await app.complaints()).toEqual(['discord:1: the bot is no member there any more, and a file still names it']);
});
