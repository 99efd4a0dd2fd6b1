/** Commands, clicks, forms, shortcuts and whatever is typed into a field: from Slack's words to what is done about them. */
import type { App } from '@slack/bolt';
import { OTHER_VERSION, TOO_MANY } from '../service/polite-words.ts';
import { type Way, waitingWindow } from './answers.ts';
import { type Asked, readClick, readLine, readSent, readShortcut } from './asked.ts';
import { choicesFor, type Suggest } from './choices.ts';
import { formFaults } from './form-faults.ts';
import { answerWindow, COMMAND, START } from './forms.ts';
import { type From, fromOf } from './from.ts';
import { textOf, thing } from './payload.ts';
import { readForm, readTyping } from './read-form.ts';
import type { Reception, ReceptionParts } from './reception.ts';
import { renderWords } from './render-reply.ts';
import { typedText } from './typed-text.ts';
import { startWith } from './windows.ts';
import type { Workspace } from './workspaces.ts';

/** What listening to people needs. */
export interface InteractionParts extends ReceptionParts {
  readonly reception: Reception;
  readonly suggest: Suggest;
  /** The workspace of a payload, and its work, which is waited for at the end. */
  readonly hear: (team: string | undefined, work: (workspace: Workspace) => Promise<void>) => Promise<void>;
  /** How long it takes until Slack shows what it was told in return to a form. */
  readonly windowSettlesMs: number;
}

/** Every id there may be. */
const ANY = /^/;

/** Answers everything that people do with what is ours. */
export function answerInteractions(app: App, parts: InteractionParts): void {
  const { commands, reception, hear, api, signal } = parts;
  const asking = ({ workspace }: From) => api.asking(workspace.token(), signal);

  app.command(ANY, async ({ body, ack, respond, context }) =>
    hear(context.teamId, async (workspace) => {
      const from = fromOf(body, workspace);
      const asked = readLine(typedText(body.text ?? ''), commands, { forms: true, public: false });
      await reception.receive(
        {
          from,
          trigger: textOf(body.trigger_id),
          hearsWords: true,
          hear: (said) => ack(said === undefined ? undefined : { ...said, response_type: 'ephemeral' }),
          way: { kind: 'address', respond, thread: null, ofMessage: false },
        },
        asked,
      );
    }),
  );

  app.action({ type: 'block_actions' }, async ({ body, action, ack, respond, context }) =>
    hear(context.teamId, async (workspace) => {
      const from = fromOf(body, workspace);
      const view = thing(thing(body).view);
      if (view.callback_id === START && thing(action).block_id === COMMAND) {
        await ack();
        return choose(from, view, thing(thing(action).selected_option).value, parts);
      }
      const isEphemeral = thing(thing(body).container).is_ephemeral === true;
      const own = isEphemeral || from.channel?.startsWith('D') === true || view.type === 'modal';
      await reception.receive(
        {
          from,
          trigger: textOf(thing(body).trigger_id),
          hearsWords: false,
          hear: () => ack(),
          way: wayFrom(view, respond, from, asking(from)),
        },
        readClick(action, commands, { own }),
      );
    }),
  );

  app.shortcut(ANY, async ({ body, ack, context, ...args }) =>
    hear(context.teamId, async (workspace) => {
      const from = fromOf(body, workspace);
      const respond = 'respond' in args ? args.respond : undefined;
      const isOurs = (message: unknown) => wroteThat(message, workspace);
      await reception.receive(
        {
          from,
          trigger: textOf(thing(body).trigger_id),
          hearsWords: false,
          hear: () => ack(),
          way: respond === undefined ? null : { kind: 'address', respond, thread: from.thread, ofMessage: true },
        },
        readShortcut(body, commands, isOurs),
      );
    }),
  );

  app.options<'block_suggestion'>({ type: 'block_suggestion' }, async ({ body, ack }) => {
    const typed = readTyping(body, commands);
    // Whoever types on has asked again already, so nobody misses an answer that came too late.
    await ack(typed === null ? { options: [] } : { options: [...choicesFor(typed, parts.suggest).options] });
  });

  app.view({ callback_id: ANY, type: 'view_submission' }, async ({ body, view, ack, context }) =>
    hear(context.teamId, async (workspace) => {
      const from = fromOf(body, workspace);
      const update = (shown: ReturnType<typeof answerWindow>) => ack({ response_action: 'update', view: shown });
      const tell = (text: string) => update(answerWindow(renderWords(text)));
      const form = readForm(view, commands);
      if (form === null) return tell(OTHER_VERSION);
      const faults = beside(view, formFaults(form, parts.conflicts()));
      if (faults === 'elsewhere') {
        const whole = startWith(view, form.command.name, parts);
        return whole === null ? tell(OTHER_VERSION) : update(whole);
      }
      if (faults !== null) return ack({ response_action: 'errors', errors: faults });
      const asked: Asked = readSent(form, commands);
      if (asked.kind !== 'question') return tell(OTHER_VERSION);
      const place = reception.enter(from);
      if (place === null) return tell(TOO_MANY);
      await update(waitingWindow());
      const settled = parts.wait(parts.windowSettlesMs);
      const way: Way = { kind: 'window', view: view.id, ask: asking(from), settled };
      await reception.answerIn(way, from, asked, place);
    }),
  );
}

/** Where the answer to a click is shown: where it was done, or in a window that is still to be opened from the home. */
function wayFrom(
  view: ReturnType<typeof thing>,
  respond: Extract<Way, { kind: 'address' }>['respond'] | undefined,
  { thread }: From,
  ask: Extract<Way, { kind: 'window' }>['ask'],
): Way | null {
  if (view.type === 'modal' && typeof view.id === 'string') return { kind: 'window', view: view.id, ask };
  return respond === undefined ? null : { kind: 'address', respond, thread, ofMessage: true };
}

/** Shows what the chosen command can be told. Whoever chose something else meanwhile sees that. */
async function choose(
  { workspace }: From,
  view: ReturnType<typeof thing>,
  chosen: unknown,
  parts: InteractionParts,
): Promise<void> {
  const form = startWith(view, chosen, parts);
  if (form === null) return;
  await parts.api
    .asking(workspace.token(), parts.signal)('views.update', { view_id: view.id, hash: view.hash, view: form })
    .catch(() => {});
}

/** The faults of fields that are there; `elsewhere` where the form does not show them yet, null where there is none. */
function beside(
  view: unknown,
  faults: Readonly<Record<string, string>> | null,
): Record<string, string> | 'elsewhere' | null {
  if (faults === null) return null;
  const { blocks, callback_id: id } = thing(view);
  const fields = new Set(
    (Array.isArray(blocks) ? (blocks as readonly unknown[]) : []).map((block) => thing(block).block_id),
  );
  const there = Object.entries(faults).filter(([field]) => fields.has(field));
  if (there.length > 0) return Object.fromEntries(there);
  // What was said before the form was opened is judged by the command.
  return id === START ? 'elsewhere' : null;
}

/** Whether a message is one of ours, whatever it looks like. */
function wroteThat(message: unknown, { user, bot }: Workspace): boolean {
  const { user: by, bot_id: byBot } = thing(message);
  return by === user || (bot !== '' && byBot === bot);
}
