import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { Refusal } from '../outcome.ts';
import { type Complaint, describeComplaints } from '../settings/complaint.ts';
import { loadSettings, type Settings } from '../settings/load-settings.ts';
import type { Context } from './context.ts';

const MOST_BYTES = 4 * 1024 * 1024;

/** Reads the settings of the folder that `SITREP_CONFIG` names, or of another, over the project's own `config/`. */
export function readSettings(
  { env, projectDir }: Pick<Context, 'env' | 'projectDir'>,
  folder: string | undefined = env.SITREP_CONFIG,
): { readonly settings: Settings } | { readonly complaints: readonly Complaint[] } {
  const defaultsDir = shown(join(projectDir, 'config'));
  const configDir = folder?.trim() ? folder.trim() : defaultsDir;
  const place = statSync(configDir, { throwIfNoEntry: false });
  if (place?.isDirectory() !== true) {
    const nowhere = { line: null, column: null, source: null };
    const found = `"${configDir}", which is ${place === undefined ? 'not there' : 'a file'}`;
    return { complaints: [{ file: 'environment', path: 'SITREP_CONFIG', found, expected: 'a folder', ...nowhere }] };
  }
  return loadSettings({
    env,
    configDir,
    defaultsDir,
    exists: existsSync,
    readFile: readSmallFile,
  });
}

/** The text of a file somebody may have written by hand; a larger one is a mistake, and would fill the memory. */
function readSmallFile(path: string): string {
  if (statSync(path).size > MOST_BYTES) throw new Error('it is larger than 4 MiB');
  return readFileSync(path, 'utf8');
}

/** The settings, or a refusal that tells the operator everything that is wrong with them. */
export function settingsOrRefuse(context: Pick<Context, 'env' | 'projectDir'>, folder?: string): Settings {
  const read = readSettings(context, folder);
  if ('settings' in read) return read.settings;
  throw new Refusal('settings-invalid', `${describeComplaints(read.complaints)}\n`);
}

/** A path as the operator would write it: from here, where it lies below. */
function shown(path: string): string {
  const below = relative(process.cwd(), resolve(path));
  return below === '' || below.startsWith('..') ? path : below;
}
