import { describe, expect, it } from 'vitest';
import { quotes } from '../../commands/quotes.ts';
import { aCard, aQuote } from '../adapters/page/specimen.ts';
import { aDesk, aDeskWithAStory, aQuestion } from './desk.ts';

const found = { quotes: async () => [aQuote()] };

describe('/quotes', () => {
  it('shows what was said, by whom, about what, since when', async () => {
    const desk = aDesk(found);

    const reply = await quotes(desk).answer(aQuestion({ speaker: 'Brandt', conflict: 'sudan', since: '24h' }));

    expect(desk.asked).toMatchObject([{ speaker: 'Brandt', conflict: 'sudan', sinceMs: 86_400_000 }]);
    expect(reply).toEqual({
      kind: 'quotes',
      title: 'Quotations by "Brandt" about Sudan in the last 24 hours',
      quotes: [aQuote()],
    });
  });

  it('looks at everybody in the last week when nothing is said', async () => {
    const desk = aDesk(found);

    await quotes(desk).answer(aQuestion());

    expect(desk.asked).toMatchObject([{ speaker: null, conflict: null, sinceMs: 604_800_000 }]);
  });

  it('takes a first word that is a conflict for one', async () => {
    const desk = aDesk(found);

    await quotes(desk).answer(aQuestion({ speaker: 'sudan' }));

    expect(desk.asked).toMatchObject([{ speaker: null, conflict: 'sudan' }]);
  });

  it('explains how to give a name of two words', async () => {
    const reply = await quotes(aDesk(found)).answer(aQuestion({ speaker: 'Pavo', conflict: 'Renn' }));

    expect(reply).toMatchObject({ kind: 'note', text: expect.stringContaining('/quotes "Pavo Renn"') });
  });

  it('shows every quotation of one story', async () => {
    const card = aCard({ allQuotes: [aQuote(), aQuote({ text: 'Nobody came.' })] });

    const reply = await quotes(aDesk({ story: async () => ({ found: 'one', card }) })).answer(
      aQuestion({ story: card.id }),
    );

    expect(reply).toEqual({
      kind: 'quotes',
      title: 'Quotations · Ferry crossing stays shut',
      quotes: card.allQuotes,
    });
  });

  it('says so when a story has none, and helps to name one that is not found', async () => {
    expect(await quotes(aDeskWithAStory()).answer(aQuestion({ story: '1' }))).toMatchObject({
      text: expect.stringContaining('No quotation stands in "Ferry crossing stays shut".'),
    });
    expect(await quotes(aDesk()).answer(aQuestion({ story: 'x' }))).toMatchObject({
      text: expect.stringContaining('Example: /quotes story:1'),
    });
  });

  it('says so when nothing was found, and asks back about a time span that is none', async () => {
    expect(await quotes(aDesk()).answer(aQuestion({ speaker: 'X' }))).toMatchObject({
      kind: 'note',
      text: expect.stringContaining('No quotation by "X" in the last 7 days.'),
    });
    expect(await quotes(aDesk()).answer(aQuestion({ since: 'x' }))).toMatchObject({ kind: 'note' });
  });
});
