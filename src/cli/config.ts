/** `sitrep config check` and `sitrep config schema`. */
import { type Complaint, describeComplaints } from '../settings/complaint.ts';
import { jsonSchemas } from '../settings/json-schemas.ts';
import type { Settings } from '../settings/load-settings.ts';
import { type Context, type ExitCode, say, tell } from './context.ts';
import { readSettings } from './settings.ts';

/** Reads all settings; says what they amount to, or everything that is wrong with them. */
export function checkConfig(context: Context, { json = false }: { readonly json?: boolean }): ExitCode {
  const read = readSettings(context);
  if ('complaints' in read) {
    for (const complaint of json ? read.complaints : []) say(context, JSON.stringify(complaint));
    if (!json) say(context, `${describeComplaints(read.complaints)}\n\n${count(read.complaints)} to correct.`);
    return 1;
  }
  const summary = summaryOf(read.settings);
  if (json) say(context, JSON.stringify(summary));
  else {
    for (const file of summary.files) say(context, `read ${file}`);
    say(
      context,
      `All is well: ${summary.feeds} feeds, ${summary.outlets} outlets (${summary.reviewed} of them reviewed), ${summary.conflicts} conflicts, ` +
        `${summary.destinations.length === 1 ? '1 destination' : `${summary.destinations.length} destinations`} (${summary.destinations.join(', ')}).`,
    );
  }
  return 0;
}

/** Prints the JSON Schema of one settings file, or of all of them by file name. */
export function printSchema(context: Context, file: string | undefined): ExitCode {
  const schemas = jsonSchemas();
  if (file === undefined) {
    say(context, JSON.stringify(schemas, null, 2));
    return 0;
  }
  const schema = schemas[file] ?? schemas[`${file}.yaml`];
  if (schema === undefined) {
    tell(context, `There is no settings file "${file}". Allowed are ${Object.keys(schemas).join(', ')}.`);
    return 2;
  }
  say(context, JSON.stringify(schema, null, 2));
  return 0;
}

function count(complaints: readonly Complaint[]): string {
  return complaints.length === 1 ? '1 fault' : `${complaints.length} faults`;
}

function summaryOf({ files, feeds, background, destinations }: Settings) {
  return {
    files,
    feeds: feeds.length,
    outlets: background.outlets.size,
    reviewed: [...background.outlets.values()].filter(
      ({ editorialIndependence }) => editorialIndependence !== 'unreviewed',
    ).length,
    conflicts: background.conflicts.length,
    destinations: destinations.map(({ id }) => id),
  };
}
