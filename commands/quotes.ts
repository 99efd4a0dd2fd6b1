import type { Desk } from '../src/desk.ts';
import { chooseConflict, chooseSince, note, quoted } from './choose.ts';
import type { Command } from './command.ts';
import { sinceWords } from './since.ts';
import { findToldStory, STORY_OPTION } from './story.ts';

const WEEK_MS = 7 * 86_400_000;
const QUOTES = 12;

/** /quotes: who said what, each with the article it stands in. */
export function quotes(desk: Pick<Desk, 'conflicts' | 'quotes' | 'story' | 'retracted'>): Command {
  return {
    name: 'quotes',
    summary: 'Who said what, with links',
    options: [
      { name: 'speaker', summary: 'a name, or a part of it', type: 'speaker', required: false },
      { name: 'conflict', summary: 'only this conflict', type: 'conflict', required: false },
      { name: 'since', summary: 'how far back: 30m, 24h, 7d (7d when left out)', type: 'since', required: false },
      { ...STORY_OPTION, summary: 'every quotation of this story', required: false },
    ],
    rights: 'read',
    shareable: true,
    form: [],
    async answer(question) {
      const { options } = question;
      if ((options.story?.trim() ?? '') !== '') {
        const found = await findToldStory(desk, question, '/quotes story:1');
        if ('note' in found) return found.note;
        const { headline, allQuotes } = found.card;
        if (allQuotes.length === 0) {
          return note(`No quotation stands in "${headline.text}". Only words with a certain speaker are kept.`);
        }
        return { kind: 'quotes', title: `Quotations · ${headline.text}`, quotes: allQuotes };
      }
      const conflicts = desk.conflicts();
      const { speaker, conflict: named } = moved(options, conflicts);
      const conflict = chooseConflict(named, conflicts, { example: (id) => `/quotes conflict:${id}` });
      if ('note' in conflict) {
        if (speaker === null || options.conflict === undefined) return conflict.note;
        const name = `${speaker} ${options.conflict}`;
        return note(
          `${conflict.note.text}. If ${quoted(name)} is one name, put it in quotation marks: /quotes ${quoted(name)}`,
        );
      }
      const since = chooseSince(options.since, { otherwise: WEEK_MS, example: '/quotes since:7d' });
      if ('note' in since) return since.note;

      const found = await desk.quotes({ speaker, conflict: conflict.value, sinceMs: since.value, limit: QUOTES });
      const about = [
        ...(speaker === null ? [] : [`by ${quoted(speaker)}`]),
        ...conflicts.filter(({ id }) => id === conflict.value).map(({ name }) => `about ${name}`),
        `in ${sinceWords(since.value)}`,
      ].join(' ');
      if (found.length === 0) return note(`No quotation ${about}. Only words with a certain speaker are kept.`);
      return { kind: 'quotes', title: `Quotations ${about}`, quotes: found };
    },
  };
}

/** A first word that is the id of a conflict, where none was named: "/quotes sudan" asks about Sudan. */
function moved(
  { speaker = '', conflict }: Readonly<Record<string, string>>,
  conflicts: readonly { readonly id: string }[],
): { readonly speaker: string | null; readonly conflict: string | undefined } {
  const word = speaker.trim();
  if (conflict === undefined && conflicts.some(({ id }) => id === word.toLowerCase())) {
    return { speaker: null, conflict: word };
  }
  return { speaker: word === '' ? null : word, conflict };
}
