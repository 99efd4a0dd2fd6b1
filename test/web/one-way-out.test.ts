import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Modules that can open a connection or ask for a name. */
const NETWORK = /^(?:node:)?(?:http|https|http2|net|tls|dgram|dns|dns\/promises|undici|ws|inspector|cluster)$/;

/** What may be taken from them elsewhere: servers that listen, and what only looks at addresses. */
const HARMLESS: ReadonlySet<string> = new Set(['createServer', 'BlockList', 'isIP']);

/** The vendors whose own libraries speak to their own services; they read no address from outside. */
const VENDORS = ['src/adapters/discord', 'src/adapters/slack'];

const files = ['src', 'commands'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name)),
);

/** What a file takes from the network's modules: "node:net connect". Types open nothing. */
function taken(source: string): readonly string[] {
  const taken: string[] = [];
  for (const [, what = '', from = ''] of source.matchAll(/import\s+(?!type\b)([^'"]*?)\s*from\s*['"]([^'"]+)['"]/g)) {
    if (!NETWORK.test(from)) continue;
    for (const name of what
      .replaceAll(/[{}]/g, ',')
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '' && !one.startsWith('type '))) {
      if (!HARMLESS.has(name.split(' ')[0] ?? '')) taken.push(`${from} ${name}`);
    }
  }
  for (const [, from = ''] of source.matchAll(/(?:import|require)\(\s*['"]([^'"]+)['"]\s*\)/g)) {
    if (NETWORK.test(from)) taken.push(from);
  }
  for (const [global = ''] of source.matchAll(/(?<![.\w'"`])(?:fetch|WebSocket|EventSource|XMLHttpRequest)(?=\()/g))
    taken.push(global);
  return taken;
}

describe('the network', () => {
  it('is reached from one room only, beside the libraries of the chat services (promises.md S4)', () => {
    const others = files.filter(
      (file) => ![join('src', 'web'), ...VENDORS].some((room) => file.startsWith(join(room))),
    );

    const reaching = others.flatMap((file) => taken(readFileSync(file, 'utf8')).map((what) => `${file}: ${what}`));

    expect(others.length).toBeGreaterThan(100);
    expect(reaching).toEqual([]);
  });

  it('is reached there from three files: one opens connections, one asks for names, one speaks over what was opened', () => {
    const own = files.filter((file) => file.startsWith(join('src', 'web')));

    const reaching = Object.fromEntries(
      own.map((file) => [file, taken(readFileSync(file, 'utf8'))] as const).filter(([, what]) => what.length > 0),
    );

    expect(reaching).toEqual({
      [join('src', 'web', 'dial.ts')]: [
        'node:net connect',
        'node:tls createSecureContext',
        'node:tls connect as secure',
      ],
      [join('src', 'web', 'resolve.ts')]: ['node:dns/promises lookup', 'node:dns/promises Resolver'],
      [join('src', 'web', 'guarded-web.ts')]: ['undici Client'],
    });
  });

  it.each([
    [`import { connect } from 'node:net';`, ['node:net connect']],
    [`import http, { type Agent } from 'http';`, ['http http']],
    [`import { createServer, get } from 'node:http';`, ['node:http get']],
    [`import type { Socket } from 'node:net';`, []],
    [`const { request } = await import('undici');`, ['undici']],
    [`await fetch('https://a.example')`, ['fetch']],
  ])('is seen where a file reaches for it: %s', (source, expected) => {
    expect(taken(source)).toEqual(expected);
  });
});
