/** A bot that answers people at the double, and what people do there. */
import { onTestFinished } from 'vitest';
import type { Command, Question, Reply } from '../../../commands/command.ts';
import type { Patience } from '../../../src/adapters/slack/listen.ts';
import { openSlack, type SlackParts } from '../../../src/adapters/slack/slack.ts';
import type { Problem } from '../../../src/outcome.ts';
import { aCommand, aDesk, anOffice } from '../../commands/desk.ts';
import { aCard, NOON } from '../../support/builders.ts';
import type { Envelope } from '../../support/loopback-sockets.ts';
import { SlackDouble } from '../../support/slack-double.ts';
import type { DoubleView, DoubleWords } from '../../support/slack-people.ts';
import { type DoubleTeam, SOMEBODY, TEAM } from '../../support/slack-world.ts';
import { nodesIn } from './judge.ts';

/** The channel that people ask in, and somebody who administers the workspace. */
export const CHANNEL = 'C0DESK0001';
export const ADMIN = 'U0ADMIN001';

/** What a test says of its bot. */
export type Wanted = Omit<Partial<SlackParts>, 'patience'> & {
  readonly patience?: Partial<Patience>;
  /** Called before anything is sent. */
  readonly prepare?: (double: SlackDouble) => void;
  /** What needs the double. */
  readonly with?: (double: SlackDouble) => Partial<SlackParts>;
};

/** A bot that listens with these commands, and what went wrong with it. */
export async function aBot(commands: readonly Command[], { prepare, with: made, patience, ...fields }: Wanted = {}) {
  const double = await SlackDouble.start({ clock: fields.clock ?? (() => NOON) });
  double.world.addChannel({ id: CHANNEL });
  double.world.people.add({ id: ADMIN, team_id: TEAM, is_admin: true });
  prepare?.(double);
  const problems: Problem[] = [];
  const slack = openSlack({
    botToken: () => double.botToken,
    appToken: () => double.appToken,
    signingSecrets: null,
    port: null,
    oauth: null,
    apiUrl: double.api,
    commands,
    desk: aDesk(),
    office: anOffice({ joined: async () => false }),
    operators: new Set(),
    greet: async () => {},
    clock: () => NOON,
    pauseMs: () => 1,
    onProblem(problem) {
      problems.push(problem);
      double.rest.happened();
    },
    ...fields,
    ...made?.(double),
    patience: { finishWithinMs: 0, windowSettlesMs: 0, wait: async () => {}, ...patience },
  });
  onTestFinished(async () => {
    await slack.close();
    await double.close();
  });
  await slack.login();
  await double.rest.until(() => fields.appToken === null || double.sockets.connected === 2);
  return { double, slack, problems, people: new Person(double) };
}

/** A command that remembers what it was asked. */
export function asked(fields: Partial<Command> = {}, reply: Reply = { kind: 'note', text: 'Here you are.' }) {
  const questions: Question[] = [];
  const command = aCommand({
    name: 'latest',
    shareable: false,
    ...fields,
    async answer(question) {
      questions.push(question);
      return reply;
    },
  });
  return { command, questions };
}

/** More stories than fit on one page of an answer. */
export const MANY: Reply = {
  kind: 'cards',
  title: 'The newest stories',
  cards: Array.from({ length: 60 }, (_, index) => aCard({ id: `s-${index}` })),
  conflicts: [],
};

/** Where somebody does something, and who. */
export interface Doing {
  readonly user?: string;
  readonly team?: string;
  readonly channel?: string;
}

/** What somebody clicks on. */
export interface On extends Doing {
  readonly ephemeral?: boolean;
  readonly thread?: string;
  /** A window or a home that it stands in. */
  readonly view?: { readonly id: string; readonly [name: string]: unknown };
  readonly block?: string;
}

/** Somebody at the double. */
export class Person {
  readonly #double: SlackDouble;

  constructor(double: SlackDouble) {
    this.#double = double;
  }

  /** Types behind /sitrep. */
  types(
    text: string,
    { user = SOMEBODY, team = TEAM, channel = CHANNEL }: Doing = {},
    more: Record<string, string> = {},
  ) {
    const { people } = this.#double.world;
    return this.#double.command(text, {
      team_id: team,
      user_id: user,
      channel_id: channel,
      trigger_id: people.trigger(user),
      response_url: this.#addressFor(channel, user),
      ...more,
    }) as Envelope;
  }

  /** Clicks on a button, or chooses in a menu. */
  clicks(action: object, { block = 'b', view, ephemeral = false, thread, ...who }: On = {}) {
    const { user = SOMEBODY, channel = CHANNEL } = who;
    const place =
      view === undefined
        ? {
            channel: { id: channel },
            container: {
              type: 'message',
              channel_id: channel,
              is_ephemeral: ephemeral,
              ...(thread && { thread_ts: thread }),
            },
            response_url: this.#addressFor(channel, user),
          }
        : { view, container: { type: 'view', view_id: view.id } };
    return this.#does({ type: 'block_actions', actions: [{ block_id: block, ...action }], ...place }, who);
  }

  /** Sends a form; what is written is named by the option it is for. */
  sends(view: DoubleView, written: Readonly<Record<string, object>>, who: Doing = {}) {
    const fields = [...nodesIn(view.view.blocks)].filter(({ type }) => type === 'input');
    const values = Object.fromEntries(
      fields.map(({ block_id, element }) => {
        const { action_id } = element as { readonly action_id: string };
        return [block_id, { [action_id]: written[action_id] ?? {} }];
      }),
    );
    const whole = { ...view.view, id: view.id, hash: view.hash, state: { values } };
    return this.#does({ type: 'view_submission', view: whole, response_urls: [] }, who);
  }

  /** Types into a field that offers something. */
  typesInto(view: object, field: string, value: string, who: Doing = {}) {
    const [, action_id = ''] = field.split('|');
    return this.#does({ type: 'block_suggestion', block_id: field, action_id, value, view, container: {} }, who);
  }

  /** Uses a shortcut, on a message or everywhere. */
  uses(callback_id: string, message: object | null = null, who: Doing = {}) {
    const { user = SOMEBODY, channel = CHANNEL } = who;
    const on =
      message === null
        ? { type: 'shortcut' }
        : { type: 'message_action', message, channel: { id: channel }, response_url: this.#addressFor(channel, user) };
    return this.#does({ callback_id, action_ts: '1.1', ...on }, who);
  }

  /** Mentions the bot in a channel, or writes to it in a direct conversation. */
  writes(
    text: string,
    { user = SOMEBODY, channel = CHANNEL, team = TEAM }: Doing = {},
    more: object = {},
    id?: string,
  ) {
    const direct = channel.startsWith('D');
    const ts = this.#double.world.nextTs();
    const event = {
      type: direct ? 'message' : 'app_mention',
      ...(direct && { channel_type: 'im' }),
      user,
      team,
      channel,
      ts,
      text: direct ? text : `<@${this.#double.team.botUser}> ${text}`,
      ...more,
    };
    this.#double.world.addMessage({ channel, ts, user, text });
    return this.#double.happen(event, id === undefined ? {} : { id }) as Envelope;
  }

  /** Opens the bot's home. */
  opensHome({ user = SOMEBODY, channel = 'D0HOME0001' }: Doing = {}) {
    return this.#double.happen({ type: 'app_home_opened', user, channel, tab: 'home' }) as Envelope;
  }

  #does(payload: object, { user = SOMEBODY, team = TEAM }: Doing): Envelope {
    return this.#double.sockets.send('interactive', {
      user: { id: user, team_id: team },
      team: { id: team },
      api_app_id: 'A0SITREP01',
      token: 'a-token-of-old',
      trigger_id: this.#double.world.people.trigger(user),
      ...payload,
    }) as Envelope;
  }

  #addressFor(channel: string, user: string): string {
    return `${this.#double.origin}/actions/${this.#double.world.people.address(channel, user)}`;
  }
}

/** Waits for the acknowledgement of what was told, and tells what came with it. */
export async function acknowledged(double: SlackDouble, envelope: Envelope): Promise<any> {
  await double.rest.until(() => envelope.acknowledged !== null);
  return envelope.acknowledged?.payload;
}

/** Waits until so many things were said in return, and tells the last of them. */
export async function saidTo(double: SlackDouble, count = 1): Promise<DoubleWords> {
  const { said } = double.world.people;
  await double.rest.until(() => said.length >= count);
  return said[count - 1] as DoubleWords;
}

/** Waits for a window, and tells what stands in it once that holds. */
export async function windowAt(
  double: SlackDouble,
  holds: (view: DoubleView['view']) => boolean = () => true,
): Promise<DoubleView> {
  const { views } = double.world.people;
  const found = () => [...views.values()].find(({ view }) => holds(view));
  await double.rest.until(() => found() !== undefined);
  return found() as DoubleView;
}

/** Waits until something holds that happens in the bot itself. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}

/** What a payload says, as one text. */
export function textIn(value: unknown): string {
  return JSON.stringify(value);
}

/** A workspace that the bot is in as well. */
export function aSecondTeam(double: SlackDouble): DoubleTeam {
  return double.world.addTeam({ id: 'T0SECOND01', name: 'Second desk' });
}
