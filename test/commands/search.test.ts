import { describe, expect, it } from 'vitest';
import { search } from '../../commands/search.ts';
import { aDesk, aQuestion } from './desk.ts';

const hit = {
  title: 'Ferry stays shut',
  url: 'https://lowlandpost.example/1',
  outlet: 'Lowland Post',
  published: 0,
  storyId: null,
  snippet: 'the ferry stayed shut',
};

describe('/search', () => {
  it('looks through everything that is kept', async () => {
    const desk = aDesk({ search: async () => [hit] });

    const reply = await search(desk).answer(aQuestion({ words: ' ferry ' }));

    expect(desk.asked).toMatchObject([{ words: 'ferry', sinceMs: null }]);
    expect(reply).toEqual({ kind: 'hits', title: 'Found for "ferry"', hits: [hit] });
  });

  it('looks back as far as it is told', async () => {
    const desk = aDesk();

    await search(desk).answer(aQuestion({ words: 'ferry', since: '7d' }));

    expect(desk.asked).toMatchObject([{ sinceMs: 604_800_000 }]);
  });

  it.each([{}, { words: '' }, { words: ' "* ' }])('asks for words when there are none (%j)', async (options) => {
    const desk = aDesk();

    expect(await search(desk).answer(aQuestion(options))).toMatchObject({
      kind: 'note',
      text: expect.stringContaining('Example: /search'),
    });
    expect(desk.asked).toEqual([]);
  });

  it('says so when nothing was found', async () => {
    expect(await search(aDesk()).answer(aQuestion({ words: 'zzz' }))).toMatchObject({
      text: 'Nothing found for "zzz". Fewer or other words may help.',
    });
  });
});
