import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandsFor } from '../commands/index.ts';
import { inviteLink } from '../src/adapters/discord/examine-permissions.ts';
import { openApp } from '../src/app.ts';
import type { Web } from '../src/feeds/ports.ts';
import { ADVICE } from '../src/outcome.ts';
import { aDesk, anOffice } from './commands/desk.ts';
import { NOON } from './support/builders.ts';
import { sitrep } from './support/operator.ts';

const guides = ['README.md', 'src/README.md', 'test/annotated/README.md'];

/** What the README shows of the demo: the head of the briefing and its first story. */
async function screen(): Promise<string> {
  const { out } = await sitrep(['demo'], { env: { COLUMNS: '80' } });
  const second = out.indexOf('\n2. ');
  return `\`\`\`text\n${out.slice(0, out.lastIndexOf('────\n', second)).replace(/\n─+$/, '').trimEnd()}\n\`\`\``;
}

const NEWS = Array.from(
  { length: 12 },
  (_, index) =>
    `<item><title>${index === 0 ? 'Ferry runs again on the Tal' : `Report ${index}`}</title><link>https://meridianwire.example/${index === 0 ? 'ferry' : index}</link><pubDate>${new Date(NOON - (index * 2 + 1) * 3_600_000).toUTCString()}</pubDate></item>`,
).join('');

/** A publisher that names two feeds on its first page. */
const PUBLISHER: Readonly<Record<string, string>> = {
  'https://meridianwire.example/':
    '<link rel="alternate" type="application/rss+xml" title="World" href="/world.xml"><link rel="alternate" type="application/rss+xml" title="Africa" href="/africa.xml">',
  'https://meridianwire.example/world.xml': `<rss version="2.0"><channel><title>Meridian Wire</title><link>https://meridianwire.example/</link><description>News</description><language>en</language>${NEWS}</channel></rss>`,
};

const web: Web = {
  async get({ url }) {
    const { href } = new URL(url);
    const body = PUBLISHER[href];
    return {
      status: body === undefined ? 404 : 200,
      url: href,
      headers: new Map([['content-type', 'text/html']]),
      body: new TextEncoder().encode(body ?? ''),
      redirects: [],
    };
  },
};

/** What somebody sees who adds the feed of a page. */
async function feedsScreen(): Promise<string> {
  const { out } = await sitrep(['feeds', 'add', 'meridianwire.example'], {
    env: { COLUMNS: '80', DATA_DIR: ':memory:', TZ: 'UTC' },
    openApp: (options) => openApp({ ...options, use: 'memory', clock: () => NOON, reach: () => web }),
  });
  return `\`\`\`text\n${out.trimEnd()}\n\`\`\``;
}

describe('the guides', () => {
  it.each([
    ['the demo', 'screen', screen],
    ['adding a feed', 'feeds', feedsScreen],
  ] as const)('show the screen that %s really prints', async (_, name, print) => {
    const readme = readFileSync('README.md', 'utf8');
    const shown = await print();
    if (process.env.UPDATE_README === '1') {
      writeFileSync(
        'README.md',
        readme.replace(
          new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(\\n<!-- /${name} -->)`),
          (_all, open, close) => `${open}\n${shown}\n${close}`,
        ),
      );
    }

    const block = new RegExp(`<!-- ${name} -->\\s*([\\s\\S]*?)\\s*<!-- /${name} -->`).exec(
      readFileSync('README.md', 'utf8'),
    )?.[1];

    expect(block, 'refresh it: UPDATE_README=1 npx vitest run test/readme.test.ts').toBe(shown);
  });

  it('name no file that is not there', () => {
    const missing = guides.flatMap((guide) => {
      const named = readFileSync(guide, 'utf8').match(/`[\w./-]+\.(?:ts|yaml|json|md|mjs)`/g) ?? [];
      return named
        .map((name) => name.slice(1, -1))
        .filter(
          (name) =>
            !name.startsWith('../') &&
            ![
              name,
              join(dirname(guide), name),
              join('config', name),
              join(dirname(guide), 'dev', name),
              join(dirname(guide), 'blind', name),
              ...rooms(name),
            ].some(existsSync),
        )
        .map((name) => `${guide}: ${name}`);
    });

    expect(missing).toEqual([]);
  });

  it('list the sub-commands that there are', async () => {
    const readme = readFileSync('README.md', 'utf8');
    const { out } = await sitrep(['--help']);

    for (const [, name] of out.matchAll(/^ {2}([a-z]+) .*$/gm))
      if (name !== 'help') expect(readme).toContain(`\`${name}`);
  });

  it('list the commands that people can ask', () => {
    const readme = readFileSync('README.md', 'utf8');

    for (const { name } of commandsFor(aDesk(), anOffice())) expect(readme).toMatch(new RegExp(`\`/${name}[\`\\s]`));
  });

  it('invite the bot to Discord with exactly the permissions it needs, in ten lines', () => {
    const readme = readFileSync('README.md', 'utf8');
    const steps = readme.slice(readme.indexOf('## In Discord'), readme.indexOf('## In Slack')).match(/^\d+\. /gm);

    expect(readme).toContain(inviteLink('APPLICATION_ID'));
    expect(steps).toHaveLength(10);
  });

  it('show pictures that are there, with words for those who do not see them', () => {
    const pictures = [...readFileSync('README.md', 'utf8').matchAll(/<img src="([^"]+)"[^>]* alt="([^"]+)"/g)];

    expect(pictures).toHaveLength(2);
    for (const [, path = '', alt = ''] of pictures) expect([existsSync(path), alt.length > 40]).toEqual([true, true]);
  });

  it('and the advice end each sentence as sentences end', () => {
    for (const [code, advice] of Object.entries(ADVICE)) expect(advice, code).toMatch(/^[A-Z"].*[.]$/s);
  });
});

/** A file that a guide names by its name alone may stand in any room. */
function rooms(name: string): readonly string[] {
  const all = [
    'language',
    'feeds',
    'articles',
    'stories',
    'summarizer',
    'briefings',
    'delivery',
    'adapters/page',
    'adapters/console',
    'adapters/discord',
    'adapters/slack',
    'adapters/service',
    'store',
    'web',
    'scheduler',
    'settings',
    'cli',
  ];
  return all.map((room) => join('src', room, name));
}
