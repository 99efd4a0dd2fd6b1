import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandsFor } from '../commands/index.ts';
import { inviteLink } from '../src/adapters/discord/examine-permissions.ts';
import { ADVICE } from '../src/outcome.ts';
import { aDesk, anOffice } from './commands/desk.ts';
import { sitrep } from './support/operator.ts';

const guides = ['README.md', 'src/README.md', 'test/annotated/README.md'];

/** What the README shows of the demo: the head of the briefing and its first story. */
async function screen(): Promise<string> {
  const { out } = await sitrep(['demo'], { env: { COLUMNS: '80' } });
  const second = out.indexOf('\n2. ');
  return `\`\`\`text\n${out.slice(0, out.lastIndexOf('────\n', second)).replace(/\n─+$/, '').trimEnd()}\n\`\`\``;
}

describe('the guides', () => {
  it('show the screen that the demo really prints', async () => {
    const readme = readFileSync('README.md', 'utf8');
    const shown = await screen();
    if (process.env.UPDATE_README === '1') {
      writeFileSync(
        'README.md',
        readme.replace(
          /(<!-- screen -->\n)[\s\S]*?(\n<!-- \/screen -->)/,
          (_, open, close) => `${open}\n${shown}\n${close}`,
        ),
      );
    }

    const block = /<!-- screen -->\s*([\s\S]*?)\s*<!-- \/screen -->/.exec(readFileSync('README.md', 'utf8'))?.[1];

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
