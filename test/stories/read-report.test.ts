import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/articles/article.ts';
import { splitSentences } from '../../src/language/sentences.ts';
import type { Conflict, ConflictId } from '../../src/stories/conflict.ts';
import { readReport } from '../../src/stories/read-report.ts';
import { prepareWorld } from '../../src/stories/world.ts';
import { anArticle, NOON } from '../support/builders.ts';
import { CONFLICT_TITLES, OTHER_TITLES } from './labelled-titles.ts';
import { templateBackground } from './template-world.ts';

function conflict(id: string, fields: Partial<Omit<Conflict, 'id'>>): Conflict {
  return {
    id: id as ConflictId,
    name: id,
    aliases: [],
    countries: [],
    tier: 2,
    sides: [],
    people: [],
    places: [],
    mediators: [],
    not: [],
    standby: false,
    needsHumanReview: false,
    attributionNotes: [],
    ...fields,
  };
}

const named = (name: string, ...aliases: readonly string[]) => ({ name, aliases });

/** A few conflicts of the day, with the names that are easily taken for something else. */
const TODAY = prepareWorld({
  ...templateBackground(),
  conflicts: [
    conflict('russia-ukraine', {
      name: 'Russia–Ukraine war',
      countries: ['UA', 'RU'],
      sides: [
        named('Ukraine', 'Ukrainian', 'Kyiv', 'ЗСУ', 'Україна'),
        named('Russia', 'Russian', 'Kremlin', 'Moscow', 'Росія'),
      ],
      people: [named('Zelenskyy', 'Zelensky', 'Зеленський')],
      places: [named('Kharkiv', 'Харків', 'Charkiw'), named('Odesa', 'Odessa', 'Одеса'), named('Lyman')],
    }),
    conflict('israel-palestine', {
      name: 'Israel–Palestine',
      countries: ['IL', 'PS'],
      sides: [named('Israel', 'Israeli', 'IDF'), named('Hamas', 'حماس'), named('Palestinian Authority', 'PA')],
      places: [named('Rafah', 'رفح'), named('Khan Younis', 'خان يونس')],
    }),
    conflict('sudan', {
      name: 'Sudan war',
      countries: ['SD'],
      sides: [named('Sudanese army', 'SAF', 'الجيش السوداني'), named('RSF', 'Rapid Support Forces', 'الدعم السريع')],
      places: [named('El Fasher', 'الفاشر'), named('Khartoum')],
      not: ['South Sudan'],
    }),
    conflict('drc-east', {
      name: 'Eastern DR Congo',
      countries: ['CD', 'RW'],
      sides: [named('M23'), named('DR Congo', 'FARDC')],
      places: [named('Goma'), named('Uvira')],
    }),
    conflict('myanmar', {
      name: 'Myanmar civil war',
      countries: ['MM'],
      sides: [named('Myanmar military', 'junta', 'SAC'), named('Arakan Army', 'AA')],
      places: [named('Lashio'), named('Sagaing')],
    }),
  ],
});

function report(fields: Partial<Omit<Article, 'id' | 'outlet' | 'feedId'>>, world = TODAY) {
  const language = fields.language ?? 'en';
  const text = fields.text ?? '';
  return readReport(
    anArticle({ published: NOON, ...fields, language, text, sentences: splitSentences(text, language) }),
    world,
  );
}

describe('whether an article is news of a conflict', () => {
  it('is right for nineteen of twenty headlines, and takes hardly any that only borrows words of war', () => {
    const passes = ([language, title]: readonly [string, string]) => report({ language, title }).relevance.relevant;

    const right = CONFLICT_TITLES.filter(passes).length;
    const wrong = OTHER_TITLES.filter(passes);

    expect(right / CONFLICT_TITLES.length).toBeGreaterThanOrEqual(0.9);
    expect(wrong.length / (right + wrong.length)).toBeLessThanOrEqual(0.05);
  });

  it('is no for a dock strike with a battle, a bombshell, a ceasefire and a missile in it', () => {
    const { relevance } = report({
      title: 'Ferry crews launch strike as war of words over rota explodes',
      text: 'Ferry crews at Eastport began a two-day strike on Monday in what the union called a battle for decent pay.\n\n“Management dropped a bombshell and killed the deal,” a union official said. The company offered a “ceasefire”. In the cup, Eastport won 2-0 with a missile from the captain.',
    });

    expect(relevance.relevant).toBe(false);
    expect(relevance.parts.join(' ')).toContain('another sense');
  });

  it('is yes for a conflict that the desk has no names for', () => {
    const { relevance, conflicts } = report({
      title: 'Shelling kills nine in border town of Harzen',
      text: 'Artillery fire hit the border town of Harzen on Thursday, killing nine people, the mayor said. Troops of the northern army had crossed the river the day before.',
    });

    expect(relevance.relevant).toBe(true);
    expect(conflicts).toEqual([]);
  });

  it('says in words where its points come from', () => {
    const { relevance } = report({ title: 'Drone strike on Kharkiv kills three' });

    expect(relevance.parts).toContain('place or party of a conflict in the title: +2');
    expect(relevance.score).toBeGreaterThanOrEqual(3);
  });
});

describe('the conflicts of an article', () => {
  it('are told by its places before its parties', () => {
    expect(report({ title: 'Israeli strike kills nine in Khan Younis' }).conflicts).toEqual(['israel-palestine']);
  });

  it('are none for a name that only looks like theirs', () => {
    expect(report({ title: 'Clashes in South Sudan kill twenty soldiers' }).conflicts).toEqual([]);
    expect(report({ title: 'PA raises fares as AA warns of traffic; SAC of coins found' }).conflicts).toEqual([]);
  });

  it('take a short acronym where another name of the conflict stands beside it', () => {
    const { entities } = report({ title: 'AA fighters take outpost near Lashio, junta says' });

    expect([...entities.keys()]).toContain('actor:arakan army');
  });

  it.each([
    ['Georgia Bulldogs win again', 'country:GE'],
    ['Michael Jordan sells his house', 'country:JO'],
    ['Moscow, Idaho votes on schools', 'place:moscow'],
  ])('know nothing of the country in "%s"', (title, id) => {
    expect([...report({ title }).entities.keys()]).not.toContain(id);
  });

  it('believe a homograph beside clear words of war', () => {
    expect([...report({ title: 'Army base in Mali shelled by jihadists' }).entities.keys()]).toContain('country:ML');
  });
});

describe('where and when', () => {
  it('is the place the lead puts it in, not the dateline nor the place of a briefing', () => {
    const read = report({
      title: 'Drones hit power station, army says',
      text: 'KYIV, March 13 (Core Wire) - Drones hit a power station in Odesa on Thursday, a spokesman told reporters in Geneva. Two people were hurt.',
    });

    expect(read.eventPlace).toBe('Odesa');
    expect(read.eventDate).toBe(Date.UTC(2026, 2, 12));
    expect(read.places.find(({ name }) => name === 'Geneva')?.kind).toBe('venue');
  });

  it('is the day of the news and not that of what it followed', () => {
    const read = report({
      title: 'Second strike in a week on Odesa port',
      text: 'Missiles hit the port of Odesa on Thursday, four days after a strike on its market killed nine people on Sunday.',
    });

    expect(read.eventDate).toBe(Date.UTC(2026, 2, 12));
    expect([...read.entities.keys()]).toContain('target:port');
    expect([...read.entities.keys()]).not.toContain('target:market');
  });

  it('is the same town in three languages', () => {
    const places = [
      report({ title: 'x', text: 'A drone hit a house in Kharkiv on Thursday, officials said.' }),
      report({
        title: 'x',
        language: 'uk',
        text: 'У Харкові дрон влучив у житловий будинок, повідомили рятувальники.',
      }),
      report({ title: 'x', language: 'de', text: 'Bei einem Drohnenangriff in Charkiw wurde ein Wohnhaus getroffen.' }),
    ].map(({ eventPlace }) => eventPlace);

    expect(new Set(places)).toEqual(new Set(['Kharkiv']));
  });

  it('gives offsets of the text for every place', () => {
    const text = 'Troops left Goma. In Uvira, M23 fighters said the Congolese army had fled.';
    const { places } = report({ title: 'M23 takes Uvira', text });

    expect(places.map(({ start, end }) => text.slice(start, end))).toEqual(['Goma', 'Uvira', 'Congolese']);
  });
});

describe('the kind of event', () => {
  it.each([
    ['en', 'Drone strike on Kharkiv kills three', 'air_drone_strike'],
    ['en', 'Artillery fire kills three in Rafah', 'shelling_missile'],
    ['en', 'Russia and Ukraine swap 150 prisoners of war', 'prisoner_exchange'],
    ['en', 'Mediators push ceasefire talks', 'negotiation'],
    ['en', 'Navy boards tanker in strait', 'seizure_boarding'],
    ['en', 'Gunmen abduct aid workers', 'abduction'],
    ['uk', 'Удар безпілотників по Харкову', 'air_drone_strike'],
    ['ru', 'Обстрел Харькова', 'shelling_missile'],
    ['ar', 'قصف على رفح', 'shelling_missile'],
    ['de', 'Drohnenangriff auf Charkiw', 'air_drone_strike'],
    ['fr', 'Frappe aérienne sur Rafah', 'air_drone_strike'],
    ['es', 'Ataque aéreo en Rafah', 'air_drone_strike'],
  ])('in %s of "%s" is %s', (language, title, type) => {
    expect(report({ language, title }).eventType).toBe(type);
  });
});

describe('reading a report', () => {
  it('takes time in proportion to a text that never ends a word or a sentence', () => {
    const start = performance.now();
    for (const text of [
      'a'.repeat(200_000),
      'Drone '.repeat(40_000),
      `${'A'.repeat(100_000)} - x`,
      '«'.repeat(50_000),
    ]) {
      readReport(anArticle({ text, sentences: [{ start: 0, end: text.length }] }), TODAY);
    }

    expect(performance.now() - start).toBeLessThan(8_000);
  });
});

const TEMPLATE = prepareWorld(templateBackground());

describe('what only tells when, or against what', () => {
  it.each([
    [
      'en',
      'Ostania and Varn swap 40 prisoners',
      'Ostania and Varn swapped 40 prisoners of war on Friday despite a strike on Dubrovets in which 21 people died on Tuesday.',
    ],
    [
      'uk',
      'Останія повернула з полону 40 військових',
      'Останія та Варн провели у п’ятницю обмін полоненими, попри удар по ринку в Дубровці, де у вівторок загинула 21 людина.',
    ],
    [
      'ru',
      'Остания и Варн обменялись пленными',
      'Остания и Варн в пятницу обменялись пленными, несмотря на удар по рынку, в результате которого погиб 21 человек.',
    ],
    [
      'de',
      'Ostania und Varn tauschen Gefangene aus',
      'Trotz eines Angriffs auf Dubrovets, bei dem 21 Menschen starben, haben Ostania und Varn am Freitag Kriegsgefangene ausgetauscht.',
    ],
    [
      'fr',
      'Échange de prisonniers entre Ostania et Varn',
      'Ostania et Varn ont procédé vendredi à un échange de prisonniers malgré une frappe sur Dubrovets qui a tué 21 personnes.',
    ],
  ])('is not the event (%s)', (language, title, text) => {
    const report = readReport(
      anArticle({ language, title, text, sentences: splitSentences(text, language) }),
      TEMPLATE,
    );

    expect(report.eventType).toBe('prisoner_exchange');
    expect(report.eventPlace).not.toBe('Dubrovets');
    expect([...report.entities.keys()]).not.toContain('count:21');
  });

  it('is not what was hit: the hurt are brought to a hospital', () => {
    const text = 'A shell hit the market in Dubrovets on Friday and nine people were taken to hospital.';
    const report = readReport(
      anArticle({ title: 'Market shelled', text, sentences: splitSentences(text, 'en') }),
      TEMPLATE,
    );

    expect([...report.entities.keys()].filter((id) => id.startsWith('target:'))).toEqual(['target:market']);
  });
});

describe('quarrels told in words of war', () => {
  it.each([
    [
      'WAR in the party as rebels ambush leader',
      'Backbenchers opened fire on their party leader last night after a leaked memo called for a confidence vote. MPs spoke of a bloodbath and of troops in revolt.',
    ],
    [
      'Coalition truce collapses into all-out war',
      'The truce between party chiefs collapsed when the cabinet reshuffle became a battle for the party leadership, pollsters said.',
    ],
  ])('are no news of a conflict: %s', (title, text) => {
    const report = readReport(anArticle({ title, text, sentences: splitSentences(text, 'en') }), TEMPLATE);

    expect(report.relevance.relevant).toBe(false);
  });

  it('are news where a place or party of a conflict is in them', () => {
    const text =
      'Ostanian MPs held a confidence vote on Friday hours after drones struck Dubrovets, killing nine people.';
    const report = readReport(
      anArticle({ title: 'Drone strike on Dubrovets kills nine', text, sentences: splitSentences(text, 'en') }),
      TEMPLATE,
    );

    expect(report.relevance.relevant).toBe(true);
  });
});
