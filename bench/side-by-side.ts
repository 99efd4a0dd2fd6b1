/** What benches that compare share: medians, the machine they ran on, and programs of other people. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { dirname } from 'node:path';

/** What `npm start` tells V8 about memory, so that what is measured is what runs. */
export const memoryOptions: readonly string[] = (
  JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } }
).scripts.start
  .split(' ')
  .filter((word) => /^--(?:max|heap|optimize)-/.test(word));

/** Starts this program once more with the options of `npm start`, where it was started without them. */
export function withMemoryOptions(file: string): void {
  if (memoryOptions.every((option) => process.execArgv.includes(option))) return;
  const again = [...new Set([...process.execArgv, ...memoryOptions]), file, ...process.argv.slice(2)];
  process.exit(spawnSync(process.execPath, again, { stdio: 'inherit' }).status ?? 1);
}

/** The middle one; of an even number the upper of the two. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** The machine, to stand beside every number: how many processors, which Node, how busy it was already. */
export function machine() {
  return {
    at: new Date().toISOString(),
    node: process.version,
    cpu: cpus()[0]?.model ?? '',
    cores: cpus().length,
    load: loadavg().map((load) => Math.round(load * 100) / 100),
  };
}

/** The first of these places where a program is; null where it is not installed. */
export function installed(program: string): string | null {
  const found = (process.env.PATH ?? '').split(':').map((folder) => `${folder}/${program}`);
  return found.find((path) => existsSync(path)) ?? null;
}

/** Runs a line of the shell. Gives the wall-clock and processor time of it and its children, in milliseconds. */
export async function shell(line: string): Promise<{ ms: number; cpuMs: number; out: string }> {
  const start = performance.now();
  const child = spawn('bash', ['-c', `${line}\ntimes >&2`], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  await new Promise((done) => child.once('close', done));
  const ms = performance.now() - start;
  const times = [...err.matchAll(/(\d+)m([\d.]+)s/g)].slice(-4);
  return { ms, out, cpuMs: times.reduce((sum, [, min, s]) => sum + (Number(min) * 60 + Number(s)) * 1_000, 0) };
}

/** Prints rows below each other, the first column to the left and the others to the right. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('   ');
  for (const row of [head, ...rows]) console.log(line(row));
}

/** Writes what was measured as JSON, its folder made where it is missing. */
export function writeResults(path: string, results: object): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify({ ...machine(), memoryOptions, ...results }, null, 2)}\n`);
}
