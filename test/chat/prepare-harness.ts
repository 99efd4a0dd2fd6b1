/** Brings the harness to a git-ignored folder of this checkout, with its libraries. */
import { execFile } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { HARNESS, SOURCE } from './harness-folder.ts';

export async function setup(): Promise<void> {
  if (!existsSync(SOURCE)) {
    process.stdout.write(`Skipped: the suite against real protocols needs ${SOURCE}, which is not there.\n`);
    return;
  }
  if (!isFresh()) {
    rmSync(HARNESS, { recursive: true, force: true });
    cpSync(SOURCE, HARNESS, { recursive: true });
    makeWritable(HARNESS);
  }
  if (!existsSync(join(HARNESS, 'node_modules'))) {
    await promisify(execFile)('npm', ['ci', '--no-audit', '--no-fund'], { cwd: HARNESS });
  }
}

function isFresh(): boolean {
  const files = readdirSync(SOURCE).filter((name) => /\.(?:mjs|json)$/.test(name));
  return files.every(
    (name) =>
      existsSync(join(HARNESS, name)) && readFileSync(join(HARNESS, name)).equals(readFileSync(join(SOURCE, name))),
  );
}

function makeWritable(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
  }
}
