/**
 * `npm run picture`: takes the picture of a card in README. It shows the very payload that is sent to Discord, drawn by
 * Discord's web components in a headless Chromium (`chromium` in PATH, or CHROMIUM; with Noto Sans, which is near to
 * Discord's own letters), makes it smaller with `pngquant`, and writes it beside the payload, so that a test can tell when the picture is out of date.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { pageOf } from './page.ts';
import { CARD_JSON, CARD_PNG, shownBriefing } from './payloads.ts';

const WIDTH = 1280;
const SCALE = 1.5;
const run = promisify(execFile);

const shown = await shownBriefing();
const page = pageOf(shown, '/modules');
const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://loopback');
  if (pathname === '/') {
    response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    return;
  }
  const file = join('node_modules', normalize(pathname.replace(/^\/modules\//, '/')));
  const text = await readFile(file).catch(() => null);
  response.writeHead(text === null ? 404 : 200, { 'content-type': 'text/javascript' }).end(text ?? '');
});
await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
const profile = await mkdtemp(join(tmpdir(), 'sitrep-picture-'));
try {
  const dom = await chromium(['--dump-dom', `--window-size=${WIDTH},2000`]);
  const height = Number(/data-height="(\d+)"/.exec(dom)?.[1]);
  if (!Number.isInteger(height)) throw new Error('the page did not draw itself');
  await chromium([`--screenshot=${CARD_PNG}`, `--window-size=${WIDTH},${height}`]);
  // A drawing of few colours, so half the bytes show the same.
  await run('pngquant', ['--force', '--output', CARD_PNG, '256', CARD_PNG]);
  await writeFile(CARD_JSON, `${JSON.stringify(shown, null, 2)}\n`);
} finally {
  server.close();
  await rm(profile, { recursive: true, force: true });
}

async function chromium(options: readonly string[]): Promise<string> {
  const { stdout } = await run(
    process.env.CHROMIUM ?? 'chromium',
    [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--hide-scrollbars'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      ...[`--user-data-dir=${profile}`, `--force-device-scale-factor=${SCALE}`, '--virtual-time-budget=5000'],
      ...options,
      address,
    ],
    { maxBuffer: 64 * 1024 * 1024, timeout: 60_000 },
  );
  return stdout;
}
