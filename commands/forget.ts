import type { Office } from '../src/office.ts';
import { note, quoted } from './choose.ts';
import type { Command } from './command.ts';
import { askOffice, mayNotChange, placeWord } from './may-change.ts';

const WORD = 'forget';
const EXAMPLE = `/forget confirm:${WORD}`;

/** /forget: deletes all that is kept of a server or workspace, once the word for it was written. */
export function forget(office: Pick<Office, 'forget'>): Command {
  return {
    name: 'forget',
    summary: 'Delete all that is kept of this server or workspace',
    options: [{ name: 'confirm', summary: `write ${WORD} to go on`, type: 'words', required: false }],
    rights: 'change',
    shareable: false,
    form: [],
    async answer({ options, asker }) {
      const refused = mayNotChange(asker);
      if (refused !== null) return refused;
      const { community } = asker;
      const typed = options.confirm?.trim() ?? '';
      if (typed !== WORD || community === null) {
        const heard = typed === '' ? '' : `${quoted(typed)} is not the word, so nothing was deleted. `;
        return note(
          `${heard}This deletes at once and for good what is kept of ${placeWord(asker)}: which channels are briefed and how, the feeds added here, what was posted here, and who changed what. Messages stay where they are, and the operator's files stay as they are. To go on: ${EXAMPLE}`,
        );
      }
      const done = await askOffice(() => office.forget({ by: asker, community }), { example: EXAMPLE });
      if ('note' in done) return done.note;
      return note(
        `All that was kept of ${placeWord(asker)} is deleted, and nothing will be posted here. To begin anew: /follow sudan 07:00`,
      );
    },
  };
}
