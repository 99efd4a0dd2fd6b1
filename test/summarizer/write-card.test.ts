import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containment } from '../../src/summarizer/vectors.ts';
import { writeCard } from '../../src/summarizer/write-card.ts';
import { aStory, NOON } from '../support/builders.ts';
import { dolnik, reportOf, reports, world } from './dolnik.ts';

const context = { now: NOON, previous: null, language: 'en' };
const card = writeCard(dolnik(), world, context);
const alone = (...args: Parameters<typeof reportOf>) => writeCard(dolnik([reportOf(...args)]), world, context);

describe('a story card', () => {
  it('opens with the event, gives every side its word, and repeats nothing', () => {
    const texts = card.whatHappened.map(({ text }) => text);

    expect(texts[0]).toContain('Rockets');
    expect(texts.length).toBeLessThanOrEqual(3);
    expect(texts.join(' ').length).toBeLessThanOrEqual(522);
    for (const [i, a] of texts.entries()) {
      for (const b of texts.slice(i + 1)) expect(containment(a, b, 'en')).toBeLessThan(0.7);
    }
  });

  it('drops the dateline and nothing else', () => {
    const said = card.whatHappened.find(({ ev }) => ev.includes('h1:s0'));

    if (said) expect(said.text).toMatch(/^Rockets hit a bus station/);
    expect(JSON.stringify(card)).not.toContain('OSTVALE');
  });

  it('never drops a denial', () => {
    const denials = card.claims.filter(({ stance }) => stance === 'denies');

    expect(denials.map(({ side }) => side)).toContain('Velmar');
  });

  it('lets at most three voices speak, each once, in words that stand in the article', () => {
    const speakers = card.quotes.map(({ speaker }) => speaker);

    expect(speakers).toEqual([...new Set(speakers)]);
    expect(speakers.length).toBeLessThanOrEqual(3);
    for (const { text, url } of card.quotes) {
      const source = Object.values(reports).find(({ article }) => article.url === url);
      expect(source?.article.text).toContain(text);
      expect(text.length).toBeLessThanOrEqual(240);
    }
  });

  it('takes nothing loaded of a party into its own voice', () => {
    const own = [card.headline.text, ...card.whatHappened.map(({ text }) => text)].join(' ');

    expect(own).not.toMatch(/heroic|terrorist|neutralis/i);
  });

  it('does not let a party’s claim about its enemy raise its severity', () => {
    expect(card.severity).toBeLessThan(0.9);
    expect(card.severity).toBeGreaterThanOrEqual(0.8);
  });

  it('says who could not verify what, with the name for the pronoun', () => {
    const gaps = card.gaps.map(({ text }) => text);

    expect(gaps).toContain('Harbour Post could not independently verify the figures.');
    expect(gaps.every((text) => !/^(?:He|She|It)\b/.test(text))).toBe(true);
  });

  it('links the most complete independent article to read on', () => {
    expect(card.readMore.outlet).toBe('Harbour Post');
    expect(card.sources.find(({ outlet }) => outlet === 'Velmar Today')?.label).toBe('state');
  });

  it('has a version that changes when, and only when, it says something else', () => {
    const again = writeCard(dolnik(), world, { ...context, now: NOON + 3_600_000, previous: card });
    const without = writeCard(dolnik([reports.harbour]), world, context);

    expect(again.version).toBe(card.version);
    expect(again.status).toBe('new');
    expect(without.version).not.toBe(card.version);
    expect(writeCard(dolnik(), world, { ...context, previous: without }).status).toBe('updated');
  });
});

describe('the headline', () => {
  it('is the title that owns its number', () => {
    expect(card.headline).toMatchObject({ from: 'Harbour Post', lang: 'en' });
  });

  it('names the claimant where a title gives the dead and nobody who says so', () => {
    const text =
      'Rockets hit a bus station in Dolnik on Thursday, killing at least 19 people, the rescue service said.';
    const { headline } = alone('p1', 'plainsmonitor.example', text, {
      title: 'At least 19 killed as rockets hit Dolnik',
    });

    expect(headline.text).toBe('At least 19 killed as rockets hit Dolnik, rescue service said');
    expect(headline.from).toBe('composed');
  });

  it('names the outlet where a title gives deaths and no claimant is known', () => {
    const text = 'A commander was killed in Dolnik on Thursday when a car exploded near the bridge.';
    const { headline } = alone('p1', 'plainsmonitor.example', text, {
      title: 'Commander killed as car explodes in Dolnik',
    });

    expect(headline.text).toBe('Commander killed as car explodes in Dolnik, Plains Monitor reports');
  });

  it('is no question, no live page, no words in marks that nobody said, no number that has fallen', () => {
    const text =
      'Rockets hit a bus station in Dolnik on Thursday, killing at least 19 people, the rescue service said, raising an earlier toll of 11.';
    const titles = [
      'Who fired the rockets at Dolnik, officials ask?',
      'Live: rockets hit Dolnik, officials say',
      '‘A crime without example’: Dolnik mourns, officials say',
      'Rockets kill 11 in Dolnik, officials say',
    ];

    for (const title of titles) {
      expect(alone('p1', 'plainsmonitor.example', text, { title }).headline.text, title).not.toBe(title);
    }
  });

  it('names the outlet before a party’s title, where there is nothing else', () => {
    const only = writeCard(dolnik([reports.velmar]), world, context);

    expect(only.headline.text).toBe('Velmar Today (state media): “Heroic forces neutralise 80 terrorists near Dolnik”');
    expect(only.whatHappened[0]?.text).toMatch(/^Velmar Today \(state media\): “/);
  });
});

describe('a story in other languages', () => {
  const ukrainian =
    'Ракети влучили в автовокзал у Долніку, загинули щонайменше 19 людей, повідомила рятувальна служба. «Ми діставали дітей з другого автобуса», — сказав Ілля Марров.';

  it('counts a foreign article as a source, and shows none of its text in the summary', () => {
    const foreign = reportOf('u1', 'plainsmonitor.example', ukrainian, { title: 'Удар по Долніку', language: 'uk' });
    const both = writeCard(dolnik([reports.harbour, foreign]), world, context);

    expect(both.sources.find(({ articleId }) => articleId === 'u1')?.lang).toBe('uk');
    expect(JSON.stringify([both.headline, both.whatHappened, both.quotes, both.claims])).not.toMatch(
      /\p{Script=Cyrillic}/u,
    );
  });

  it('shows it, with its language, where nothing else exists', () => {
    const only = alone('u1', 'plainsmonitor.example', ukrainian, { title: 'Удар по Долніку', language: 'uk' });

    expect(only.headline.lang).toBe('uk');
    expect(only.whatHappened).toHaveLength(1);
  });
});

describe('whatever an article says', () => {
  const piece = fc.constantFrom(
    'Rockets hit Dolnik, killing 19 people, officials said.',
    'He did not say “no”.',
    '“We saw it,” said Dara Quill. “It was',
    'Velmar denied it.',
    'By Our Reporter',
    '12 345 78%',
    '"',
    '«',
    '\n\n',
    'The toll could rise, medics warned.',
    'قُتل 19 شخصاً.',
    'It was not the first attack: 11 died in May.',
  );

  it('gives a card in which every line has evidence, the same each time', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), fc.string({ maxLength: 40 }), (pieces, title) => {
        const story = aStory({ reports: [reportOf('x1', 'harbourpost.example', pieces.join(' '), { title })] });

        const written = writeCard(story, world, context);

        expect(writeCard(story, world, context)).toEqual(written);
        for (const { ev } of [...written.whatHappened, ...written.quotes, ...written.claims, ...written.figures]) {
          expect(ev.length).toBeGreaterThan(0);
        }
        for (const { text } of written.quotes) expect(pieces.join(' ')).toContain(text);
      }),
      { numRuns: 150 },
    );
  });
});
