import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sitrep } from '../support/operator.ts';

const real = '../shared/real';
const there = existsSync(real);

/** The text of a feed file as a reader of its pages would find it. */
function wordsOf(file: string): string {
  const decoded = (text: string) =>
    text.replace(/&(?:#x([\da-f]+)|#(\d+)|(amp|lt|gt|quot|apos|nbsp));/gi, (_, hex, dec, name) =>
      name
        ? { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }[name as string]!
        : String.fromCodePoint(Number.parseInt(hex ?? dec, hex ? 16 : 10)),
    );
  return decoded(decoded(readFileSync(file, 'utf8')))
    .replace(/<[^>]*>/g, ' ')
    .normalize('NFC')
    .replace(/\s+/g, ' ');
}

describe.skipIf(!there)(`a briefing of real articles (${there ? real : `skipped: ${real} is not here`})`, () => {
  it('shows no quotation that does not stand letter by letter in its source', async () => {
    const { code, json } = await sitrep([
      'brief',
      '--feeds',
      real,
      '--since',
      '36500d',
      '--format',
      'json',
      '--offline',
    ]);
    const [briefing] = json();
    const source = ['wikinews-en.xml', 'wikinews-de.xml', 'voa.xml']
      .map((name) => wordsOf(join(real, name)))
      .join('\n');
    const quotes = briefing.stories.flatMap((card: any) => [...card.quotes, ...card.allQuotes]);

    expect(code).toBe(0);
    expect(briefing.stories.length).toBeGreaterThan(0);
    expect(quotes.length).toBeGreaterThan(0);
    for (const { text } of quotes)
      for (const piece of text.split(' […] ')) expect(source).toContain(piece.replace(/\s+/g, ' '));
  });

  it('is Markdown with a link for every source', async () => {
    const { code, out } = await sitrep([
      'brief',
      '--feeds',
      real,
      '--since',
      '36500d',
      '--format',
      'markdown',
      '--offline',
    ]);

    expect(code).toBe(0);
    expect(out).toMatch(/^# Conflict briefing/);
    expect(out).toContain('](<https://');
  });
});

describe('sitrep brief', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sitrep-feeds-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('goes on when one feed is broken, and tells which and what to do', async () => {
    await writeFile(join(folder, 'a-page.xml'), '<!doctype html><html><body><p>Not a feed</p></body></html>');
    await writeFile(
      join(folder, 'good.xml'),
      `<rss version="2.0"><channel><title>Good</title><link>https://good.example/</link><description>d</description><item><title>Shelling kills 3 in Omdurman, Sudan, officials say</title><link>https://good.example/1</link><pubDate>${new Date(Date.now() - 3_600_000).toUTCString()}</pubDate><description>Shelling hit a market in Omdurman on Tuesday, killing at least three people, health officials said. Sudan's army blamed the Rapid Support Forces.</description></item></channel></rss>`,
    );

    const { code, json, err } = await sitrep(['brief', '--feeds', folder, '--format', 'json', '--offline']);

    expect(code).toBe(0);
    expect(err).toContain('a-page.xml: feed-not-a-feed');
    expect(err).toContain('Look for the feed address on the page.');
    expect(json()[0].coverage.read).toBe(1);
  });

  it('ends with 1 when there is nothing it could be made of', async () => {
    const { code, err } = await sitrep(['brief', '--feeds', join(folder, 'nowhere'), '--offline']);

    expect(code).toBe(1);
    expect(err).toContain('There is no file or folder');
  });

  it('writes a page that stands by itself with --format html', async () => {
    const { out } = await sitrep(['brief', '--feeds', 'bench/empty-feed.xml', '--format', 'html', '--offline']);

    expect(out).toMatch(/^<!doctype html>/i);
    expect(out).not.toMatch(/<script|src="http|@import/i);
  });
});
