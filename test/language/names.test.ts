import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildNameIndex, nameKey, personKey, samePerson } from '../../src/language/names.ts';

function found(names: Readonly<Record<string, readonly string[]>>, text: string): readonly string[] {
  const entries = Object.entries(names).flatMap(([id, all]) => all.map((name) => ({ id, name })));
  return buildNameIndex(entries)
    .match(text)
    .map(({ id, surface }) => `${id}: ${surface}`);
}

describe('a name index', () => {
  it('takes the longest name at each place', () => {
    const names = { sudan: ['Sudan'], southSudan: ['South Sudan'] };

    expect(found(names, 'From South Sudan to Sudan.')).toEqual(['southSudan: South Sudan', 'sudan: Sudan']);
  });

  it('finds whole words only', () => {
    expect(found({ niger: ['Niger'] }, 'Nigeria and Niger')).toEqual(['niger: Niger']);
  });

  it('gives a match for each thing that a name stands for', () => {
    expect(found({ side: ['Kyiv'], place: ['Kyiv'] }, 'Kyiv')).toEqual(['side: Kyiv', 'place: Kyiv']);
  });

  it.each([
    ['us', 'US', 'They told us so.'],
    ['is', 'IS', 'This is a town.'],
    ['aa', 'AA', 'Aa, he said.'],
    ['pa', 'PA', 'My pa was there.'],
    ['sac', 'SAC', 'A sac of flour.'],
  ])('does not take an ordinary word for the acronym %s', (id, name, text) => {
    expect(found({ [id]: [name] }, text)).toEqual([]);
  });

  it('finds acronyms with dots, in the plural and with a possessive', () => {
    const names = { us: ['U.S.'], idf: ['IDF'], m23: ['M23'] };

    expect(found(names, 'The US, the U.S. and the IDF’s men; AFC/M23 fighters')).toEqual([
      'us: US',
      'us: U.S.',
      'idf: IDF’s',
      'm23: M23',
    ]);
  });

  it('does not trust a short acronym in a headline of capitals', () => {
    expect(found({ is: ['IS'] }, 'THE TOWN IS UNDER FIRE AGAIN TODAY')).toEqual([]);
  });

  it('wants a capital where the name has one, and none where it is a phrase', () => {
    const names = { turkey: ['Turkey'], army: ['the army'] };

    expect(found(names, 'roast turkey for The Army and the army')).toEqual(['army: The Army', 'army: the army']);
  });

  it('reads any spelling of the Arabic article, hyphen, accent and apostrophe', () => {
    const names = {
      fasher: ['El Fasher'],
      deir: ['Deir ez-Zor'],
      sanaa: ["Sana'a"],
      menaka: ['Ménaka'],
      sweida: ['Suwayda'],
    };

    expect(found(names, 'Al-Fasher, Fasher, Deir al Zor, Sanaa, Menaka, As-Suwayda')).toEqual([
      'fasher: Al-Fasher',
      'fasher: Fasher',
      'deir: Deir al Zor',
      'sanaa: Sanaa',
      'menaka: Menaka',
      'sweida: Suwayda',
    ]);
  });

  it('knows Ukrainian and Russian names in their cases', () => {
    const names = {
      ua: ['Україна'],
      kharkiv: ['Харків'],
      kyiv: ['Київ'],
      lavrov: ['Лавров'],
      region: ['Тальвинська область'],
    };

    expect(found(names, 'В Україні, з Харкова до Києва; слова Лаврова; у Тальвинській області')).toEqual([
      'ua: Україні',
      'kharkiv: Харкова',
      'kyiv: Києва',
      'lavrov: Лаврова',
      'region: Тальвинській області',
    ]);
  });

  it('knows Arabic names with what is written onto them', () => {
    const names = { gaza: ['غزة'], khartoum: ['الخرطوم'], umTalha: ['أم طلحة'], israel: ['إسرائيل'] };

    expect(found(names, 'قصف بأم طلحة وغزة، للخرطوم والإسرائيلية')).toEqual([
      'umTalha: بأم طلحة',
      'gaza: وغزة',
      'khartoum: للخرطوم',
      'israel: والإسرائيلية',
    ]);
  });

  it('does not reach over a comma or into the next paragraph', () => {
    expect(found({ rsf: ['Rapid Support Forces'] }, 'Rapid, Support Forces. Rapid\n\nSupport Forces')).toEqual([]);
  });

  it('gives back the very words of the text, in order and without overlap, whatever the text', () => {
    const index = buildNameIndex([
      { id: 'a', name: 'Al Fasher' },
      { id: 'b', name: 'US' },
      { id: 'c', name: 'Київ' },
      { id: 'd', name: 'the army' },
    ]);
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('Al', 'Fasher', 'US', 'us', 'Києва', 'the', 'army', ' ', '-', ', ', '\n\n', 'ة', '’s', 'İ'),
          {
            maxLength: 60,
          },
        ),
        (parts) => {
          const text = parts.join('');
          let end = 0;
          for (const match of index.match(text)) {
            expect(text.slice(match.start, match.end)).toBe(match.surface);
            expect(match.start).toBeGreaterThanOrEqual(end);
            end = match.end;
          }
        },
      ),
    );
  });

  it('takes time in proportion to the text', () => {
    const index = buildNameIndex([{ id: 'a', name: 'Al Al Al Al Fasher' }]);

    const start = performance.now();
    index.match('Al '.repeat(60_000));

    expect(performance.now() - start).toBeLessThan(3_000);
  });
});

describe('how a name sounds', () => {
  it('is one in all its spellings', () => {
    const keys = ['Zelensky', 'Zelenskyy', 'Zelenskiy', 'Зеленський', 'Зеленский'].map(personKey);

    expect(new Set(keys).size).toBe(1);
  });

  it('is one in all the cases of a Cyrillic name', () => {
    expect(['Merinsk', 'Мерінськ', 'Мерінську', 'Мерінська'].map(nameKey)).toEqual(Array(4).fill('merinsk'));
  });

  it.each([
    ['Velichan', 'Taras Velichan'],
    ['Viktor Dragash', 'Віктор Драгаш'],
    ['Hatem Suwaid', 'حاتم سويد'],
    ['Syrskyi', 'Syrskyy'],
    ['V. Putin', 'Владимир Путин'],
  ])('makes %s and %s one person', (a, b) => {
    expect(samePerson(a, b)).toBe(true);
    expect(samePerson(b, a)).toBe(true);
  });

  it.each([
    ['Ali Hassan', 'Omar Hassan'],
    ['Amal Idris', 'Idris Bakheet'],
    ['Lavrov', 'Lavrik'],
    ['', 'Lavrov'],
  ])('keeps %s and %s apart', (a, b) => {
    expect(samePerson(a, b)).toBe(false);
  });

  it('never throws and never depends on the order', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(samePerson(a, b)).toBe(samePerson(b, a));
      }),
    );
  });
});
