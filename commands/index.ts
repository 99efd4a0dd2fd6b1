/** All commands. A new one is one file here, one line below, one test in `test/commands/`. */
import type { Desk } from '../src/desk.ts';
import { brief } from './brief.ts';
import type { Command } from './command.ts';
import { help } from './help.ts';
import { latest } from './latest.ts';
import { quotes } from './quotes.ts';
import { search } from './search.ts';
import { sources } from './sources.ts';
import { status } from './status.ts';
import { story } from './story.ts';

/** What people may ask, in the order in which /help tells it. */
export function commandsFor(desk: Desk): readonly Command[] {
  const commands: readonly Command[] = [
    brief(desk),
    latest(desk),
    story(desk),
    quotes(desk),
    search(desk),
    sources(desk),
    status(desk),
    help(() => commands),
  ];
  return commands;
}
