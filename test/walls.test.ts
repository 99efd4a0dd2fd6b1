import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** An import that must be refused in a room, and one that must be let through; `as` is how the room would write them. */
const walls: readonly {
  readonly room: string;
  readonly wrong: readonly string[];
  readonly right: readonly string[];
}[] = [
  { room: 'src/language', wrong: ['../feeds/feed.ts', 'zod', 'node:fs'], right: ['../outcome.ts'] },
  {
    room: 'src/feeds',
    wrong: ['../articles/article.ts', '../store/store.ts', '../web/guarded-web.ts', 'undici', 'node:fs', 'pino'],
    right: ['../language/span.ts', 'rss-parser'],
  },
  {
    room: 'src/articles',
    wrong: ['../stories/story.ts', '../store/store.ts', 'rss-parser', 'node:http'],
    right: ['../feeds/feed.ts', 'linkedom', 'defuddle'],
  },
  {
    room: 'src/stories',
    wrong: ['../summarizer/card.ts', '../settings/settings.ts', 'yaml'],
    right: ['../articles/article.ts'],
  },
  {
    room: 'src/summarizer',
    wrong: ['../briefings/briefing.ts', '../adapters/console/escape.ts', 'ai'],
    right: ['../stories/story.ts'],
  },
  {
    room: 'src/briefings',
    wrong: ['../delivery/delivery.ts', '../desk.ts', 'temporal-polyfill'],
    right: ['../summarizer/card.ts'],
  },
  {
    room: 'src/delivery',
    wrong: ['../store/store.ts', '../scheduler/ticker.ts', '../adapters/console/escape.ts', 'kysely'],
    right: ['../briefings/briefing.ts'],
  },
  {
    room: 'src/office',
    wrong: [
      '../store/store.ts',
      '../settings/settings.ts',
      '../desk.ts',
      '../adapters/page/page.ts',
      'kysely',
      'node:fs',
    ],
    right: ['../office.ts', '../delivery/delivery.ts'],
  },
  {
    room: 'src/web',
    wrong: ['../store/store.ts', '../articles/article.ts', 'rss-parser'],
    right: ['../feeds/ports.ts', 'undici'],
  },
  {
    room: 'src/store',
    wrong: ['../web/guarded-web.ts', '../settings/settings.ts', 'undici'],
    right: ['../delivery/delivery.ts', '../office/ports.ts', 'kysely'],
  },
  {
    room: 'src/scheduler',
    wrong: ['../store/store.ts', '../feeds/feed.ts', 'kysely'],
    right: ['../delivery/delivery.ts', 'node-cron'],
  },
  {
    room: 'src/settings',
    wrong: ['../store/store.ts', '../cli/brief.ts', 'undici'],
    right: ['../feeds/feed.ts', 'zod'],
  },
  { room: 'src/cli', wrong: ['kysely', 'undici', 'pino', 'zod'], right: ['../settings/settings.ts', 'commander'] },
  {
    room: 'src/adapters/page',
    wrong: ['../console/style.ts', '../discord/limits.ts', '../../store/store.ts', 'discord.js'],
    right: ['../../desk.ts', '../../../commands/command.ts'],
  },
  {
    room: 'src/adapters/service',
    wrong: ['../discord/limits.ts', '../../store/store.ts', '../../delivery/delivery.ts', 'discord.js', '@slack/bolt'],
    right: ['../../outcome.ts', '../../clock.ts'],
  },
  {
    room: 'src/adapters/console',
    wrong: ['../discord/post.ts', '../../store/store.ts', '../../web/guarded-web.ts', 'discord.js'],
    right: ['../../desk.ts', '../../../commands/command.ts', '../page/page.ts'],
  },
  {
    room: 'src/adapters/discord',
    wrong: ['../console/style.ts', '../../store/store.ts', '../../web/guarded-web.ts', '@slack/bolt', 'undici'],
    right: ['../../office.ts', '../../../commands/command.ts', '../page/page.ts', '../service/seen.ts', 'discord.js'],
  },
  {
    room: 'src/adapters/slack',
    wrong: ['../discord/limits.ts', '../../store/store.ts', '../../web/guarded-web.ts', 'discord.js', 'undici'],
    right: ['../../office.ts', '../../../commands/command.ts', '../page/page.ts', '../service/seen.ts', '@slack/bolt'],
  },
  {
    room: 'commands',
    wrong: ['../src/adapters/console/escape.ts', '../src/store/store.ts', '../src/web/guarded-web.ts', 'zod'],
    right: ['../src/desk.ts', '../src/summarizer/card.ts'],
  },
];

const run = (file: string, args: readonly string[], cwd: string) =>
  new Promise<{ code: number; output: string }>((resolve) => {
    execFile(process.execPath, [file, ...args], { cwd, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, output: `${stdout}${stderr}` });
    });
  });

const tool = (path: string) => join(process.cwd(), 'node_modules', path);
let tree: string;

beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), 'sitrep-walls-'));
  await symlink(join(process.cwd(), 'node_modules'), join(tree, 'node_modules'));
});
afterAll(() => rm(tree, { recursive: true }));

const plant = async (file: string, text: string) => {
  await mkdir(dirname(join(tree, file)), { recursive: true });
  await writeFile(join(tree, file), text);
};

describe('the walls between the rooms', () => {
  it('refuse a planted wrong import in every room, and let the right ones through', async () => {
    await copyFile('biome.json', join(tree, 'biome.json'));
    const refused: string[] = [];
    const allowed: string[] = [];
    for (const { room, wrong, right } of walls) {
      for (const [kind, imports, files] of [
        ['wrong', wrong, refused],
        ['right', right, allowed],
      ] as const) {
        for (const [i, path] of imports.entries()) {
          const file = `${room}/planted-${kind}-${i}.ts`;
          await plant(file, `import * as planted from '${path}';\n\nexport const kept = planted;\n`);
          files.push(file);
        }
      }
    }

    const { output } = await run(
      tool('@biomejs/biome/bin/biome'),
      [
        'lint',
        '--vcs-enabled=false',
        '--only=style/noRestrictedImports',
        '--max-diagnostics=none',
        '--reporter=json',
        '.',
      ],
      tree,
    );

    const reported = new Set(
      (
        JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1)).diagnostics as {
          category: string;
          location: { path: string | { file: string } };
        }[]
      )
        .filter((d) => d.category === 'lint/style/noRestrictedImports')
        .map((d) => (typeof d.location.path === 'string' ? d.location.path : d.location.path.file)),
    );
    expect(refused.filter((file) => !reported.has(file))).toEqual([]);
    expect(allowed.filter((file) => reported.has(file))).toEqual([]);
  });

  it('know every room there is', async () => {
    const rooms = (await readdir('src', { withFileTypes: true })).filter(
      (e) => e.isDirectory() && e.name !== 'adapters',
    );
    const adapters = (await readdir('src/adapters', { withFileTypes: true })).filter((e) => e.isDirectory());

    const known = walls.map(({ room }) => room);

    for (const { name } of rooms)
      expect(known, `plant a wrong import for src/${name} in this test`).toContain(`src/${name}`);
    for (const { name } of adapters)
      expect(known, `plant a wrong import for src/adapters/${name} in this test`).toContain(`src/adapters/${name}`);
  });

  it('keep clocks, chance and the environment out of the numbered rooms and the office', async () => {
    const found: string[] = [];
    for (const room of ['language', 'feeds', 'articles', 'stories', 'summarizer', 'briefings', 'delivery', 'office']) {
      for (const file of await readdir(`src/${room}`, { recursive: true })) {
        if (!file.endsWith('.ts')) continue;
        const code = (await readFile(join('src', room, file), 'utf8')).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
        for (const reach of code.match(
          /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(|\bMath\.random\(|\bprocess\.env\b/g,
        ) ?? []) {
          found.push(`src/${room}/${file}: ${reach}`);
        }
      }
    }
    expect(found).toEqual([]);
  });
});

/** TypeScript 7 has no JavaScript API, so a tool that leans on it may read nothing and say that all is well. */
describe('the checks really run on this TypeScript', () => {
  it('types: a wrong type fails', async () => {
    await copyFile('tsconfig.json', join(tree, 'tsconfig.json'));
    await plant('src/planted-type.ts', "export const planted: number = 'text';\n");

    const { code, output } = await run(tool('typescript/bin/tsc'), ['--noEmit', '-p', '.'], tree);

    expect(output).toContain('src/planted-type.ts(1,14): error TS2322');
    expect(code).not.toBe(0);
  });

  it('knip: an export nobody uses fails', async () => {
    const project = join(tree, 'knip');
    await mkdir(join(project, 'src'), { recursive: true });
    await writeFile(join(project, 'package.json'), '{"name":"planted","version":"1.0.0","type":"module"}');
    await copyFile('tsconfig.json', join(project, 'tsconfig.json'));
    await writeFile(join(project, 'knip.json'), '{"entry":["src/main.ts"],"project":["src/**/*.ts"]}');
    await writeFile(
      join(project, 'src/main.ts'),
      "import { used } from './part.ts';\n\nconst shown: number = used;\nglobalThis.name = String(shown);\n",
    );
    await writeFile(join(project, 'src/part.ts'), 'export const used = 1;\nexport const forgotten = 2;\n');

    const { code, output } = await run(tool('knip/bin/knip.js'), ['--directory', project, '--no-progress'], project);

    expect(output).toContain('forgotten');
    expect(output).not.toContain('used  ');
    expect(code).not.toBe(0);
  });

  it('lint: a promise nobody waits for fails', async () => {
    await copyFile('biome.json', join(tree, 'biome.json'));
    await plant(
      'src/cli/planted-promise.ts',
      'async function later(): Promise<void> {}\n\nexport function go(): void {\n  later();\n}\n',
    );

    const { code, output } = await run(
      tool('@biomejs/biome/bin/biome'),
      ['lint', '--vcs-enabled=false', '--only=nursery/noFloatingPromises', 'src/cli/planted-promise.ts'],
      tree,
    );

    expect(output).toContain('noFloatingPromises');
    expect(code).not.toBe(0);
  });
});
