/** Whoever mentions us in a channel, or writes to us directly, is answered there. */
import type { App } from '@slack/bolt';
import { Seen } from '../service/seen.ts';
import { type Asked, readLine } from './asked.ts';
import { fromEvent } from './from.ts';
import type { InteractionParts } from './interactions.ts';
import { textOf, thing } from './payload.ts';
import { fileIn } from './read-form.ts';
import { saidTo } from './typed-text.ts';
import type { Workspace } from './workspaces.ts';

/** Answers what is written to us. What bots write, ourselves among them, is written to nobody. */
export function answerMentions(app: App, parts: InteractionParts): void {
  const seen = new Seen(parts.clock);
  const hear = (team: string | undefined, event: unknown) =>
    parts.hear(team, async (workspace) => {
      if (!isWrittenToUs(event, workspace) || !seen.first(nameOf(event, workspace))) return;
      await answer(event, workspace, parts);
    });

  app.event('app_mention', async ({ event, context }) => hear(context.teamId, event));
  app.event('message', async ({ event, context }) => {
    // In a channel it is a mention or nothing.
    if (thing(event).channel_type === 'im') await hear(context.teamId, event);
  });
}

async function answer(event: unknown, workspace: Workspace, parts: InteractionParts): Promise<void> {
  const { commands, reception, api, signal } = parts;
  const from = fromEvent(event, workspace);
  const { channel, user, thread } = from;
  if (channel === null) return;
  const { text, ts, files } = thing(event);
  const asked = readLine(saidTo(workspace.user, textOf(text) ?? ''), commands, { forms: false, public: true });
  const below = thread ?? textOf(ts);
  const ask = api.asking(workspace.token(), signal);
  await reception.receive(
    {
      from,
      trigger: null,
      hearsWords: false,
      // An event is acknowledged before anybody hears of it.
      hear: async () => {},
      way: { kind: 'conversation', ask, channel, user, thread, below },
    },
    withFile(asked, files),
  );
}

/** What was attached is for the option that takes a file. */
function withFile(asked: Asked, files: unknown): Asked {
  const file = asked.kind === 'question' ? fileIn({ files }) : null;
  if (file === null || asked.kind !== 'question') return asked;
  const option = asked.command.options.find(({ type }) => type === 'file');
  return option === undefined ? asked : { ...asked, files: { [option.name]: file } };
}

/** Words that a person wrote just now: not what was changed, joined or sent by a program. */
function isWrittenToUs(event: unknown, { user: ourselves }: Workspace): boolean {
  const { user, bot_id, subtype, edited, hidden } = thing(event);
  if (textOf(user) === null || user === ourselves || user === 'USLACKBOT') return false;
  if (textOf(bot_id) !== null || edited !== undefined || hidden === true) return false;
  return subtype === undefined || SPOKEN.has(String(subtype));
}

const SPOKEN: ReadonlySet<string> = new Set(['file_share', 'thread_broadcast']);

/** A message is one and the same, however it is told: as a mention and as a message, or again under another name. */
function nameOf(event: unknown, { team }: Workspace): string {
  const { channel, ts, client_msg_id: own } = thing(event);
  return `${team}/${String(channel)}/${textOf(own, ts) ?? ''}`;
}
