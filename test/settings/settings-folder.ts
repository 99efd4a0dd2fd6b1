import { loadSettings } from '../../src/settings/load-settings.ts';

/** Files in memory: the operator's folder is `config`, the project's `defaults`. */
export function loadFrom(files: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}) {
  const paths = new Map(Object.entries({ 'defaults/conflicts.yaml': CONFLICTS, ...files }));
  return loadSettings({
    env,
    readFile: (path) => {
      const text = paths.get(path);
      if (text === undefined) throw new Error(`ENOENT: ${path}`);
      return text;
    },
    exists: (path) => paths.has(path),
    configDir: 'config',
    defaultsDir: 'defaults',
  });
}

/** The settings, where they must be right. */
export function settingsFrom(files: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}) {
  const loaded = loadFrom(files, env);
  if ('complaints' in loaded) throw new Error(JSON.stringify(loaded.complaints));
  return loaded.settings;
}

/** "config/feeds.yaml:3:5 feeds.0.id" and what was expected, a line for each complaint. */
export function complaintsFrom(files: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}) {
  const loaded = loadFrom(files, env);
  if ('settings' in loaded) return [];
  return loaded.complaints.map(({ file, line, column, path, found, expected }) =>
    [line === null ? file : `${file}:${line}:${column}`, path, found, expected].join(' | '),
  );
}

const CONFLICTS = `conflicts:
  - { id: karsovia-velmar, name: Karsovia–Velmar war }
  - { id: zahira, name: Zahira civil war }
`;
