import { expect, it, onTestFinished } from 'vitest';
import { type App, openApp } from '../src/app.ts';
import { settingsOrRefuse } from '../src/cli/settings.ts';
import type { DestinationId } from '../src/delivery/delivery.ts';
import type { Web } from '../src/feeds/ports.ts';
import type { Problem } from '../src/outcome.ts';
import { NOON } from './support/builders.ts';
import { aDestination } from './support/delivery-builders.ts';
import { feedAt } from './support/feed-world.ts';
import { accepts, ScriptedChat } from './support/scripted-chat.ts';

const OPERATORS = 'discord:9' as DestinationId;
const { signal } = new AbortController();

/** An app whose one feed answers with this status. */
async function anApp(
  status: () => number,
): Promise<{ app: App; chat: ScriptedChat; told: Problem[]; pass(ms: number): void }> {
  let now = NOON;
  const settings = settingsOrRefuse({ env: {}, projectDir: process.cwd() });
  const chat = new ScriptedChat(Array.from({ length: 9 }, () => accepts));
  const told: Problem[] = [];
  const web: Web = {
    get: async ({ url }) => ({ status: status(), url, headers: new Map(), body: new Uint8Array(), redirects: [] }),
  };
  const app = await openApp({
    settings: { ...settings, operators: { ...settings.operators, notices: OPERATORS } },
    use: 'memory',
    feeds: [feedAt('https://river.example/feed.xml', { id: 'river' as never })],
    destinations: [aDestination({ id: 'discord:1' as DestinationId })],
    adapters: [chat],
    clock: () => now,
    reach: () => web,
    onProblem: (problem) => told.push(problem),
  });
  onTestFinished(() => app.close());
  return {
    app,
    chat,
    told,
    pass: (ms) => {
      now += ms;
    },
  };
}

it('tells the operators in their channel, and the log, once of a feed that is gone, and what to do', async () => {
  const { app, chat, told, pass } = await anApp(() => 410);

  for (let cycle = 0; cycle < 4; cycle += 1) {
    await app.cycle(signal);
    pass(24 * 3_600_000);
  }

  const notices = chat.postings.filter(({ destination }) => destination === OPERATORS);
  expect(notices).toHaveLength(1);
  expect(notices[0]?.part).toMatchObject({
    kind: 'notice',
    text: expect.stringMatching(/^river: feed-stopped \(it answers 410\)\. It is not asked any more\./),
  });
  expect(told.map(({ code, subject }) => [code, subject])).toEqual([['feed-stopped', 'river']]);
});

it('tells nobody but the log of a single failure', async () => {
  const { app, chat } = await anApp(() => 500);

  const { problems } = await app.cycle(signal);

  expect(problems.map(({ code }) => code)).toEqual(['feed-refused']);
  expect(chat.postings.filter(({ destination }) => destination === OPERATORS)).toEqual([]);
});
