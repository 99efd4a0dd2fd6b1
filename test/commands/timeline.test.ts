import { describe, expect, it } from 'vitest';
import { timeline } from '../../commands/timeline.ts';
import type { TimelinePoint } from '../../src/desk.ts';
import type { StoryId } from '../../src/stories/story.ts';
import { aDesk, aQuestion } from './desk.ts';

const point: TimelinePoint = {
  when: { iso: '2026-05-05T00:00:00Z', precision: 'day' },
  text: 'Ferry crossing shut',
  outlet: 'Lowland Post',
  url: 'https://lowlandpost.example/orlu/ferry',
  storyId: 's-aaaaaaaaaa' as StoryId,
};

describe('/timeline', () => {
  it('shows the dated events of one conflict', async () => {
    const desk = aDesk({ timeline: async () => [point] });

    const reply = await timeline(desk).answer(aQuestion({ conflict: 'south sudan' }));

    expect(desk.asked).toEqual([{ conflict: 'south-sudan', limit: 20 }]);
    expect(reply).toEqual({ kind: 'timeline', title: 'Timeline · South Sudan', points: [point] });
  });

  it('says so when no dated event is known', async () => {
    expect(await timeline(aDesk()).answer(aQuestion({ conflict: 'sudan' }))).toEqual({
      kind: 'note',
      text: 'No dated event of Sudan is known yet.',
    });
  });

  it.each([{}, { conflict: ' ' }, { conflict: 'all' }, { conflict: 'x'.repeat(5_000) }])(
    'asks for one conflict, with an example (%#)',
    async (options) => {
      const desk = aDesk();

      expect(await timeline(desk).answer(aQuestion(options))).toMatchObject({
        kind: 'note',
        text: expect.stringContaining('Example: /timeline '),
      });
      expect(desk.asked).toEqual([]);
    },
  );
});
