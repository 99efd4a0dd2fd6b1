/** All commands. A new one is one file here, one line below, one test in `test/commands/`, a summary in each language. */
import type { Desk } from '../src/desk.ts';
import type { Office } from '../src/office.ts';
import { board } from './board.ts';
import { brief } from './brief.ts';
import { channelSet, channelShow } from './channel.ts';
import type { Command } from './command.ts';
import { feedsExport, feedsList, feedsTest } from './feeds.ts';
import { feedsAdd, feedsImport } from './feeds-add.ts';
import { feedsPause, feedsRemove, feedsResume } from './feeds-remove.ts';
import { follow } from './follow.ts';
import { forget } from './forget.ts';
import { help } from './help.ts';
import { latest } from './latest.ts';
import { mute } from './mute.ts';
import { quotes } from './quotes.ts';
import { retract } from './retract.ts';
import { schedule } from './schedule.ts';
import { search } from './search.ts';
import { sources } from './sources.ts';
import { status } from './status.ts';
import { story } from './story.ts';
import { timeline } from './timeline.ts';
import { unfollow } from './unfollow.ts';
import { why } from './why.ts';

/** What people may ask, in the order in which /help tells it: the news, this channel, the feeds, the rest. */
export function commandsFor(desk: Desk, office: Office): readonly Command[] {
  const commands: readonly Command[] = [
    brief(desk),
    latest(desk),
    story(desk),
    quotes(desk),
    search(desk),
    timeline(desk),
    board(desk),
    sources(desk),
    why(desk),
    follow(desk, office),
    unfollow(desk, office),
    schedule(desk, office),
    channelShow(desk, office),
    channelSet(desk, office),
    feedsList(desk, office),
    feedsAdd(desk, office),
    feedsRemove(desk, office),
    feedsPause(desk, office),
    feedsResume(desk, office),
    feedsTest(office),
    feedsImport(desk, office),
    feedsExport(office),
    retract(desk, office),
    mute(desk, office),
    forget(desk, office),
    status(desk, office),
    help(() => commands),
  ];
  return commands;
}
