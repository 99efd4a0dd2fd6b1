import type { Desk } from '../src/desk.ts';
import { note } from './choose.ts';
import type { Command } from './command.ts';
import { findToldStory, STORY_OPTION } from './story.ts';

/** /sources: what is read, with labels, and when it last answered; or the sources of one story. */
export function sources(desk: Pick<Desk, 'conflicts' | 'sources' | 'story' | 'retracted'>): Command {
  return {
    name: 'sources',
    summary: 'What is read, with labels, and when it last answered; or the sources of one story',
    options: [{ ...STORY_OPTION, summary: 'only the sources of this story', required: false }],
    rights: 'read',
    shareable: true,
    form: [],
    async answer(question) {
      if ((question.options.story?.trim() ?? '') !== '') {
        const found = await findToldStory(desk, question, '/sources 1');
        if ('note' in found) return found.note;
        return { kind: 'story-sources', card: found.card, sources: found.card.sources };
      }
      const read = await desk.sources();
      if (read.length === 0) return note('No source is read yet; an operator names feeds in feeds.yaml.');
      return { kind: 'sources', sources: read };
    },
  };
}
