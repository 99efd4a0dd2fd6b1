import { Readable, Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { runCommandLine } from '../../src/cli/command-line.ts';

/** A stream that keeps what is written to it. */
function keeping(into: string[]): Writable {
  return new Writable({
    write(chunk, _encoding, done) {
      into.push(String(chunk));
      done();
    },
  });
}

/** What a command line says, and how it ends. */
async function say(...words: readonly string[]) {
  const told: string[] = [];
  const complained: string[] = [];
  const code = await runCommandLine(words, {
    stdin: Readable.from([]),
    stdout: keeping(told),
    stderr: keeping(complained),
    env: {},
    projectDir: '.',
    signal: new AbortController().signal,
    openApp: () => Promise.reject(new TypeError('nothing is opened for this')),
  });
  return { code, told: told.join(''), complained: complained.join('') };
}

it('prints the manifest to paste into Slack, and nothing else', async () => {
  const { code, told, complained } = await say('slack', 'manifest');

  expect([code, complained]).toEqual([0, '']);
  expect(JSON.parse(told)).toMatchObject({ settings: { socket_mode_enabled: true } });
});

it('prints that of a bot with an address of its own', async () => {
  const { told } = await say('slack', 'manifest', '--url', 'https://bot.example');

  expect(JSON.parse(told)).toMatchObject({
    settings: { socket_mode_enabled: false, event_subscriptions: { request_url: 'https://bot.example/slack/events' } },
  });
});

it.each([
  [['slack', 'manifest', '--url', 'http://bot.example'], 'https://'],
  [['slack', 'manifest', '--url', 'bot'], 'https://'],
  [['slack', 'token'], 'Allowed are manifest'],
])('says what is allowed instead of %j', async (words, allowed) => {
  const { code, told, complained } = await say(...words);

  expect([code, told]).toEqual([2, '']);
  expect(complained).toContain(allowed);
});
