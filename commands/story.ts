import type { EpochMs } from '../src/clock.ts';
import type { Desk, StoryFound } from '../src/desk.ts';
import { note, quoted } from './choose.ts';
import type { Command, Option, Question, Reply } from './command.ts';

/** How a story is named, in every command that is about one. */
export const STORY_OPTION: Option = {
  name: 'story',
  summary: 'its number in the last briefing, its id, or words of its headline',
  type: 'story',
  required: true,
};

/** /story: one story in full, with every quotation and every source. */
export function story(desk: Pick<Desk, 'conflicts' | 'story' | 'retracted'>): Command {
  return {
    name: 'story',
    summary: 'One story in full: figures, claims by side, every quote, every source, timeline',
    options: [STORY_OPTION],
    rights: 'read',
    shareable: true,
    form: [],
    async answer(question) {
      const found = await findToldStory(desk, question, '/story 1, or /story and words of its headline');
      if ('note' in found) return found.note;
      return { kind: 'story', card: found.card, conflicts: desk.conflicts() };
    },
  };
}

/** Longer input names no story. */
const LONGEST = 300;

/** The one story that was meant, or the answer that helps to name it. */
export async function findStory(
  desk: Pick<Desk, 'conflicts' | 'story'>,
  { options, destination }: Question,
  example: string,
): Promise<Pick<Extract<StoryFound, { found: 'one' }>, 'card'> | { readonly note: Reply }> {
  const wanted = options.story?.trim().slice(0, LONGEST) ?? '';
  if (wanted === '') return { note: note(`Please say which story. Example: ${example}`) };
  const answer = await desk.story({ story: wanted, destination });
  switch (answer.found) {
    case 'one':
      return answer;
    case 'several': {
      const title = `${quoted(wanted)} fits several stories. Which one?`;
      return { note: { kind: 'cards', title, cards: answer.cards, conflicts: desk.conflicts() } };
    }
    case 'no-number':
      return { note: note(numberWords(answer.stories)) };
    case 'none':
      return {
        note: note(
          `No story fits ${quoted(wanted)}. Allowed are a number of the last briefing, a story's id, words of a headline. Example: ${example}`,
        ),
      };
  }
}

function numberWords(stories: number | null): string {
  if (stories === null) return 'Nothing was briefed here yet; give words of a headline.';
  return `The last briefing here has ${stories === 1 ? '1 story' : `${stories} stories`}.`;
}

/** The one story that was meant, or a note: also where it was taken back, which is all that is told of it there. */
export async function findToldStory(
  desk: Pick<Desk, 'conflicts' | 'story' | 'retracted'>,
  question: Question,
  example: string,
): ReturnType<typeof findStory> {
  const found = await findStory(desk, question, example);
  if ('note' in found) return found;
  const { destination } = question;
  const { id, headline } = found.card;
  const retraction = (await desk.retracted(destination)).get(id);
  if (retraction === undefined) return found;
  const when = dayWords(retraction.at, destination.plan.timezone);
  return {
    note: note(`This story was taken back here. "${headline.text}" – Retracted ${when}: ${retraction.reason}`),
  };
}

/** "7 May 2026". */
function dayWords(at: EpochMs, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone }).format(at);
}
