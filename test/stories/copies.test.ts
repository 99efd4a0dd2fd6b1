import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/articles/article.ts';
import { findCopies } from '../../src/stories/copies.ts';
import { corroborationOf, sourceLabel } from '../../src/stories/labels.ts';
import { rootOf } from '../../src/stories/roots.ts';
import { prepareWorld } from '../../src/stories/world.ts';
import { anArticle, aReport, aStory, NOON } from '../support/builders.ts';
import { Dice, templateBackground } from './template-world.ts';

const WORLD = prepareWorld(templateBackground());
const HOUR_MS = 3_600_000;

const SYLLABLES = ['ka', 'ro', 'mi', 'ten', 'sul', 'ver', 'dan', 'pol', 'ist', 'mar', 'gen', 'lo'];
const CYRILLIC = ['ка', 'ро', 'мі', 'тен', 'сул', 'вер', 'дан', 'пол', 'іст', 'мар'];
const ARABIC = ['كا', 'رو', 'مي', 'تن', 'سل', 'فر', 'دن', 'بل', 'ست', 'مر'];

/** A report of invented words, so that two of them share nothing. */
function prose(dice: Dice, paragraphs: number, syllables = SYLLABLES): string {
  const word = () => Array.from({ length: 2 + dice.roll(2) }, () => dice.pick(syllables)).join('');
  const paragraph = () => `${Array.from({ length: 34 }, word).join(' ')} ${3 + dice.roll(90)} ${word()}.`;
  return Array.from({ length: paragraphs }, paragraph).join('\n\n');
}

function article(
  id: string,
  text: string,
  fields: Partial<Omit<Article, 'id' | 'outlet' | 'feedId'>> & { outlet?: string } = {},
) {
  return anArticle({ id, text, outlet: `${id}.example`, sentences: [{ start: 0, end: text.length }], ...fields });
}

function copiesAmong(articles: readonly Article[]): Readonly<Record<string, string>> {
  return Object.fromEntries(findCopies(articles, WORLD.outletNames).originalOf);
}

describe('wire copies', () => {
  it('are found through dropped and moved paragraphs, new numbers and American spelling', () => {
    const dice = new Dice(1);
    const articles: Article[] = [];
    const wanted: Record<string, string> = {};
    for (let i = 0; i < 60; i += 1) {
      const text = `The defence minister organised the neighbouring centre. ${prose(dice, 5)}`;
      const paragraphs = dice.shuffle(text.split('\n\n')).slice(0, 3 + dice.roll(2));
      const changed = paragraphs
        .join('\n\n')
        .replace(/\d+/g, () => `${dice.roll(500)}`)
        .replace('defence', 'defense')
        .replace('organised', 'organized')
        .replace('neighbouring centre', 'neighboring center');
      articles.push(article(`o${i}`, text), article(`c${i}`, changed, { published: NOON + HOUR_MS }));
      wanted[`c${i}`] = `o${i}`;
    }

    expect(copiesAmong(dice.shuffle(articles))).toEqual(wanted);
  });

  it('are found where a long report was cut to a third', () => {
    const text = prose(new Dice(2), 12);
    const extract = text.split('\n\n').slice(0, 4).join('\n\n');

    expect(copiesAmong([article('long', text), article('short', extract, { published: NOON + HOUR_MS })])).toEqual({
      short: 'long',
    });
  });

  it.each([
    ['Cyrillic', CYRILLIC],
    ['Arabic', ARABIC],
  ])('are found in %s', (_, syllables) => {
    const text = prose(new Dice(3), 5, syllables);
    const copy = text.split('\n\n').slice(1).join('\n\n');

    expect(copiesAmong([article('a', text), article('b', copy, { published: NOON + HOUR_MS })])).toEqual({ b: 'a' });
  });

  it('are not what only shares a quotation', () => {
    const dice = new Dice(4);
    const quote = prose(dice, 1);

    const alone = (id: string) => article(id, [prose(dice, 2), quote, prose(dice, 2)].join('\n\n'));

    expect(copiesAmong([alone('a'), alone('b'), alone('c')])).toEqual({});
  });

  it('need less in common where both credit one agency', () => {
    const dice = new Dice(5);
    const shared = prose(dice, 2);
    const [a, b] = [`${shared}\n\n${prose(dice, 3)}`, `${shared}\n\n${prose(dice, 3)}`];

    expect(copiesAmong([article('a', a), article('b', b)])).toEqual({});
    expect(
      copiesAmong([article('a', a, { byline: 'Core Wire' }), article('b', b, { byline: 'By Core Wire' })]),
    ).toEqual({ b: 'a' });
  });

  it('need less where the other is the agency itself, which need not credit itself', () => {
    const dice = new Dice(8);
    const shared = prose(dice, 2);
    const agency = article('a', `${shared}\n\n${prose(dice, 3)}`, { outlet: 'corewire.example' });
    const text = `${shared}\n\n${prose(dice, 3)}`;
    const paper = (byline: string | null) => article('b', text, { published: NOON + HOUR_MS, byline });

    expect(copiesAmong([agency, paper(null)])).toEqual({});
    expect(copiesAmong([agency, paper('By Core Wire')])).toEqual({ b: 'a' });
  });

  it('are found where numbers stand in words and spellings differ throughout', () => {
    const british = (shift: string) =>
      Array.from(
        { length: 12 },
        (_, i) =>
          `Paragraph ${i}: the grey programme of the ${shift} ministry moved towards the centre after fourteen neighbours from street${i} organised tyres.`,
      ).join(' ');
    const american = british('defence')
      .replaceAll('grey', 'gray')
      .replaceAll('programme', 'program')
      .replaceAll('defence', 'defense')
      .replaceAll('towards', 'toward')
      .replaceAll('centre', 'center')
      .replaceAll('fourteen', '16')
      .replaceAll('neighbours', 'neighbors')
      .replaceAll('organised tyres', 'organized tires');

    expect(
      copiesAmong([article('a', british('defence')), article('b', american, { published: NOON + HOUR_MS })]),
    ).toEqual({ b: 'a' });
  });

  it('are not looked for in reports of another week', () => {
    const text = prose(new Dice(6), 4);

    expect(copiesAmong([article('a', text), article('b', text, { published: NOON + 7 * 24 * HOUR_MS })])).toEqual({});
  });

  it('cost the same for each, however many repeat one text', () => {
    const text = prose(new Dice(7), 6);
    const many = Array.from({ length: 2_000 }, (_, i) => article(`n${i}`, text, { published: NOON + i }));

    const start = performance.now();
    const found = copiesAmong(many);

    expect(Object.keys(found)).toHaveLength(1_999);
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});

describe('the root of a report', () => {
  const root = (text: string, fields: Parameters<typeof article>[2] = {}) =>
    rootOf(article('x', text, { outlet: 'harbourtimes.example', ...fields }), WORLD);

  it.each([
    ['a byline', 'By Core Wire\n\nA drone hit a market on Sunday, officials said.'],
    ['a dateline', 'LUZHANY, Ostania, April 6 (Core Wire) - A drone hit a market on Sunday, officials said.'],
    ['a last line', 'A drone hit a market on Sunday, officials said.\n\nReporting by Core Wire'],
    ['a closing parenthesis', 'A drone hit a market on Sunday, officials said. (Core Wire)'],
    ['a citation in the lead', 'A drone hit a market on Sunday, Core Wire reported.'],
    ['"citing"', 'A drone hit a market on Sunday, the paper said, citing Core Wire.'],
  ])('is the agency that %s names', (_, text) => {
    expect(root(text)).toBe('wire:core wire');
  });

  it('is an agency that the desk has never reviewed, by any of its names', () => {
    expect(root('KYIV (Reuters) - A drone hit a market.')).toBe('wire:reuters');
    expect(root('Drones hit a market.\n\n© Agence France-Presse')).toBe('wire:afp');
    expect(root('Text.', { byline: 'Associated Press' })).toBe('wire:ap');
  });

  it('is the outlet itself where nobody is credited', () => {
    expect(root('A drone hit a market on Sunday, officials said.')).toBe('outlet:harbourtimes.example');
  });

  it('is not an agency that the text only mentions', () => {
    expect(
      root(
        'A drone hit a market on Sunday.\n\nA Core Wire camera crew was among the wounded, the mayor of the town said on Monday.',
      ),
    ).toBe('outlet:harbourtimes.example');
  });
});

describe('labels', () => {
  const label = (domain: string, copy = false) => {
    const outlet = [...WORLD.background.outlets.values()].find((one) => one.domain === domain);
    if (!outlet) throw new Error(`No outlet ${domain}.`);
    return sourceLabel(outlet, { conflicts: WORLD.background.conflicts.map(({ id }) => id), copy });
  };

  it('say who controls an outlet before anything else', () => {
    expect(label('varn-state.example', true)).toBe('state');
    expect(label('front-voice.example')).toBe('party');
    expect(label('baycourier.example', true)).toBe('copy');
    expect(label('corewire.example')).toBe('wire');
    expect(label('harbourtimes.example')).toBeNull();
  });

  it('call a story that only a party tells so', () => {
    const story = aStory({
      conflicts: ['ostania-varn'],
      reports: [aReport({ article: anArticle({ outlet: 'varn-state.example' }), conflicts: ['ostania-varn'] })],
      independent: 0,
    });

    expect(corroborationOf(story, WORLD)).toMatchObject({
      label: 'party claims only',
      stateOrParty: [{ side: 'Varn' }],
    });
  });

  it.each([
    [1, 'single source'],
    [2, '2 independent'],
    [4, '3+ independent'],
  ])('call %i independent roots "%s"', (independent, wanted) => {
    expect(corroborationOf(aStory({ independent }), WORLD).label).toBe(wanted);
  });
});
