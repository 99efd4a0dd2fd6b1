import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftCard } from '../../src/summarizer/draft.ts';
import { evidenceIn } from '../../src/summarizer/evidence.ts';
import { readStory } from '../../src/summarizer/reading.ts';
import { type Draft, verify } from '../../src/summarizer/verify.ts';
import { wordingFor } from '../../src/summarizer/wording.ts';
import { NOON } from '../support/builders.ts';
import { dolnik, world } from './dolnik.ts';

const story = dolnik();
const wording = wordingFor(world.background.lexicon);
const readings = readStory(story, world, 'en');
const draft = draftCard(story, readings, { world, wording, now: NOON });
const check = (proposed: Draft) => verify(proposed, { readings, world, wording });

type Field = 'whatHappened' | 'claims' | 'quotes' | 'allQuotes' | 'implications' | 'watch' | 'gaps';
const FIELDS: readonly Field[] = ['whatHappened', 'claims', 'quotes', 'allQuotes', 'implications', 'watch', 'gaps'];

/** Every line of the draft with its field and place. */
const lines = FIELDS.flatMap((field) => draft[field].map((line, place) => ({ field, place, text: line.text })));

function withLine(field: Field, place: number, change: object): Draft {
  return { ...draft, [field]: draft[field].map((line, i) => (i === place ? { ...line, ...change } : line)) };
}

/** What the verifier struck of one field. */
function struckOf(proposed: Draft, field: string) {
  return check(proposed).struck.filter((item) => item.field === field);
}

describe('the verifier', () => {
  it('finds nothing to strike in an honest draft that has something in every field', () => {
    expect(check(draft).struck).toEqual([]);
    for (const field of ['whatHappened', 'figures', 'claims', 'quotes', 'implications', 'gaps'] as const) {
      expect(draft[field].length, field).toBeGreaterThan(0);
    }
  });

  it('strikes every line in which one letter or digit was changed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...lines),
        fc.nat(),
        fc.constantFrom('x', 'Z', '7', '0'),
        ({ field, place, text }, at, letter) => {
          const index = at % text.length;
          fc.pre(/[\p{L}\p{N}]/u.test(text.charAt(index)) && text.charAt(index) !== letter);
          const changed = text.slice(0, index) + letter + text.slice(index + 1);

          expect(struckOf(withLine(field, place, { text: changed }), field)).toHaveLength(1);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('strikes every line whose "not", "no" or "denied" was dropped', () => {
    const turned = lines.filter(({ text }) => /\b(?:not|no|denied) /.test(text));

    expect(turned.length).toBeGreaterThan(2);
    for (const { field, place, text } of turned) {
      const changed = text.replace(/\b(?:not|no|denied) /, '');
      expect(struckOf(withLine(field, place, { text: changed }), field), changed).toHaveLength(1);
    }
  });

  it('strikes a quotation given to anybody but the one the rules name', () => {
    for (const [place, quote] of draft.quotes.entries()) {
      for (const speaker of ['Oren Tash', 'Ilya Marrow', 'Dara Quill', 'Michel Marrow', ''].filter(
        (name) => name !== quote.speaker,
      )) {
        expect(struckOf(withLine('quotes', place, { speaker }), 'quotes'), speaker).toHaveLength(1);
      }
    }
  });

  it('strikes a figure whose number, qualifier or claimant was changed', () => {
    const [figure] = draft.figures;
    const changes = [
      { low: 91, high: 91 },
      { qualifier: 'up to' },
      { claimant: 'Red Crescent' },
      { ev: ['h1:s3'] },
      { loaded: 'liquidated' },
    ];

    for (const change of changes) {
      const proposed = { ...draft, figures: [{ ...figure, ...change } as Draft['figures'][number]] };
      expect(struckOf(proposed, 'figures'), JSON.stringify(change)).toHaveLength(1);
    }
  });

  it('strikes a claim given to another claimant, or turned into a denial', () => {
    const asserted = draft.claims.findIndex(({ stance, text }) => stance === 'asserts' && !/not/.test(text));

    expect(struckOf(withLine('claims', 0, { claimant: 'Tomas Reyl' }), 'claims')).toHaveLength(1);
    if (asserted >= 0) {
      expect(struckOf(withLine('claims', asserted, { stance: 'denies' }), 'claims')).toHaveLength(1);
    }
  });

  it('strikes whatever points at no source, or at a sentence that does not hold it', () => {
    for (const { field, place } of lines) {
      expect(struckOf(withLine(field, place, { ev: ['nobody:s0'] }), field)).toHaveLength(1);
      expect(struckOf(withLine(field, place, { ev: [] }), field)).toHaveLength(1);
    }
  });

  it('strikes a consequence with a likelihood that is not its source’s word', () => {
    expect(struckOf(withLine('implications', 0, { likelihood: 'almost certain' }), 'implications')).toHaveLength(1);
  });

  it('strikes a headline that nobody printed and falls back on a sentence', () => {
    const card = check({ ...draft, headline: { ...draft.headline, text: 'Velmar kills 19 at bus station' } });

    expect(card.struck).toMatchObject([{ field: 'headline' }]);
    expect(card.headline.text).toBe(card.whatHappened[0]?.text);
  });

  it('strikes loaded words and banned phrases of our own', () => {
    const gaps = [{ text: 'Only time will tell.', ev: ['h1:s0'], origin: 'template' as const }];

    expect(struckOf({ ...draft, gaps }, 'gaps')).toHaveLength(1);
  });

  it('leaves nothing on a card without evidence that can be read', () => {
    const evidence = evidenceIn(readings.map(({ article }) => article));
    const card = check(draft);
    const cited = [
      card.headline,
      ...card.whatHappened,
      ...card.figures,
      ...card.claims,
      ...card.quotes,
      ...card.allQuotes,
      ...card.analysis,
      ...card.implications,
      ...card.timeline,
      ...card.gaps,
      ...card.watch,
    ];

    for (const { ev } of cited) {
      expect(ev.length).toBeGreaterThan(0);
      for (const id of ev) expect(evidence(id), id).not.toBeNull();
    }
  });
});
