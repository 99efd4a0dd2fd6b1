import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sitrep } from '../support/operator.ts';

const gold = '../shared/gold';
const there = existsSync(gold);

describe.skipIf(!there)(`annotated articles (${there ? gold : `skipped: ${gold} is not here`})`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-gold-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const env = { SITREP_CONFIG: gold };
  const articles = there
    ? readdirSync(gold)
        .filter((name) => /^a\d+\.json$/.test(name))
        .map((name) => {
          const { id, outlet, title, published, url, text } = JSON.parse(readFileSync(join(gold, name), 'utf8'));
          return { id, outlet, title, published, url, text };
        })
    : [];
  const lines = articles.map((article) => JSON.stringify(article)).join('\n');

  it('are read at least as well as promised, through the command line alone', async () => {
    const read = (await sitrep(['inspect', 'article', '-', '--json'], { stdin: lines, env })).json();
    const stories = (await sitrep(['inspect', 'stories', '-', '--json'], { stdin: lines, env })).json();
    const textOf = new Map(articles.map(({ id, text }) => [id, text]));
    const prediction = {
      articles: Object.fromEntries(
        read.map((line) => [
          line.input,
          {
            cluster: stories.find((story) => story.articles.includes(line.input))?.story,
            quotes: line.quotes.map((quote: any) => ({
              text: quote.text,
              segments: quote.segments.map(({ start, end }: any) => ({
                text: textOf.get(line.input).slice(start, end),
              })),
              speaker: quote.speaker,
            })),
            figures: line.figures.filter(({ value }: any) => value !== null),
            implications: line.implications,
          },
        ]),
      ),
    };
    const file = join(folder, 'prediction.json');
    writeFileSync(file, JSON.stringify(prediction));

    const score = JSON.parse(execFileSync(process.execPath, [join(gold, 'score.mjs'), file], { encoding: 'utf8' }));

    expect(score.ungroundedQuotes).toBe(0);
    expect(score.nonQuotesShown).toBe(0);
    expect(score.quotes.F1).toBeGreaterThanOrEqual(0.92);
    expect(score.attributionAccuracy).toBeGreaterThanOrEqual(0.77);
    expect(score.figures.F1).toBeGreaterThanOrEqual(0.71);
    expect(score.implications.F1).toBeGreaterThanOrEqual(0.71);
    expect(score.bcubed.F1).toBe(1);
  });
});
