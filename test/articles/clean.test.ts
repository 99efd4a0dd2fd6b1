import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanArticleText } from '../../src/articles/clean.ts';
import { normaliseText } from '../../src/language/text.ts';

const REPORT = 'A drone strike hit a market in Merinsk on Thursday, killing at least 12 people.';

describe('cleaning a text', () => {
  it('drops furniture and captions between the paragraphs', () => {
    const text = [
      'FILE PHOTO: Smoke over Merinsk',
      REPORT,
      'Advertisement',
      'Read more: Talks in Muscat end without an agreement',
      'Smoke over Merinsk on Monday. (Photo: Jo Lind)',
      'More people fled the town.',
      'Subscribe to continue reading',
    ];
    expect(cleanArticleText(text.join('\n\n')).text).toBe(`${REPORT}\n\nMore people fled the town.`);
  });

  it('cuts the dateline, so that the text begins with the report’s own words', () => {
    expect(cleanArticleText(`MERINSK, March 12 (Meridian Wire) - ${REPORT}\n\n${REPORT}`)).toEqual({
      text: `${REPORT}\n\n${REPORT}`,
      byline: null,
      credit: null,
      dateline: {
        text: 'MERINSK, March 12 (Meridian Wire)',
        place: 'MERINSK',
        day: 'March 12',
        agency: 'Meridian Wire',
      },
    });
  });

  it.each([
    ['on a line of its own', `MERINSK (AP) —\n\n${REPORT}`],
    ['below byline and caption', `By Ann Bell\n\nPhoto: Jo Lind\n\nMERINSK (AP) — ${REPORT}`],
    ['behind the byline', `By Ann Bell MERINSK (AP) — ${REPORT}`],
    ['printed twice', `MERINSK (AP) — MERINSK (AP) — ${REPORT}`],
  ])('cuts a dateline %s', (_, text) => {
    expect(cleanArticleText(text)).toMatchObject({ text: REPORT, dateline: { place: 'MERINSK', agency: 'AP' } });
  });

  it('leaves places before dashes where they divide a list, and deep in the report', () => {
    const list = `KYIV — ${REPORT}\n\nMOSCOW — ${REPORT}`;
    const deep = `${REPORT}\n\n${REPORT}\n\nMERINSK, March 12 (AP) — ${REPORT}`;
    expect(cleanArticleText(list)).toMatchObject({ text: list, dateline: null });
    expect(cleanArticleText(deep)).toMatchObject({ text: deep, dateline: null });
  });

  it.each([
    'By Ann Bell',
    'By Ann Bell and Carl Dow in Geneva',
    'By ANN BELL, Meridian Wire',
    'Von Jo Lind',
    'بقلم سالم الهادي',
  ])('takes "%s" for the byline', (line) => {
    expect(cleanArticleText(`${line}\n\n${REPORT}`)).toEqual({
      text: REPORT,
      byline: line,
      credit: null,
      dateline: null,
    });
  });

  it.each([
    'Reporting by Ann Bell in Ostrevar; Editing by Jo Lind',
    '(Additional reporting by Carl Dow)',
    'With inputs from agencies',
    '© 2026 AFP',
    'Mit Material von dpa',
    'المصدر: وكالات',
    'AFP',
  ])('keeps "%s" apart, as evidence of whose words these are', (line) => {
    expect(cleanArticleText(`${REPORT}\n\n${line}`)).toEqual({
      text: REPORT,
      byline: null,
      credit: line,
      dateline: null,
    });
  });

  it.each(['(Reporting by Ann Bell; Editing by Jo Lind)', '(AFP)', '— With reporting from AFP'])(
    'finds a credit at the end of the last paragraph: "%s"',
    (credit) => {
      expect(cleanArticleText(`${REPORT} ${credit}`)).toEqual({ text: REPORT, byline: null, credit, dateline: null });
    },
  );

  it('takes a photographer above the report for a caption, and an agency above it for the credit', () => {
    expect(cleanArticleText(`Jo Lind/AFP\n\n${REPORT}`)).toMatchObject({ text: REPORT, credit: null });
    expect(cleanArticleText(`وكالة المدى\n\n${REPORT}`)).toMatchObject({ text: REPORT, credit: 'وكالة المدى' });
  });

  it('keeps a credit no longer than any is', () => {
    const { credit, text } = cleanArticleText(
      `${REPORT}${'\n\nReporting by Ann Bell; Editing by Jo Lind'.repeat(500)}`,
    );
    expect(text).toBe(REPORT);
    expect(credit?.length).toBeLessThan(1_001);
  });

  it('leaves an ordinary parenthesis at the end where it is', () => {
    const text = 'The toll stands at 31 (the army speaks of 17)';
    expect(cleanArticleText(text).text).toBe(text);
  });
});

describe('whatever a text holds', () => {
  const lines = fc.constantFrom(
    ...[
      'By Ann Bell',
      'Read more: Talks',
      'AFP',
      '(Reuters)',
      'Reporting by A. Bell; Editing by Jo Lind',
      'Advertisement',
    ],
    ...[
      'Jo Lind/AFP',
      'FILE PHOTO: Smoke',
      '© 2026 AFP',
      'Source: AFP',
      'dpa/ab',
      'KYIV — Shells fell on the town.',
      '***',
    ],
    ...[
      'MERINSK (AP) — Twelve people died.',
      'MERINSK (AP) —',
      'MERINSK (AP) — AFP',
      'MERINSK (AP) — By Ann Bell',
      REPORT,
    ],
    ...[
      'MERINSK (AP) — Advertisement',
      'Twelve died. (AFP)',
      'Twelve died. (AFP) (AFP)',
      'AFP (AFP)',
      'دمشق (سانا) – قتل 12 شخصا.',
    ],
  );
  const texts = fc.oneof(
    fc.array(fc.oneof(lines, lines, fc.lorem(), fc.string({ unit: 'binary' }))).map((all) => all.join('\n\n')),
    fc.string({ unit: 'binary' }),
  );

  it('cleaning twice changes nothing more', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = cleanArticleText(text);
        expect(cleanArticleText(once.text)).toEqual({ text: once.text, byline: null, credit: null, dateline: null });
      }),
      { numRuns: 2_000 },
    );
  });

  it('nothing is invented: every paragraph that stays is one of the text, or a part of one, in its order', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const whole = normaliseText(text);
        let from = 0;
        for (const paragraph of cleanArticleText(text).text.split('\n\n')) {
          const at = whole.indexOf(paragraph, from);
          expect(at).toBeGreaterThanOrEqual(0);
          from = at + paragraph.length;
        }
      }),
    );
  });

  it('the time grows with the text', () => {
    const pieces = [
      '(',
      'By A ',
      'read more ',
      'Photo ',
      'a',
      '\n\nBy ',
      ' reporting by',
      'said. (AFP) ',
      'MERINSK (AP) — ',
      '— ',
    ];
    const start = performance.now();
    for (const piece of [...pieces, 'MERINSK (AP) — x\n\n', 'Jo Lind/AFP\n\n', 'Advertisement\n\n', 'КИЇВ. ', '[…] '])
      cleanArticleText(piece.repeat(Math.ceil(1_000_000 / piece.length)));
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

const gold = '../shared/gold';

/** Texts in which nothing stands but a report: articles with answers, and those of the demo. */
const folders = [gold, 'test/annotated/dev', 'config/demo/articles'].filter((folder) => existsSync(folder));

describe.each(folders)('cleaning the articles of %s', (folder) => {
  it('takes nothing out of them but datelines and lines that name who reported', () => {
    for (const name of readdirSync(folder).filter((file) => /^[ad]\d+\.json$|\.txt$/.test(file))) {
      const file = readFileSync(`${folder}/${name}`, 'utf8');
      const text = name.endsWith('.txt')
        ? file.slice(file.indexOf('\n\n') + 2)
        : (JSON.parse(file) as { text: string }).text;
      const { text: clean, byline, credit, dateline } = cleanArticleText(text);
      const named = [byline, credit, dateline?.text].join(' ');
      let rest = normaliseText(text);
      for (const paragraph of clean.split('\n\n')) rest = rest.replace(paragraph, '');
      const dropped = rest.split('\n\n').map((words) => words.replace(/\s*[-–—]?\s*$/, ''));
      expect([name, dropped.filter((words) => words !== '' && !named.includes(words))]).toEqual([name, []]);
    }
  });
});
