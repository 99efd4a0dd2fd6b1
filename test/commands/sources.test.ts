import { describe, expect, it } from 'vitest';
import { sources } from '../../commands/sources.ts';
import type { SourceLine } from '../../src/desk.ts';
import { aCard } from '../adapters/page/specimen.ts';
import { aDesk, aQuestion } from './desk.ts';

const line: SourceLine = {
  feedId: 'lowland-post',
  outlet: 'Lowland Post',
  labels: [],
  reading: 'full',
  language: 'en',
  lastAnswerAt: null,
  problem: null,
};

describe('/sources', () => {
  it('shows what is read', async () => {
    expect(await sources(aDesk({ sources: async () => [line] })).answer(aQuestion())).toEqual({
      kind: 'sources',
      sources: [line],
    });
  });

  it('shows the sources of one story', async () => {
    const desk = aDesk({ story: async () => ({ found: 'one', card: aCard() }) });

    expect(await sources(desk).answer(aQuestion({ story: '1' }))).toEqual({
      kind: 'story-sources',
      card: aCard(),
      sources: aCard().sources,
    });
  });

  it('helps to name a story that is not found', async () => {
    expect(await sources(aDesk()).answer(aQuestion({ story: 'x' }))).toMatchObject({
      kind: 'note',
      text: expect.stringContaining('/sources 1'),
    });
  });

  it('says so when nothing is read', async () => {
    expect(await sources(aDesk()).answer(aQuestion())).toMatchObject({ kind: 'note' });
  });
});
