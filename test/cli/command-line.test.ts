import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sitrep } from '../support/operator.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sitrep-config-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the command line', () => {
  it('ends with 2 and the nearest word when it does not know a command', async () => {
    const { code, out, err } = await sitrep(['breif']);

    expect(code).toBe(2);
    expect(err).toContain('Did you mean brief?');
    expect(out).toBe('');
  });

  it('ends with 2 and what is allowed when an option makes no sense', async () => {
    for (const [words, allowed] of [
      [['brief', '--since', 'yesterday'], '30m, 24h, 7d'],
      [['brief', '--format', 'pdf'], 'text, markdown, json, html'],
      [['inspect', 'books', 'x'], 'feed, page, article, stories'],
      [['brief', '--conflict', 'atlantis'], 'sudan'],
    ] as const) {
      const { code, err } = await sitrep(words);
      expect([words, code]).toEqual([words, 2]);
      expect(err).toContain(allowed);
    }
  });

  it('lists every command on request, and ends with 0', async () => {
    const { code, out } = await sitrep(['--help']);

    expect(code).toBe(0);
    for (const name of ['start', 'demo', 'chat', 'brief', 'inspect', 'config', 'deliveries'])
      expect(out).toContain(name);
  });

  it('shows its defaults as an operator would write them', async () => {
    const { out } = await sitrep(['brief', '--help']);

    expect(out).toMatch(/--since.*\(default:\s+24h\)/s);
    expect(out).not.toContain('86400000');
  });

  it('reads durations as long as anybody may want', async () => {
    const { code } = await sitrep(['brief', '--since', '36500d', '--offline', '--feeds', 'bench/empty-feed.xml']);

    expect(code).toBe(1);
  });
});

describe('config check', () => {
  it('finds nothing wrong with the project’s own configuration', async () => {
    const { code, out } = await sitrep(['config', 'check']);

    expect(out).toContain('All is well');
    expect(code).toBe(0);
  });

  it('names the file, the line and the nearest known key of every fault at once, and ends with 1', async () => {
    await writeFile(
      join(folder, 'feeds.yaml'),
      'feeds:\n  - id: one\n    outlet: one.example\n    url: https://one.example/rss\n    evrey: 30m\n  - id: two\n    outlet: two.example\n    url: ftp://two.example/rss\n',
    );
    await writeFile(join(folder, 'sitrep.yaml'), 'timezone: Mars/Olympus\n');

    const { code, out } = await sitrep(['config', 'check'], { env: { SITREP_CONFIG: folder } });

    expect(code).toBe(1);
    expect(out).toMatch(/feeds\.yaml:5:\d+.*evrey/);
    expect(out).toContain('every');
    expect(out).toMatch(/feeds\.yaml:8:\d+/);
    expect(out).toMatch(/sitrep\.yaml:1:\d+/);
    expect(out).toContain('3 faults to correct');
  });

  it('says one JSON object a line and nothing else with --json', async () => {
    await writeFile(join(folder, 'sitrep.yaml'), 'langauge: en\n');

    const { json } = await sitrep(['config', 'check', '--json'], { env: { SITREP_CONFIG: folder } });

    expect(json()).toEqual([expect.objectContaining({ line: 1, path: 'langauge' })]);
  });

  it('says that the folder is not there', async () => {
    const { code, out } = await sitrep(['config', 'check'], { env: { SITREP_CONFIG: join(folder, 'nowhere') } });

    expect(code).toBe(1);
    expect(out).toContain('nowhere');
  });

  it('says that it is no folder', async () => {
    const file = join(folder, 'feeds.yaml');
    await writeFile(file, 'feeds: []\n');

    const { code, out } = await sitrep(['config', 'check'], { env: { SITREP_CONFIG: file } });

    expect(code).toBe(1);
    expect(out).toContain(`"${file}", which is a file, expected a folder`);
  });

  it('does not read a file that nobody can have written by hand', async () => {
    await writeFile(join(folder, 'feeds.yaml'), `feeds: []\n${'# more\n'.repeat(700_000)}`);

    const { code, out } = await sitrep(['config', 'check'], { env: { SITREP_CONFIG: folder } });

    expect(code).toBe(1);
    expect(out).toContain('larger than 4 MiB');
  });

  it('never shows a secret', async () => {
    const { out, err } = await sitrep(['config', 'check', '--json'], {
      env: { DISCORD_TOKEN: 'canary-1234', SITREP_CONFIG: folder },
    });

    expect(out + err).not.toContain('canary-1234');
  });
});

describe('config schema', () => {
  it('prints a JSON Schema for each settings file, or for one', async () => {
    const all = JSON.parse((await sitrep(['config', 'schema'])).out);
    const one = JSON.parse((await sitrep(['config', 'schema', 'feeds.yaml'])).out);

    expect(Object.keys(all)).toEqual(['sitrep.yaml', 'feeds.yaml', 'conflicts.yaml', 'outlets.yaml', 'lexicon.yaml']);
    expect(one).toEqual(all['feeds.yaml']);
    expect(one.properties.feeds).toBeDefined();
  });

  it('knows no other file', async () => {
    const { code, err } = await sitrep(['config', 'schema', 'secrets.yaml']);

    expect(code).toBe(2);
    expect(err).toContain('feeds.yaml');
  });
});

describe('start', () => {
  const ended = AbortSignal.abort();

  it('says why the terminal is briefed, which channels are not served, and what of the environment is not used', async () => {
    await writeFile(join(folder, 'sitrep.yaml'), 'destinations: [{ to: "discord:123456789012345678" }]\n');

    const { code, err } = await sitrep(['start'], {
      env: { SITREP_CONFIG: folder, DATA_DIR: folder, DATABASE_URL: 'postgres://canary/' },
      signal: ended,
    });

    expect(code).toBe(0);
    expect(err).toContain('There is no token of a chat service, so briefings appear in this terminal');
    expect(err).toContain('Not served, because there is no token for them: discord:123456789012345678');
    expect(err).toContain(`DATABASE_URL is not used by this version; data is kept in ${folder}`);
    expect(err).not.toContain('canary');
  });

  it('refuses a port that another process uses, in one sentence, and lets the data folder go', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, resolve));
    const { port } = other.address() as AddressInfo;
    const env = { SITREP_CONFIG: folder, DATA_DIR: folder };

    const { code, err } = await sitrep(['start'], { env: { ...env, HTTP_PORT: String(port) }, signal: ended });
    await new Promise((resolve) => other.close(resolve));

    expect(code).toBe(1);
    expect(err).toContain(`HTTP_PORT ${port} cannot be used`);
    expect((await sitrep(['start'], { env, signal: ended })).code).toBe(0);
  });
});
