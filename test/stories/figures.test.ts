import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FigureMention } from '../../src/stories/figure.ts';
import { findFigures } from '../../src/stories/figures.ts';
import { anArticle } from '../support/builders.ts';

function figures(text: string, language = 'en'): readonly FigureMention[] {
  return findFigures(anArticle({ text, language }));
}

/** "killed 12", "wounded 5 part", "killed 31 denied": one line for each figure. */
function read(text: string, language = 'en'): readonly string[] {
  return figures(text, language).map((figure) =>
    [
      figure.kind,
      figure.value ?? figure.qualifier,
      ...(figure.high === null ? [] : ['to', figure.high]),
      ...(figure.subset ? ['part'] : []),
      ...(figure.loaded === null ? [] : [`"${figure.loaded}"`]),
      ...(figure.status === 'asserted' ? [] : [figure.status]),
      ...(figure.scope === 'cumulative' ? ['cumulative'] : []),
    ].join(' '),
  );
}

describe('what is counted', () => {
  it.each([
    ['A missile hit the depot, killing nine soldiers and wounding 35.', ['killed 9', 'wounded 35']],
    [
      'At least 23 people, including five children, were killed and 60 others injured.',
      ['killed 23', 'killed 5 part', 'wounded 60'],
    ],
    ['Rebels ambushed a convoy, killing nine soldiers and three civilians.', ['killed 9', 'killed 3']],
    ['Twelve soldiers and 30 insurgents were killed in clashes.', ['killed 12', 'killed 30']],
    ['The blast killed a nurse and two drivers.', ['killed 2']],
    ['The strike left seven people dead and 19 injured.', ['killed 7', 'wounded 19']],
    ['At least 8 dead, 20 hurt in the blast.', ['killed 8', 'wounded 20']],
    ['Hospitals received 44 bodies overnight.', ['killed 44']],
    ['Three of the wounded later died in hospital.', ['killed 3 part']],
    ['The army lost 12 soldiers in the battle.', ['killed 12']],
    ['Between 12 and 15 people were killed.', ['killed 12 to 15']],
    ['A further six people remain missing.', ['missing 6']],
    ['The group said it captured 17 soldiers and seized two tanks.', ['captured 17']],
    ['Police arrested 120 protesters.', ['detained 120']],
    ['The operation resulted in the arrest of 16 suspects.', ['detained 16']],
    ['Gunmen kidnapped 34 schoolgirls from a school.', ['abducted 34']],
    ['About 5,000 families were evacuated from the villages.', ['displaced 5000']],
    ['The strikes left about 200,000 households without electricity.', ['affected 200000']],
    ['Drones struck a substation, cutting power to about 40,000 people.', ['affected 40000']],
    ['No one was killed.', ['killed 0']],
    ['The crew of 23 has not been arrested.', ['detained 0']],
    ['The ministry put the number of injured at 88.', ['wounded 88']],
    ['He put its losses at three.', ['killed 3']],
    ['Dozens of people were killed.', ['killed dozens']],
    ['The airstrike flattened two houses and killed a family of six.', ['killed 6']],
    ['Nine of the dead were children.', ['killed 9 part']],
    ['Of the victims, 14 were women.', ['killed 14 part']],
    ['Two of the 11 people wounded are in critical condition.', ['wounded 2 part', 'wounded 11']],
    ['At least 12 were wounded, three critically.', ['wounded 12', 'wounded 3 part']],
    ['Four peacekeepers, two of them from Norway, were killed.', ['killed 4', 'killed 2 part']],
    ['Two policemen and a bystander were shot dead.', ['killed 2']],
    ['Militants are holding at least 25 hostages.', ['abducted 25']],
    ['The siege has left 40,000 people without clean water.', ['affected 40000']],
    ['The number of people killed has climbed above 100.', ['killed 100']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    'The explosion was heard 12 kilometres away.',
    'The two sides exchanged 150 prisoners of war each.',
    'Troops from 12 countries took part, and 3,000 soldiers were deployed.',
    'Two drones hit a warehouse.',
    'A court sentenced 12 men to death.',
    'Some 90 percent of the city was without power.',
    'Some 40 men were killed or wounded.',
    'Crews restored power to 12,000 homes.',
    'Troops freed 61 captives and 25 hostages.',
    'Rescuers pulled 11 survivors from the rubble.',
    'The actress Ana Ruiz, 33, who lives in Tarn, died at home.',
    'The 14th Brigade fired 30 missiles on March 8.',
  ])('finds nothing in "%s"', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('keeps a loaded word beside its number', () => {
    expect(read('The command said it neutralised 140 militants.')).toEqual(['killed 140 "neutralised"']);
  });

  it('names the group as the article does, and none for people at large', () => {
    expect(figures('Two repair workers were hurt and 12 people were killed.').map(({ group }) => group)).toEqual([
      'repair workers',
      null,
    ]);
  });
});

describe('what the article does with a number', () => {
  it.each([
    ['The army dismissed reports of 31 dead as rumours.', ['killed 31 denied']],
    ['It denied killing 31 civilians.', ['killed 31 denied']],
    ['He said it was untrue that 40 of its fighters had been killed.', ['killed 40 denied']],
    ['The army denied responsibility for the attack, in which 31 people died.', ['killed 31']],
    ['The death toll, initially put at eight, now stands at 13.', ['killed 8 superseded', 'killed 13']],
    ['Officials revised the number of dead down to 17 from 21.', ['killed 17', 'killed 21 superseded']],
    ['The initial toll of 10 was later revised to 16.', ['killed 10 superseded', 'killed 16']],
    ['The death toll rose from 12 to 14.', ['killed 12 superseded', 'killed 14']],
    ['As many as 300,000 people could be displaced, the agency warned.', ['displaced 300000 projection']],
    ['In 2014, 40 people were killed in a similar attack.', ['killed 40 historical']],
    ['Last month a strike on the same road killed 12 aid workers.', ['killed 12 historical']],
    ['Drones struck two days after an attack on its market killed 14.', ['killed 14 historical']],
    ['More than 6,400 civilians have been killed since the war began in 2023.', ['killed 6400 cumulative']],
    ['The office is verifying reports of 30 deaths.', ['killed 30 unverified']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('calls a number disputed that somebody else in the article denies', () => {
    const text =
      'A spokesman said it was untrue that 40 rebels had been killed. The army said it had killed 40 rebels.';

    expect(figures(text).map(({ status, claimant }) => [status, claimant])).toEqual([
      ['denied', null],
      ['disputed', 'army'],
    ]);
  });
});

describe('who owns a number', () => {
  it.each([
    ['A strike killed 12 people, regional officials said.', 'regional officials'],
    ['A strike killed 12 people, according to the Doctors’ Network.', 'Doctors’ Network'],
    ['The army put the toll at 17.', 'army'],
    ['A strike on a depot killed 12 people.', null],
    ['More than 12 people have been killed, according to U.N. figures.', 'United Nations'],
  ])('%s', (text, claimant) => {
    expect(figures(text).map((figure) => figure.claimant)).toEqual([claimant]);
  });

  it('follows a pronoun to the subject of the sentence before', () => {
    const text = 'A Front spokesman, Patient Ndala, rejected the account. He put its losses at three.';

    expect(figures(text)[0]?.claimant).toBe('Patient Ndala');
  });

  it('lets the plain sentence after a speaker stay the speaker’s', () => {
    const text = 'No one was killed, the governor Taras Velichan said. Two workers were hurt.';

    expect(figures(text).map(({ claimant }) => claimant)).toEqual(['Taras Velichan', 'Taras Velichan']);
  });
});

describe('in other languages', () => {
  it.each([
    ['uk', 'Унаслідок удару загинули щонайменше 8 людей, ще 23 поранено.', ['killed 8', 'wounded 23']],
    ['uk', 'Кількість поранених зросла до 37, серед них четверо дітей.', ['wounded 37', 'wounded 4 part']],
    ['uk', 'Без світла залишилися близько 12 тис. споживачів.', ['affected 12000']],
    ['uk', 'Ніхто не загинув.', ['killed 0']],
    ['ru', 'В результате обстрела погибли пять мирных жителей, ещё 12 получили ранения.', ['killed 5', 'wounded 12']],
    ['ru', 'Число погибших выросло до 19.', ['killed 19']],
    ['ar', 'أعلنت الوزارة مقتل 12 شخصاً وإصابة 35 آخرين في غارة.', ['killed 12', 'wounded 35']],
    ['ar', 'نزح نحو 15 ألف شخص من المدينة منذ مارس.', ['displaced 15000 cumulative']],
    ['de', 'Bei dem Angriff sind mindestens neun Menschen getötet und 25 verletzt worden.', ['killed 9', 'wounded 25']],
    ['de', 'Die Zahl der Toten stieg auf 31.', ['killed 31']],
    ['fr', 'Au moins 12 personnes ont été tuées et 35 blessées.', ['killed 12', 'wounded 35']],
    ['fr', 'L’attaque a fait sept morts, dont deux enfants.', ['killed 7', 'killed 2 part']],
    ['es', 'Al menos 12 personas murieron y 35 resultaron heridas.', ['killed 12', 'wounded 35']],
  ])('%s: %s', (language, text, expected) => {
    expect(read(text, language)).toEqual(expected);
  });

  it('says nothing in a language it has no words for', () => {
    expect(read('Du personer ble drept, 12 personer.', 'no')).toEqual([]);
  });
});

it('covers the words it was read from, whatever the text', () => {
  const words = fc.constantFrom(
    '12',
    'people',
    'were',
    'killed',
    'and',
    ',',
    'wounding',
    'toll',
    'of',
    'said',
    'no',
    'one',
    '"',
    '\n\n',
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 60 }), (list) => {
      const text = list.join(' ');
      for (const { start, end, value } of figures(text)) {
        expect(text.slice(start, end)).toMatch(value === 12 ? /12/ : /one|no/i);
      }
    }),
  );
});

it('moves with its number: another count in the same words is the same figure with another value', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 5000 }), (count) => {
      const text = `A strike hit the town, killing at least ${count} people, officials said.`;

      expect(figures(text).map(({ kind, value, claimant }) => [kind, value, claimant])).toEqual([
        ['killed', count, 'officials'],
      ]);
    }),
  );
});

it('stays linear in what the outside controls', () => {
  const text = 'killed 12 people and '.repeat(4000);
  const started = performance.now();

  figures(text);

  expect(performance.now() - started).toBeLessThan(4000);
});

describe('more of them', () => {
  function counts(text: string, language = 'en'): readonly string[] {
    return figures(text, language).map(({ kind, value, increment }) => `${kind} ${value}${increment ? ' more' : ''}`);
  }

  it.each([
    [
      'Crews dug out two more bodies, bringing the number of people killed in the attack on the mill to 17, the mayor said.',
      ['killed 2 more', 'killed 17'],
    ],
    ['Another three people died overnight, raising the toll to 20, the hospital said.', ['killed 3 more', 'killed 20']],
    ['One more soldier was killed on Sunday, pushing the number of dead to six.', ['killed 1 more', 'killed 6']],
    ['Four more people died, lifting the count of the dead to 31, medics said.', ['killed 4 more', 'killed 31']],
    ['The number of people wounded in the raid has climbed to 54.', ['wounded 54']],
    ['Divers found another five bodies under the bridge.', ['killed 5 more']],
  ])('never are a toll: %s', (text, expected) => {
    expect(counts(text)).toEqual(expected);
  });

  it.each([
    ['uk', 'Кількість загиблих через удар по млину зросла до 17. З-під завалів дістали ще два тіла.', 'killed 2 more'],
    ['ru', 'Число погибших возросло до 17. Спасатели нашли тела ещё двух человек.', 'killed 2 more'],
    ['de', 'Zwei weitere Leichen wurden geborgen, die Zahl der Toten stieg auf 17.', 'killed 2 more'],
    ['fr', 'Deux corps supplémentaires ont été retrouvés, portant le bilan à 17 morts.', 'killed 2 more'],
  ])('never are a toll in %s', (language, text, more) => {
    expect(counts(text, language)).toEqual(expect.arrayContaining(['killed 17', more]));
  });

  it.each([
    ['Five miners were killed and another 20 wounded.', ['killed 5', 'wounded 20']],
    ['The driver was killed and three others were wounded.', ['wounded 3']],
    ['Seven people were killed. A further 12 were injured.', ['killed 7', 'wounded 12']],
  ])('are the whole number where they fared otherwise: %s', (text, expected) => {
    expect(counts(text)).toEqual(expected);
  });

  it('are counted by their bodies when they come in, not when the fallen are exchanged', () => {
    expect(counts('A doctor said the bodies of seven soldiers had been brought in.')).toEqual(['killed 7']);
    expect(counts('Velmar handed over the bodies of 212 soldiers.')).toEqual([]);
  });
});

describe('who owns a number', () => {
  const owner = (text: string) => figures(text).map(({ value, claimant }) => [value, claimant]);

  it('is nobody but the outlet outside the marks behind a quotation', () => {
    expect(owner('“The mill is gone,” said Orin Kesh, an adviser. Nine people were killed in the strike.')).toEqual([
      [9, null],
    ]);
  });

  it('is no person of the sentences before, where an unnamed one says "he"', () => {
    const text =
      'Ivo Marsh, a spokesman, said the road was quiet. A driver, who asked not to be named, said he had counted nine dead soldiers.';

    expect(owner(text).some(([, claimant]) => claimant === 'Ivo Marsh')).toBe(false);
  });

  it('is whoever made the study, not whoever spoke before', () => {
    const text =
      '“The mill is gone,” said Orin Kesh. Nine people were killed, according to a study by the Northern Institute.';

    expect(owner(text)).toEqual([[9, 'Northern Institute']]);
  });
});

describe('the end of a long subject', () => {
  it('that only says when is nobody who claims anything', () => {
    const [figure] = figures(
      'Another note from the health ministry during the weekend said eight people died in the blast.',
    );

    expect(figure).toMatchObject({ kind: 'killed', value: 8 });
    expect(figure?.claimant ?? '').not.toMatch(/weekend/);
  });
});
