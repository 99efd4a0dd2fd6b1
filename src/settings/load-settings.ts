import { join } from 'node:path';
import type { z } from 'zod';
import type { Destination, DestinationId } from '../delivery/delivery.ts';
import type { Feed } from '../feeds/feed.ts';
import type { Background } from '../stories/conflict.ts';
import type { Complaint } from './complaint.ts';
import { ConflictsFile, conflictsOf } from './conflicts-file.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { FeedsFile, feedsOf } from './feeds-file.ts';
import { isTimeZone } from './fields.ts';
import { LexiconFile, lexiconOf } from './lexicon-file.ts';
import { OutletsFile, outletsOf } from './outlets-file.ts';
import { faultsBetweenRows } from './rows.ts';
import { destinationsOf, SitrepFile } from './sitrep-file.ts';
import { check, readYaml, type YamlFile } from './yaml-file.ts';

/** Everything the operator decided, checked and frozen. */
export interface Settings {
  readonly feeds: readonly Feed[];
  readonly background: Background;
  readonly destinations: readonly Destination[];
  readonly operators: {
    readonly discord: readonly string[];
    readonly slack: readonly string[];
    readonly notices: DestinationId | null;
  };
  readonly network: {
    /** "host:port" and "CIDR:port" of intranet feeds. */
    readonly allowPrivate: readonly string[];
    /** Where publishers reach whoever runs this bot; sent with every request. Null for the project's own page. */
    readonly contact: string | null;
    /** An RSS bridge for channels of Telegram, "{channel}" in its address; null when there is none. */
    readonly telegramBridge: string | null;
  };
  readonly retention: { readonly articlesMs: number; readonly bodiesMs: number };
  readonly model: {
    readonly provider: 'none' | 'openai-compatible' | 'anthropic' | 'ollama';
    readonly url: string | null;
    readonly name: string | null;
    readonly dailyTokens: number | null;
  };
  readonly timezone: string;
  readonly language: string;
  /** The day a person last read conflicts.yaml; older than 90 days, its operator is told. */
  readonly conflictsReviewed: string | null;
  readonly environment: Environment;
  /** Which file each part came from, for `sitrep config check`. */
  readonly files: readonly string[];
}

/** What the settings are read from. */
export interface SettingsSources {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The text of a file; throws when it cannot be read. */
  readonly readFile: (path: string) => string;
  readonly exists: (path: string) => boolean;
  /** The operator's folder. */
  readonly configDir: string;
  /** The project's own folder, from which a file that is missing there is taken. */
  readonly defaultsDir: string;
}

/** The files of a configuration folder and what may stand in each. */
export const SETTINGS_FILES: Readonly<Record<string, z.ZodType>> = {
  'sitrep.yaml': SitrepFile,
  'feeds.yaml': FeedsFile,
  'conflicts.yaml': ConflictsFile,
  'outlets.yaml': OutletsFile,
  'lexicon.yaml': LexiconFile,
};

/** Reads and checks all settings: either one trusted value, or every fault in all of them at once. */
export function loadSettings(
  sources: SettingsSources,
): { readonly settings: Settings } | { readonly complaints: readonly Complaint[] } {
  const { environment, complaints: faults } = readEnvironment(sources.env, sources.readFile);
  const complaints: Complaint[] = [...faults];
  const files: YamlFile[] = [];
  const read = <S extends z.ZodType>(name: string, schema: S): z.output<S> | null => {
    const file = open(sources, name);
    if (!('complaints' in file)) files.push(file);
    const checked = 'complaints' in file ? file : check(file, schema);
    if ('value' in checked) return checked.value;
    complaints.push(...checked.complaints);
    return null;
  };
  const sitrep = read('sitrep.yaml', SitrepFile);
  const feeds = read('feeds.yaml', FeedsFile);
  const conflicts = read('conflicts.yaml', ConflictsFile);
  const outlets = read('outlets.yaml', OutletsFile);
  const lexicon = read('lexicon.yaml', LexiconFile);
  complaints.push(...faultsBetweenRows(files));

  if (complaints.length > 0 || !sitrep || !feeds || !conflicts || !outlets || !lexicon) {
    return { complaints: complaints.sort(byPlace) };
  }
  const known = new Set<string>(conflictsOf(conflicts).map(({ id }) => id));
  const timezone = sitrep.timezone ?? systemTimezone(sources.env.TZ);
  return {
    settings: frozen({
      feeds: feedsOf(feeds),
      background: {
        conflicts: conflictsOf(conflicts),
        outlets: outletsOf(outlets, known),
        lexicon: lexiconOf(lexicon),
        displayNames: new Map(Object.entries(conflicts.display_names ?? {})),
      },
      destinations: destinationsOf(sitrep, timezone),
      operators: { ...sitrep.operators, notices: sitrep.operators.notices ?? null },
      network: {
        ...sitrep.network,
        contact: sitrep.network.contact ?? null,
        telegramBridge: sitrep.network.telegramBridge ?? null,
      },
      retention: { articlesMs: sitrep.retention.articles, bodiesMs: sitrep.retention.bodies },
      model: {
        provider: sitrep.model.provider,
        url: sitrep.model.url ?? null,
        name: sitrep.model.name ?? null,
        dailyTokens: sitrep.model.dailyTokens ?? null,
      },
      timezone,
      language: sitrep.language,
      conflictsReviewed: conflicts.reviewed ?? null,
      environment,
      files: files.map(({ name }) => name),
    }),
  };
}

/** The operator's file, else the project's, else an empty one. */
function open(sources: SettingsSources, name: string): YamlFile | { readonly complaints: readonly Complaint[] } {
  const path = [sources.configDir, sources.defaultsDir].map((folder) => join(folder, name)).find(sources.exists);
  const misnamed = join(sources.configDir, name.replace(/yaml$/, 'yml'));
  if (path !== join(sources.configDir, name) && sources.exists(misnamed)) {
    const nowhere = { line: null, column: null, path: '', source: null };
    return {
      complaints: [
        { file: misnamed, ...nowhere, found: 'the ending ".yml", which is not read', expected: `the name ${name}` },
      ],
    };
  }
  let text = '';
  try {
    if (path !== undefined) text = sources.readFile(path);
  } catch (cause) {
    const found = `a file that cannot be read (${cause instanceof Error ? cause.message.split('\n')[0] : 'unknown'})`;
    const nowhere = { line: null, column: null, path: '', source: null };
    return { complaints: [{ file: path ?? name, ...nowhere, found, expected: 'a readable file' }] };
  }
  const file = readYaml(path ?? name, text.replace(/^\uFEFF/, ''));
  return 'complaints' in file || file.data !== null ? file : { ...file, data: {} };
}

/** By file, then by line, as one works through them. */
function byPlace(one: Complaint, other: Complaint): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0);
}

function systemTimezone(tz: string | undefined): string {
  const zone = tz?.replace(/^:/, '') ?? '';
  return isTimeZone(zone) ? zone : 'UTC';
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    for (const inner of value instanceof Map ? value.values() : Object.values(value)) frozen(inner);
    Object.freeze(value);
  }
  return value;
}
