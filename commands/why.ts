import type { Desk } from '../src/desk.ts';
import type { Command } from './command.ts';
import { findToldStory, STORY_OPTION } from './story.ts';

/** /why: what a story's rank is made of, whom it rests on, and what the verifier struck. */
export function why(desk: Pick<Desk, 'conflicts' | 'story' | 'retracted' | 'why'>): Command {
  return {
    name: 'why',
    summary: 'Why a story stands where it stands: rank parts, articles, rules, what was struck',
    options: [STORY_OPTION],
    rights: 'read',
    shareable: true,
    form: [],
    async answer(question) {
      const found = await findToldStory(desk, question, '/why 1');
      if ('note' in found) return found.note;
      const { destination } = question;
      return { kind: 'why', why: await desk.why({ card: found.card, destination }), conflicts: desk.conflicts() };
    },
  };
}
