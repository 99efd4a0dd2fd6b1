import { describe, expect, it } from 'vitest';
import type { PageParagraph } from '../../src/articles/page-paragraphs.ts';
import { withoutEdges } from '../../src/articles/report-edges.ts';

const plain = (text: string): PageParagraph => ({ text, kind: 'plain', linked: 0 });
const heading = (text: string): PageParagraph => ({ text, kind: 'heading', linked: 0 });
const item = (text: string): PageParagraph => ({ text, kind: 'item', linked: 0 });

const REPORT = [
  'A drone strike hit a crowded market in the town of Merinsk on Sunday, killing at least twelve people, officials said.',
  'Rescuers were still searching the ruins of an arcade on Sunday evening, and the toll could rise, the governor said.',
];

/** What is left of a report with these paragraphs above and below it. */
function left(above: readonly PageParagraph[], below: readonly PageParagraph[] = [], authors: readonly string[] = []) {
  const texts = withoutEdges([...above, ...REPORT.map(plain), ...below], authors).map(({ text }) => text);
  const at = texts.indexOf(REPORT[0] ?? '');
  return { above: texts.slice(0, at), below: texts.slice(at + REPORT.length) };
}

describe('what stands above a report', () => {
  it.each([
    ['the name of a section', plain('World news')],
    [
      'a caption',
      plain('Smoke rises over the market of Merinsk on Sunday morning, seen from the river (photo: Jo Lind)'),
    ],
    [
      'a picture from the archive',
      plain('FILE PHOTO: Smoke rises over the market of Merinsk on a Sunday morning in January.'),
    ],
    ['a row of links', plain('Home | World | Merinsk |')],
  ])('is left out: %s', (_, paragraph) => {
    expect(left([paragraph]).above).toEqual([]);
  });

  it.each(['MERINSK, March 12 (Meridian Wire)', 'KYIV, Ukraine (AP) —', 'دمشق (سانا) –'])(
    'stays where it is the dateline on a line of its own: "%s"',
    (dateline) => {
      expect(left([plain(dateline)]).above).toEqual([dateline]);
    },
  );

  it('stays where it announces what follows', () => {
    const opening = 'This is what is known so far of the strike:';
    expect(left([plain(opening)]).above).toEqual([opening]);
  });

  it('is left out with the heading where it sums the report up in points', () => {
    expect(left([heading('Highlights'), item('Twelve people died'), item('The toll may rise')]).above).toEqual([]);
  });
});

describe('what stands below a report', () => {
  it('is left out where it is no sentence, and credits are kept for whoever cleans the text', () => {
    const credit = 'Reporting by Ann Bell; Editing by Jo Lind';
    expect(left([], [plain(credit), plain('Merinsk'), plain('More world news')]).below).toEqual([credit]);
  });

  it('is left out where it says who the author is or how readers may comment', () => {
    const biography = 'Ann Bell is a reporter for Meridian Wire. Follow her on X @annbell.';
    const rules = 'Comments are moderated. Please read our guidelines before you write.';
    expect(left([], [plain(biography), plain(rules)], ['Ann Bell']).below).toEqual([]);
  });

  it('stays where it is a sentence of the report, or a list that one announces', () => {
    const last = 'Talks go on in Muscat on Wednesday.';
    const list = [plain('The dead include:'), item('Ann Bell'), item('Carl Dow')];
    expect(left([], [plain(last)]).below).toEqual([last]);
    expect(left([], list).below).toEqual(list.map(({ text }) => text));
  });
});
