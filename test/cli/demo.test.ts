import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommandLine } from '../../src/cli/command-line.ts';
import { readSampleArticles } from '../../src/cli/sample-outlets.ts';
import { sitrep, terminal } from '../support/operator.ts';

const flat = (text: string) => text.replace(/[│\s]+/g, ' ');
const sample = await readSampleArticles(join('config', 'demo', 'articles'));

describe('the demo', () => {
  const first = sitrep(['demo']);

  it('prints a briefing and ends with 0 where nobody can type', async () => {
    const { code, out } = await first;

    expect(code).toBe(0);
    expect(out).toContain('Conflict briefing · Fri 13 March 2026');
    for (const section of [
      'Top line',
      'Since the last briefing',
      'Conflict board',
      'What happened',
      'Figures',
      'Claims by side',
      'In their words',
      'What it could mean',
      'Watch',
      'End of the briefing',
    ]) {
      expect(out).toContain(section);
    }
  });

  it('shows no quotation that does not stand letter by letter in a sample article', async () => {
    const { out } = await first;
    const articles = flat(sample.map(({ paragraphs }) => paragraphs.join(' ')).join(' '));

    const shown = [...flat(out).matchAll(/“([^”]+)” (?:\(part of a sentence\) )?—/g)].map(([, words]) => words ?? '');

    expect(shown.length).toBeGreaterThanOrEqual(8);
    for (const words of shown)
      for (const piece of words.split(' […] ')) expect(articles).toContain(piece.replace(/[.,]$/, ''));
  });

  it('gives the same screen each time', async () => {
    const second = await sitrep(['demo']);

    expect(second.out).toBe((await first).out);
  });

  it('ends at once, without another word, when it is interrupted', async () => {
    const { code, out, err } = await sitrep(['demo'], { signal: AbortSignal.abort() });

    expect(code).toBe(0);
    expect(out).toBe('');
    expect(err).not.toContain('feeds asked');
  });

  it('answers what is typed, until /quit, where somebody can type', async () => {
    const { stdin, stdout, screen, type } = terminal();
    const errors = terminal();
    for (const line of ['/story 1', '/quotes Okafor', '/search bridge', '/sources 1', '/nonsense', '/quit']) type(line);

    const code = await runCommandLine(['demo'], {
      stdin,
      stdout,
      stderr: errors.stdout,
      env: { NO_COLOR: '1', TERM: 'dumb' },
      projectDir: process.cwd(),
      signal: new AbortController().signal,
      openApp: async (options) => (await import('../../src/app.ts')).openApp(options),
    });

    const answers = flat(screen().slice(screen().indexOf('End of the briefing')));
    expect(code).toBe(0);
    expect(answers).toContain('Lena Okafor');
    expect(answers).toContain('greatlakescourier.example/east/rukoma-bridge');
    expect(answers).toContain('There is no command /nonsense.');
    expect(errors.screen()).toContain('http://127.0.0.1:');
  });
});
