/** A page as a picture, taken by a headless Chromium. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';
import { promisify } from 'node:util';

const WIDTH = 1280;
const SCALE = 1.5;
const run = promisify(execFile);

/** Writes the picture of a page, which tells its height as `data-height`; packages are served to it below `/modules`. */
export async function takePicture(page: string, file: string): Promise<void> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://loopback');
    if (pathname === '/') {
      response.writeHead(200, { 'content-type': 'text/html' }).end(page);
      return;
    }
    const module = join('node_modules', normalize(pathname.replace(/^\/modules\//, '/')));
    const text = await readFile(module).catch(() => null);
    response.writeHead(text === null ? 404 : 200, { 'content-type': 'text/javascript' }).end(text ?? '');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const profile = await mkdtemp(join(tmpdir(), 'sitrep-picture-'));
  const chromium = (options: readonly string[]) => runChromium([`--user-data-dir=${profile}`, ...options, address]);
  try {
    const dom = await chromium(['--dump-dom', `--window-size=${WIDTH},2000`]);
    const height = Number(/data-height="(\d+)"/.exec(dom)?.[1]);
    if (!Number.isInteger(height)) throw new Error('the page did not draw itself');
    await chromium([`--screenshot=${file}`, `--window-size=${WIDTH},${height}`]);
    // A drawing of few colours, so half the bytes show the same.
    await run('pngquant', ['--force', '--output', file, '256', file]);
  } finally {
    server.close();
    await rm(profile, { recursive: true, force: true });
  }
}

async function runChromium(options: readonly string[]): Promise<string> {
  const { stdout } = await run(
    process.env.CHROMIUM ?? 'chromium',
    [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--hide-scrollbars'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      ...[`--force-device-scale-factor=${SCALE}`, '--virtual-time-budget=5000'],
      ...options,
    ],
    { maxBuffer: 64 * 1024 * 1024, timeout: 60_000 },
  );
  return stdout;
}
