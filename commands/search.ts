import type { Desk } from '../src/desk.ts';
import { chooseSince, note, quoted } from './choose.ts';
import type { Command } from './command.ts';

const HITS = 10;
const EXAMPLE = '/search ceasefire talks 7d';

/** /search: stories and articles in which the words stand. */
export function search(desk: Pick<Desk, 'search'>): Command {
  return {
    name: 'search',
    summary: 'Stories and articles in which the words stand',
    options: [
      { name: 'words', summary: 'what to look for', type: 'words', required: true },
      {
        name: 'since',
        summary: 'how far back: 24h, 7d (everything kept when left out)',
        type: 'since',
        required: false,
      },
    ],
    rights: 'read',
    shareable: true,
    form: [],
    async answer({ options }) {
      const words = options.words?.trim() ?? '';
      if (!/[\p{L}\p{N}]/u.test(words))
        return note(`Please say what to look for, in a word or more. Example: ${EXAMPLE}`);
      const since = chooseSince(options.since, { otherwise: null, example: EXAMPLE });
      if ('note' in since) return since.note;
      const hits = await desk.search({ words, sinceMs: since.value, limit: HITS });
      if (hits.length === 0) return note(`Nothing found for ${quoted(words)}. Fewer or other words may help.`);
      return { kind: 'hits', title: `Found for ${quoted(words)}`, hits };
    },
  };
}
