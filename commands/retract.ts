import type { Desk } from '../src/desk.ts';
import type { Office } from '../src/office.ts';
import { note } from './choose.ts';
import type { Command } from './command.ts';
import { askOffice, mayNotChange } from './may-change.ts';
import { findStory, STORY_OPTION } from './story.ts';

const LONGEST_REASON = 300;
const EXAMPLE = '/retract 2 The toll was of another day';

/** /retract: takes back a story that was posted, and says so where it was. */
export function retract(desk: Pick<Desk, 'conflicts' | 'story'>, office: Pick<Office, 'retract'>): Command {
  return {
    name: 'retract',
    summary: 'Take back a story that was posted here, and say why',
    options: [
      STORY_OPTION,
      { name: 'reason', summary: 'why, in a sentence that everybody will read', type: 'words', required: true },
    ],
    rights: 'change',
    shareable: true,
    form: [],
    async answer(question) {
      const { options, asker } = question;
      const refused = mayNotChange(asker);
      if (refused !== null) return refused;
      const reason = options.reason?.replace(/\s+/g, ' ').trim() ?? '';
      if (!/\p{L}/u.test(reason)) {
        return note(`Please say why, in a sentence: everybody will read it. Nothing was changed. Example: ${EXAMPLE}`);
      }
      if (reason.length > LONGEST_REASON) {
        return note(
          `The reason is too long; up to ${LONGEST_REASON} characters are shown. Nothing was changed. Example: ${EXAMPLE}`,
        );
      }
      const found = await findStory(desk, question, EXAMPLE);
      if ('note' in found) return found.note;
      const { id, headline } = found.card;
      const retracted = await askOffice(() => office.retract({ by: asker, story: id, reason }), { example: EXAMPLE });
      if ('note' in retracted) return retracted.note;
      const count = retracted.value;
      if (count === 0) {
        return note(`It was taken back already: "${headline.text}". Nothing was changed.`);
      }
      return note(
        `"${headline.text}" is taken back: ${count === 1 ? '1 message is' : `${count} messages are`} being marked, with your reason and a word below.`,
      );
    },
  };
}
