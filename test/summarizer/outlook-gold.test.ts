import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFigures } from '../../src/stories/figures.ts';
import { findOutlook } from '../../src/summarizer/outlook.ts';

const GOLD = '../shared/gold';

interface Annotated {
  readonly id: string;
  readonly outletType: string;
  readonly language: string;
  readonly published: string;
  readonly text: string;
  readonly gold: {
    readonly sentences: readonly { readonly start: number; readonly end: number }[];
    readonly figures: readonly {
      kind: string;
      value: number | null;
      status: string;
      subsetOf?: string;
      event: string;
    }[];
  };
}

function annotated(): readonly Annotated[] {
  return readdirSync(GOLD)
    .filter((name) => /^a\d+\.json$/.test(name))
    .map((name) => JSON.parse(readFileSync(join(GOLD, name), 'utf8')) as Annotated);
}

function source({ text, language, published, gold }: Annotated) {
  const at = Date.parse(published);
  return { text, language, published: at, firstSeenAt: at, sentences: gold.sentences };
}

describe.skipIf(!existsSync(GOLD))(
  'on the annotated articles of ../shared/gold (skipped where they are absent)',
  () => {
    it('finds figures, their claimants and implications above the bars', () => {
      const articles = Object.fromEntries(
        annotated().map((article) => [
          article.id,
          {
            figures: findFigures(source(article)).filter(({ value }) => value !== null),
            implications: findOutlook(source(article), article.outletType).implications.map(({ sentence }) => sentence),
          },
        ]),
      );
      const folder = mkdtempSync(join(tmpdir(), 'sitrep-gold-'));
      const file = join(folder, 'prediction.json');
      writeFileSync(file, JSON.stringify({ articles }));

      const score = JSON.parse(execFileSync(process.execPath, [join(GOLD, 'score.mjs'), file], { encoding: 'utf8' }));
      rmSync(folder, { recursive: true });

      expect(score.figures.F1).toBeGreaterThanOrEqual(0.9);
      expect(score.figureClaimant).toBeGreaterThanOrEqual(0.8);
      expect(score.implications.P).toBeGreaterThanOrEqual(0.9);
      expect(score.implications.R).toBeGreaterThanOrEqual(0.75);
    });

    it('passes nothing denied, historical, projected or partial off as a toll', () => {
      const wrong = annotated().flatMap((article) => {
        const mentions = findFigures(source(article));
        return article.gold.figures
          .filter(
            ({ status, subsetOf }) => ['denied', 'historical', 'projection'].includes(status) || subsetOf !== undefined,
          )
          .flatMap(({ kind, value, status, subsetOf }) =>
            mentions
              .filter((mention) => mention.kind === kind && mention.value === value)
              .filter((mention) => (subsetOf === undefined ? mention.status === status : mention.subset))
              .slice(0, 1).length === 0 && mentions.some((mention) => mention.kind === kind && mention.value === value)
              ? [`${article.id}: ${kind} ${value} ${status}`]
              : [],
          );
      });

      expect(wrong).toEqual([]);
    });
  },
);
