import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** The bot as its own process, as an operator starts it: real files, a real store, a real feed on loopback. */
describe('the process', () => {
  let folder: string;
  let feedServer: Server;
  const children: ChildProcess[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sitrep-process-'));
    feedServer = createServer((_request, response) => {
      response
        .writeHead(200, { 'content-type': 'application/rss+xml' })
        .end(
          `<rss version="2.0"><channel><title>River</title><link>https://river.example/</link><description>News</description><item><title>Shelling kills three at Omdurman market, ministry says</title><link>https://river.example/1</link><guid>r-1</guid><pubDate>${new Date().toUTCString()}</pubDate><description>Shelling hit a market in Omdurman, killing at least three people, the health ministry said. Sudan's army blamed the Rapid Support Forces.</description></item></channel></rss>`,
        );
    });
    await new Promise<void>((resolve) => feedServer.listen(0, '127.0.0.1', resolve));
    const { port } = feedServer.address() as AddressInfo;
    await writeFile(
      join(folder, 'feeds.yaml'),
      `feeds:\n  - { id: river, outlet: river.example, url: "http://127.0.0.1:${port}/rss", language: en, every: 15m, reading: feed }\n`,
    );
    await writeFile(join(folder, 'sitrep.yaml'), `timezone: UTC\nnetwork: { allowPrivate: ["127.0.0.1:${port}"] }\n`);
  });
  afterEach(async () => {
    for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
    await new Promise((resolve) => feedServer.close(resolve));
    await rm(folder, { recursive: true, force: true });
  });

  function sitrep(...words: string[]) {
    const child = spawn(process.execPath, ['--import', './src/node-version.mjs', 'src/main.ts', ...words], {
      env: { PATH: process.env.PATH, SITREP_CONFIG: folder, DATA_DIR: join(folder, 'data') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    let out = '';
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    const shows = (text: string) =>
      new Promise<void>((resolve, reject) => {
        child.stdout.on('data', (chunk) => {
          out += chunk;
          if (out.includes(text)) resolve();
        });
        child.once('close', () => reject(new Error(`ended before it showed "${text}": ${out}${err}`)));
      });
    const ends = new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
      child.once('close', (code) => resolve({ code, out, err })),
    );
    return { child, shows, ends };
  }

  it('briefs in the terminal at its first start, says why there, and ends with 0 when asked to', async () => {
    const bot = sitrep('start');
    await bot.shows('End of the briefing');

    bot.child.kill('SIGTERM');
    const { code, out, err } = await bot.ends;

    expect(code).toBe(0);
    expect(err).toContain('There is no token of a chat service');
    expect(out).toContain('Shelling kills three at Omdurman market');
  });

  it('briefs once: what was delivered is not delivered again by the next process', async () => {
    const first = sitrep('start');
    await first.shows('End of the briefing');
    first.child.kill('SIGKILL');
    await first.ends;

    const second = sitrep('brief', '--format', 'json');
    second.child.stdout.resume();
    await second.ends;
    const rows = sitrep('deliveries', '--json');
    await rows.shows('\n');
    const { out } = await rows.ends;

    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(new Set(lines.map(({ slot }) => slot))).toEqual(new Set(['first']));
    expect(Object.keys(lines[0])).toEqual([
      'id',
      'slot',
      'destination',
      'part',
      'kind',
      'state',
      'messageId',
      'dueAt',
      'sentAt',
      'attempts',
    ]);
    expect(lines.map(({ part }) => part)).toEqual(lines.map((_, index) => index));
  });

  it('refuses a data folder that another process uses, in one sentence, while looking into it stays possible', async () => {
    const bot = sitrep('start');
    await bot.shows('End of the briefing');

    const other = sitrep('start');
    other.child.stdout.resume();
    const { code, err } = await other.ends;
    const rows = sitrep('deliveries', '--json');
    await rows.shows('"state":"sent"');
    const looked = await rows.ends;

    expect(code).toBe(1);
    expect(err).toContain('Another process uses this data folder.');
    expect(looked.code).toBe(0);
  });
});
