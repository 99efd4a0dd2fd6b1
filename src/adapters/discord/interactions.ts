/** Answers what people ask: says at once that it was heard, then asks the command, then shows what it answered. */
import {
  type APIInteraction,
  type APIInteractionResponse,
  type Client,
  GatewayDispatchEvents,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  SnowflakeUtil,
} from 'discord.js';
import type { Command } from '../../../commands/command.ts';
import { mayNotChange } from '../../../commands/may-change.ts';
import type { Clock } from '../../clock.ts';
import { Line, type Place } from '../service/line.ts';
import { NOT_SHOWABLE, TOO_MANY } from '../service/polite-words.ts';
import { Seen } from '../service/seen.ts';
import { type AnswerParts, answerTo, words } from './answer-question.ts';
import { type Answers, createAnswers, isUnheard, type Said, wasHeard } from './answers.ts';
import { type AskedQuestion, readAsked } from './asked.ts';
import { choicesFor, type Suggest } from './autocomplete.ts';
import { formFor } from './forms.ts';
import { placeOf } from './question.ts';
import type { DiscordReply } from './render-reply.ts';
import { askerOf, userOf } from './rights.ts';

/** What answering people needs. */
export interface InteractionParts extends Omit<AnswerParts, 'answerWithinMs' | 'line'> {
  readonly commands: readonly Command[];
  readonly suggest: Suggest;
  readonly clock: Clock;
  /** How long it took, in milliseconds, until Discord knew that we heard. */
  readonly onAcknowledged?: ((ms: number) => void) | undefined;
  readonly patience?: Partial<Patience> | undefined;
}

/** How long is waited for what may never come, in milliseconds. */
export interface Patience {
  /** Whoever has no answer by then gets a few words instead. */
  readonly answerWithinMs: number;
  /** Whoever asked just before the end is still answered for as long. */
  readonly finishWithinMs: number;
  /** Discord says within that time that it knows that we heard, or nobody knows whether it does. */
  readonly hearWithinMs: number;
}

const PATIENCE: Patience = { answerWithinMs: 60_000, finishWithinMs: 2_000, hearWithinMs: 2_000 };
/** Discord waits three seconds; what is said later than this may come too late. */
const IN_TIME_MS = 2_500;

type Interaction = Exclude<APIInteraction, { type: InteractionType.Ping }>;

/** Answers everything that people ask of this client, until it is closed. */
export function answerInteractions(client: Client, parts: InteractionParts): { close(): Promise<void> } {
  const patience = { ...PATIENCE, ...parts.patience };
  const answers = createAnswers(client.rest.options, patience);
  const answering: Answering = { ...parts, ...patience, answers, line: new Line() };
  const seen = new Seen(parts.clock);
  const open = new Set<Promise<void>>();
  const hear = (interaction: APIInteraction): void => {
    if (interaction.type === InteractionType.Ping || !seen.first(interaction.id)) return;
    const done = answer(interaction, answering)
      .catch((cause) => parts.onProblem({ code: 'command-failed', subject: 'discord', cause }))
      .finally(() => open.delete(done));
    open.add(done);
  };
  // The gateway's own words: they come before the library has made its objects of them, and they name a thread's parent.
  client.ws.on(GatewayDispatchEvents.InteractionCreate, hear);
  return {
    async close() {
      client.ws.off(GatewayDispatchEvents.InteractionCreate, hear);
      const end = Promise.withResolvers<void>();
      const timer = setTimeout(() => end.resolve(), patience.finishWithinMs);
      await Promise.race([Promise.all(open), end.promise]);
      clearTimeout(timer);
      answers.close();
    },
  };
}

interface Answering extends InteractionParts, AnswerParts {
  readonly answers: Answers;
  readonly line: Line;
}

/** Nothing is awaited before Discord is told that we heard: it waits three seconds, and somebody waits for it. */
async function answer(interaction: Interaction, parts: Answering): Promise<void> {
  const asked = readAsked(interaction, parts.commands);
  switch (asked.kind) {
    case 'nothing':
      return;
    case 'typing': {
      const choices = [...choicesFor(asked, parts.suggest)];
      // Whoever types on has asked again already, so nobody misses an answer that came too late.
      await parts.answers.acknowledge(interaction, {
        type: InteractionResponseType.ApplicationCommandAutocompleteResult,
        data: { choices },
      });
      return;
    }
    case 'note':
      return sayAtOnce(interaction, asked.text, parts);
    case 'form':
      return openForm(interaction, asked.command, parts);
    case 'question': {
      const place = parts.line.enter(userOf(interaction));
      if (place === null) return sayAtOnce(interaction, TOO_MANY, parts);
      return answerQuestion(interaction, asked, place, parts);
    }
  }
}

async function openForm(interaction: Interaction, command: Command, parts: Answering): Promise<void> {
  const refused = command.rights === 'change' ? mayNotChange(askerOf(interaction, parts.operators)) : null;
  if (refused !== null) return sayAtOnce(interaction, refused.text, parts);
  const view = parts.office.channel(placeOf(interaction));
  // A form cannot be filled in, so what nobody confirms is left at that: they see it, or ask again.
  const response = { type: InteractionResponseType.Modal, data: formFor(command, view) } as const;
  const said = await acknowledge(interaction, response, parts);
  if (said.end !== 'taken') lost(said, command.name, parts);
}

async function answerQuestion(
  interaction: Interaction,
  asked: AskedQuestion,
  place: Place,
  parts: Answering,
): Promise<void> {
  const { name } = asked.command;
  const response = heard(asked);
  const first = await acknowledge(interaction, response, parts);
  if (first.end === 'refused' || first.end === 'lost') {
    lost(first, name, parts);
    return place.leave();
  }
  const shown = await answerTo(interaction, asked, place, parts);
  // A list that somebody reads is not overwritten by a few words.
  const beside = asked.shown === 'in place' && shown.instead;
  const say = () => (beside ? parts.answers.add(interaction, forThem(shown)) : parts.answers.fill(interaction, shown));
  const said = first.end === 'taken' ? await say() : await sayUnheard(interaction, response, say, parts);
  if (said.end === 'taken') return;
  lost(said, name, parts);
  if (said.end !== 'refused' || shown.instead) return;
  await parts.answers.fill(interaction, words(NOT_SHOWABLE));
}

/** That the answer follows, and who will see it. */
function heard({ shown }: AskedQuestion): APIInteractionResponse {
  if (shown === 'in place') return { type: InteractionResponseType.DeferredMessageUpdate };
  return {
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    data: shown === 'privately' ? { flags: MessageFlags.Ephemeral } : {},
  };
}

async function sayAtOnce(interaction: Interaction, text: string, parts: Answering): Promise<void> {
  const shown = words(text);
  const response = { type: InteractionResponseType.ChannelMessageWithSource, data: forThem(shown).body } as const;
  const first = await acknowledge(interaction, response, parts);
  const say = () => parts.answers.fill(interaction, shown);
  const said = first.end === 'unknown' ? await sayUnheard(interaction, response, say, parts) : first;
  if (said.end !== 'taken') lost(said, 'note', parts);
}

function forThem({ body, files }: DiscordReply): DiscordReply {
  return { body: { ...body, flags: body.flags | MessageFlags.Ephemeral }, files };
}

/** Tells Discord that we heard. */
async function acknowledge(
  interaction: Interaction,
  response: APIInteractionResponse,
  { answers, clock, onAcknowledged }: Answering,
): Promise<Said> {
  const begun = clock();
  const said = await answers.acknowledge(interaction, response);
  if (said.end === 'taken') onAcknowledged?.(clock() - begun);
  return said;
}

/**
 * Says something where nobody knows whether Discord knows that we heard. To acknowledge twice is a fault, so the answer
 * itself finds out: only where there is none to be filled in, and it is not too late, is it acknowledged once more.
 */
async function sayUnheard(
  interaction: Interaction,
  response: APIInteractionResponse,
  say: () => Promise<Said>,
  parts: Answering,
): Promise<Said> {
  const said = await say();
  const age = parts.clock() - SnowflakeUtil.timestampFrom(interaction.id);
  if (!isUnheard(said) || age >= IN_TIME_MS) return said;
  const again = await acknowledge(interaction, response, parts);
  return again.end === 'taken' || again.end === 'unknown' || wasHeard(again) ? say() : again;
}

function lost(said: Exclude<Said, { end: 'taken' }>, about: string, { onProblem }: Answering): void {
  onProblem({ code: 'answer-lost', subject: `/${about}`, detail: said.why });
}
