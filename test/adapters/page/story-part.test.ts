import { describe, expect, it } from 'vitest';
import { partPage } from '../../../src/adapters/page/briefing-page.ts';
import type { Block, Inline } from '../../../src/adapters/page/page.ts';
import type { StorySetting } from '../../../src/delivery/delivery.ts';
import { aRichBriefing, aRichCard, aSource } from './specimen.ts';

const AT = Date.UTC(2026, 4, 6, 17, 20);
const { period, sources, board } = aRichBriefing();
const setting: StorySetting = { period, sources, board };

type Story = Extract<Block, { kind: 'story' }>;

const words = (text: readonly Inline[] = []) =>
  text
    .map((inline) => (inline.kind === 'marks' ? inline.marks.map(({ number }) => `[${number}]`).join('') : inline.text))
    .join('');

function updated(
  given: Parameters<typeof aRichCard>[0] = {},
  changed: readonly string[] = ['14 → at least 19 killed'],
) {
  const [block] = partPage({
    kind: 'update',
    edits: 'm1',
    setting,
    card: aRichCard(given),
    place: 1,
    changed,
    at: AT,
  });
  return block as Story;
}

describe('an updated story', () => {
  it('says first when it changed and what', () => {
    const [first] = updated({}, ['14 → at least 19 killed', 'the front denies it']).blocks;

    expect(first).toMatchObject({ kind: 'paragraph' });
    expect(first?.kind === 'paragraph' ? words(first.text) : '').toBe(
      'Updated Wed 6 May 20:20 Kyiv time: 14 → at least 19 killed; the front denies it',
    );
  });

  it('is the card as it reads now, under its number', () => {
    const story = updated({ headline: { text: 'Toll rises to 21', ev: ['p1:s0'], from: 'Lowland Post', lang: 'en' } });

    expect([story.number, words(story.headline)]).toEqual([1, 'Toll rises to 21']);
    expect(story.blocks.map((block) => (block.kind === 'section' ? block.title : block.kind))).toContain(
      'What happened',
    );
  });

  it('keeps the numbers of the briefing, and numbers its newer sources on from them', () => {
    const story = updated({
      whatHappened: [{ text: 'The toll rose.', ev: ['p1:s0', 'new1:s0', 'new2:s1'], origin: 'verbatim' }],
      sources: [aSource(), aSource({ articleId: 'new1' }), aSource({ articleId: 'new2' })],
    });
    const rows = story.blocks.flatMap((block) => (block.kind === 'sources' ? block.rows : []));
    const told = story.blocks.find((block) => block.kind === 'section' && block.title === 'What happened');

    expect(sources).toHaveLength(6);
    expect(rows.map(({ number }) => number)).toEqual([1, 7, 8]);
    expect(JSON.stringify(told)).toMatch(/"number":1,.*"number":7,.*"number":8,/);
  });

  it('says no more than that it changed, when nobody said what', () => {
    const [first] = updated({}, []).blocks;

    expect(first?.kind === 'paragraph' ? words(first.text) : '').toBe('Updated Wed 6 May 20:20 Kyiv time');
  });
});

describe('a story that was taken back', () => {
  const [story] = partPage({
    kind: 'retraction',
    edits: 'm1',
    setting,
    card: aRichCard(),
    place: 2,
    reason: 'Lowland Post withdrew its report.',
    at: AT,
  }) as [Story];

  it('shows its headline struck through', () => {
    expect(story.headline).toMatchObject([{ role: 'struck', text: expect.stringMatching(/^Gunfire hits/) }]);
  });

  it('says when and why, offers the article, and tells nothing else of it', () => {
    const [first, second, ...others] = story.blocks;

    expect(first?.kind === 'paragraph' ? words(first.text) : '').toBe(
      'Retracted Wed 6 May 20:20 Kyiv time: Lowland Post withdrew its report.',
    );
    expect(second).toMatchObject({ kind: 'more', link: { text: 'Lowland Post' } });
    expect([others, story.chips]).toEqual([[], []]);
  });
});
