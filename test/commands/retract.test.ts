import { describe, expect, it } from 'vitest';
import { retract } from '../../commands/retract.ts';
import { aCard } from '../adapters/page/specimen.ts';
import { ADMIN, aDesk, aDeskWithAStory, anOffice, aQuestion } from './desk.ts';

const REASON = 'The toll was of another day.';

describe('/retract', () => {
  it('takes a story back with its reason, and says how many messages are marked', async () => {
    const office = anOffice({ retract: async () => 3 });

    const reply = await retract(aDeskWithAStory(), office).answer(
      aQuestion({ story: '2', reason: ' The toll\nwas of  another day. ' }),
    );

    expect(office.changes).toEqual([['retract', { by: ADMIN, story: 's-aaaaaaaaaa', reason: REASON }]]);
    expect(reply).toEqual({
      kind: 'note',
      text: '"Ferry crossing stays shut" is taken back: 3 messages are being marked, with your reason and a word below.',
    });
  });

  it('says so when it was taken back already', async () => {
    const office = anOffice({ retract: async () => 0 });

    expect(await retract(aDeskWithAStory(), office).answer(aQuestion({ story: '2', reason: REASON }))).toMatchObject({
      text: 'It was taken back already: "Ferry crossing stays shut". Nothing was changed.',
    });
  });

  it.each([
    [{ story: '1' }, 'Please say why'],
    [{ story: '1', reason: '…' }, 'Please say why'],
    [{ story: '1', reason: 'because '.repeat(50) }, 'up to 300 characters'],
    [{ reason: REASON }, 'Please say which story.'],
    [{ story: 'nothing of the kind', reason: REASON }, 'No story fits'],
  ])('asks back, with an example, and takes nothing back (%#)', async (options, text) => {
    const office = anOffice();

    const reply = await retract(aDesk(), office).answer(aQuestion(options));

    expect(reply).toMatchObject({ kind: 'note', text: expect.stringContaining(text) });
    expect(reply).toMatchObject({ text: expect.stringContaining('Example: /retract 2 ') });
    expect(office.changes).toEqual([]);
  });

  it('asks which one when words fit several, and takes none of them back', async () => {
    const office = anOffice();
    const desk = aDesk({ story: async () => ({ found: 'several', cards: [aCard(), aCard()] }) });

    expect(await retract(desk, office).answer(aQuestion({ story: 'ferry', reason: REASON }))).toMatchObject({
      kind: 'cards',
    });
    expect(office.changes).toEqual([]);
  });
});
