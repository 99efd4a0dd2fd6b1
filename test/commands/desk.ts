/** A desk that knows what a test tells it, and remembers what it was asked. */

import type { Question } from '../../commands/command.ts';
import type { Desk } from '../../src/desk.ts';
import { aRichBriefing, aTerminal } from '../adapters/page/specimen.ts';

/** The conflicts of the desk below. */
export const CONFLICTS = [
  { id: 'sudan', name: 'Sudan' },
  { id: 'russia-ukraine', name: 'Russia–Ukraine' },
  { id: 'south-sudan', name: 'South Sudan' },
];

/** A desk with the answers given; `asked` holds every question in order. */
export function aDesk(answers: Partial<Desk> = {}): Desk & { readonly asked: unknown[] } {
  const asked: unknown[] = [];
  const remembering =
    <Ask extends readonly unknown[], Answer>(answer: (...ask: Ask) => Promise<Answer>) =>
    (...ask: Ask): Promise<Answer> => {
      asked.push(...ask);
      return answer(...ask);
    };
  const desk: Desk = {
    conflicts: () => CONFLICTS,
    brief: async () => aRichBriefing(),
    latest: async () => [],
    story: async () => ({ found: 'none' }),
    quotes: async () => [],
    search: async () => [],
    sources: async () => [],
    status: async () => ({
      lastCycleAt: null,
      lastPostAt: null,
      articles: 0,
      stories: 0,
      feeds: { all: 0, failing: [] },
      deliveries: { due: 0, held: 0, dead: 0 },
      next: [],
    }),
    ...answers,
  };
  return {
    asked,
    conflicts: desk.conflicts,
    brief: remembering(desk.brief),
    latest: remembering(desk.latest),
    story: remembering(desk.story),
    quotes: remembering(desk.quotes),
    search: remembering(desk.search),
    sources: desk.sources,
    status: desk.status,
  };
}

/** A question from the terminal. */
export function aQuestion(options: Readonly<Record<string, string>> = {}): Question {
  return { options, destination: aTerminal() };
}
