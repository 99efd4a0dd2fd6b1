import type { Desk } from '../src/desk.ts';
import type { Office } from '../src/office.ts';
import { note } from './choose.ts';
import type { Command } from './command.ts';
import { askOffice, mayNotChange } from './may-change.ts';
import { findStory, STORY_OPTION } from './story.ts';

const EXAMPLE = '/mute 2';

/** /mute: this channel hears no more of a story, which stays what it is elsewhere. */
export function mute(desk: Pick<Desk, 'conflicts' | 'story'>, office: Pick<Office, 'muteStory'>): Command {
  return {
    name: 'mute',
    summary: 'Tell this channel no more of a story, or tell it again',
    options: [
      STORY_OPTION,
      {
        name: 'again',
        summary: 'yes: tell this channel of it again',
        type: 'choice',
        required: false,
        choices: ['yes', 'no'],
      },
    ],
    rights: 'change',
    shareable: false,
    form: [],
    async answer(question) {
      const { options, asker, destination } = question;
      const refused = mayNotChange(asker);
      if (refused !== null) return refused;
      const again = options.again?.trim().toLowerCase() ?? '';
      if (!['', 'yes', 'no'].includes(again)) {
        return note(`The option again is yes or no. Nothing was changed. Example: ${EXAMPLE}`);
      }
      const found = await findStory(desk, question, EXAMPLE);
      if ('note' in found) return found.note;
      const { id, headline } = found.card;
      const muted = again !== 'yes';
      const done = await askOffice(
        () => office.muteStory({ by: asker, destination: destination.id, story: id, muted }),
        { example: EXAMPLE },
      );
      if ('note' in done) return done.note;
      return note(
        muted
          ? `This channel hears no more of "${headline.text}": no briefing tells it, and its card stays as it is. /mute ${id} again:yes tells it again.`
          : `This channel hears again of "${headline.text}" when there is news.`,
      );
    },
  };
}
