import type { Desk } from '../src/desk.ts';
import type { CommunityId, Office } from '../src/office.ts';
import { note, quoted } from './choose.ts';
import type { Command, Question } from './command.ts';
import { askOffice, mayNotChange, placeWord } from './may-change.ts';

const WORD = 'forget';
const EXAMPLE = `/forget confirm:${WORD}`;

/** What forgetting asks: which channels there are, and who decided them. */
type Forgetting = Pick<Office, 'forget' | 'destinations' | 'channel' | 'communityOf'>;

/** /forget: deletes all that is kept of a server or workspace, once the word for it was written. */
export function forget(desk: Pick<Desk, 'conflicts'>, office: Forgetting): Command {
  return {
    name: 'forget',
    summary: 'Delete all that is kept of this server or workspace',
    options: [{ name: 'confirm', summary: `write ${WORD} to go on`, type: 'words', required: false }],
    rights: 'change',
    shareable: false,
    form: [],
    async answer({ options, asker, destination }) {
      const refused = mayNotChange(asker);
      if (refused !== null) return refused;
      const { community } = asker;
      // Asked before: where a channel is, is forgotten with the rest.
      const goingOn = goingOnWords(ofFiles(community, destination, office));
      const typed = options.confirm?.trim() ?? '';
      if (typed !== WORD || community === null) {
        const heard = typed === '' ? '' : `${quoted(typed)} is not the word, so nothing was deleted. `;
        return note(
          `${heard}This deletes at once and for good what is kept of ${placeWord(asker)}: which channels are briefed and how, the feeds added here, what was posted here, and who changed what. Messages stay where they are. ${goingOn} To go on: ${EXAMPLE}`,
        );
      }
      const done = await askOffice(() => office.forget({ by: asker, community }), { example: EXAMPLE });
      if ('note' in done) return done.note;
      const [conflict] = desk.conflicts();
      return note(
        `All that was kept of ${placeWord(asker)} is deleted, and no channel that was set up in chat is briefed any more. ${goingOn} To begin anew: /follow ${conflict?.id ?? 'all'} 07:00`,
      );
    },
  };
}

/** The channels here that the operator's file briefs, and that chat therefore cannot end. */
function ofFiles(
  community: CommunityId | null,
  here: Question['destination'],
  office: Pick<Office, 'destinations' | 'channel' | 'communityOf'>,
): readonly string[] {
  return office
    .destinations()
    .map(({ id }) => id)
    .filter((id) => id === here.id || (community !== null && office.communityOf(id) === community))
    .filter((id) => office.channel(id).decidedBy === 'file');
}

const NAMED = 10;

function goingOnWords(channels: readonly string[]): string {
  if (channels.length === 0) return "The operator's files stay as they are, and what they brief goes on.";
  const more = channels.length > NAMED ? `, and ${channels.length - NAMED} more` : '';
  return `The operator's file goes on briefing ${channels.slice(0, NAMED).join(', ')}${more}; only the operator can end that.`;
}
