/**
 * How soon a service knows that the bot heard: `npx node bench/acknowledge.ts [--service discord|slack] [--feeds 1000]
 * [--entries 15] [--count 1000] [--gap 10]`. The bot runs as a process of its own against the harness, reads a thousand feeds from loopback with the
 * hostile samples among them, and is asked a hundred times a second while it does. Needs `../shared/harness`.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hasHarness } from '../test/chat/harness.ts';
import { openNewsroom } from '../test/chat/newsroom.ts';
import { setup } from '../test/chat/prepare-harness.ts';
import type { OutletsAsk, OutletsTell } from './loop-outlets.ts';

const { values: options } = parseArgs({
  options: {
    service: { type: 'string', default: 'discord' },
    feeds: { type: 'string', default: '1000' },
    entries: { type: 'string', default: '15' },
    count: { type: 'string', default: '1000' },
    gap: { type: 'string', default: '10' },
    json: { type: 'string', default: 'bench/results/acknowledge.json' },
  },
});

if (!hasHarness) {
  process.stdout.write('Skipped: this needs ../shared/harness, which is not there.\n');
  process.exit();
}
await setup();

const HOSTILE = join('..', 'shared', 'attacks', 'feeds');
const ask: OutletsAsk = {
  feeds: Number(options.feeds),
  entries: Number(options.entries),
  now: Date.now(),
  hostile: existsSync(HOSTILE) ? HOSTILE : null,
};
const outlets = fork(new URL('./loop-outlets.ts', import.meta.url), [JSON.stringify(ask)], { execArgv: [] });
const [opened] = (await once(outlets, 'message')) as [OutletsTell & { told: 'open' }];
const service = options.service === 'slack' ? 'slack' : 'discord';
const room = await openNewsroom({
  service,
  feeds: opened.urls.map((url, index) => [`outlet-${index}`, url] as const),
  world: 'real',
  harnessEnv: { FAKE_DISCORD_RATELIMITS: 'on' },
});
try {
  await room.start({ LOG_LEVEL: 'info' });
  const admin = service === 'slack' ? room.slack : room.discord;
  const asked: { what: string; ackMs: readonly number[]; late: number; lost: number }[] = [];
  for (const [what, name, more] of [
    ['/help', 'help', {}],
    ['/latest', 'latest', {}],
    ['/search', 'search', { options: { words: 'strike' } }],
    ['/board', 'board', {}],
  ] as readonly (readonly [string, string, { readonly options?: Readonly<Record<string, string>> }])[]) {
    const list: { acked: boolean; ack_ms: number | null }[] = await admin.post('/burst', {
      count: Number(options.count),
      gap_ms: Number(options.gap),
      wait_ms: 20_000,
      ...(service === 'slack'
        ? { command: '/sitrep', text: [name, ...Object.values(more.options ?? {})].join(' ') }
        : { name, ...more }),
    });
    const times = list.flatMap(({ ack_ms }) => ack_ms ?? []).sort((a, b) => a - b);
    asked.push({
      what,
      ackMs: [0.5, 0.9, 0.99, 1].map(
        (q) => times[Math.min(times.length - 1, Math.floor(q * times.length))] ?? Number.NaN,
      ),
      late: times.filter((ms) => ms > 3_000).length,
      lost: list.filter(({ acked }) => !acked).length,
    });
  }
  const violations: { code: string }[] = await admin.get('/violations?level=error');
  const log = room.bot().text();
  const result = {
    feeds: opened.urls.length,
    entries: ask.entries,
    gapMs: Number(options.gap),
    asked,
    violations: violations.length,
  };
  for (const { what, ackMs, late, lost } of asked) {
    const [p50, p90, p99, max] = ackMs.map((ms) => `${Math.round(ms)} ms`);
    process.stdout.write(
      `${what.padEnd(10)} acknowledged p50 ${p50}, p90 ${p90}, p99 ${p99}, max ${max}; late ${late}, lost ${lost}\n`,
    );
  }
  process.stdout.write(`violations at level error: ${violations.length}\n`);
  process.stdout.write(
    `passes that ended meanwhile: ${(log.match(/pass finished/g) ?? []).length} (0: all of it was asked while the first one read)\n`,
  );
  mkdirSync('bench/results', { recursive: true });
  writeFileSync(options.json, `${JSON.stringify(result, null, 1)}\n`);
} finally {
  await room.close();
  outlets.kill();
}
