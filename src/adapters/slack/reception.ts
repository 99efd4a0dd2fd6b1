/** Whatever somebody asks: what is done about it, and how they get to see the answer. */
import type { Clock } from '../../clock.ts';
import type { Line, Place } from '../service/line.ts';
import { NOT_SHOWABLE, TOO_MANY } from '../service/polite-words.ts';
import { Seen } from '../service/seen.ts';
import { type Answer, answerTo } from './answer-question.ts';
import { type AnswersParts, type Said, type Shown, say, type Way, waitingWindow, whyNot, withLine } from './answers.ts';
import type { Asked, AskedQuestion } from './asked.ts';
import { conversationWith, handOver } from './files.ts';
import { answerWindow } from './forms.ts';
import type { From } from './from.ts';
import { CHANNEL_EVERY_MS } from './limits.ts';
import { Pace } from './pace.ts';
import { renderWords, type SlackReply } from './render-reply.ts';
import { formOf, openWindow, startOf, type WindowParts } from './windows.ts';

/** Something that somebody did, and what Slack gave us to answer it. */
export interface Gesture {
  readonly from: From;
  /** What a window can be opened with, for three seconds; null where none can. */
  readonly trigger: string | null;
  /** Tells Slack that we heard; with words where they can be the very answer. */
  readonly hear: (said?: SlackReply) => Promise<void>;
  /** Where the answer is shown; null for a window that is still to be opened. */
  readonly way: Way | null;
  /** Whether words that are known at once can go with the acknowledgement. */
  readonly hearsWords: boolean;
}

/** What receiving people needs. */
export interface ReceptionParts extends WindowParts, AnswersParts {
  readonly line: Line;
  readonly clock: Clock;
  /** Somebody may have changed something. */
  readonly onChanged: (from: From) => void;
}

const FORM_LOST =
  'The form could not be opened, because Slack gives me three seconds for that. Please try again, or type the whole command; /help lists all.';
/** Nobody is told more often that they ask too much. */
const TOLD_EVERY_MS = 60_000;

/** Receives people, one after the other or many at once. */
export class Reception {
  readonly #parts: ReceptionParts;
  readonly #pace: Pace;
  readonly #told: Seen;

  constructor(parts: ReceptionParts) {
    this.#parts = parts;
    this.#pace = new Pace(parts.clock, (ms) => parts.wait(ms));
    this.#told = new Seen(parts.clock, TOLD_EVERY_MS);
  }

  /** Nothing is awaited before Slack is told that we heard: it waits three seconds, and somebody waits for it. */
  async receive(gesture: Gesture, asked: Asked): Promise<void> {
    switch (asked.kind) {
      case 'nothing':
        return gesture.hear();
      case 'note':
        return this.#sayAtOnce(gesture, asked.text);
      case 'start':
      case 'form':
        await gesture.hear();
        return this.#openForm(gesture, asked);
      case 'question': {
        const place = this.enter(gesture.from);
        if (place === null) return this.#refuse(gesture);
        await gesture.hear();
        return this.#answer(gesture, asked, place);
      }
    }
  }

  /** A place in the line; null when there is no room for this person. */
  enter({ workspace, user }: From): Place | null {
    return this.#parts.line.enter(`${workspace.team}/${user}`);
  }

  /** Asks the command and shows what it answered where the way leads. */
  async answerIn(way: Way, from: From, asked: AskedQuestion, place: Place): Promise<void> {
    try {
      // A place is held until the answer is shown: whoever asks fast is shown slowly.
      const answer = await answerTo(from, asked, { turn: place.turn, leave() {} }, this.#parts);
      await this.#show(way, from, asked, answer);
    } finally {
      place.leave();
    }
    if (asked.command.rights === 'change') this.#parts.onChanged(from);
  }

  async #answer(gesture: Gesture, asked: AskedQuestion, place: Place): Promise<void> {
    const way = gesture.way ?? (await this.#openFor(gesture));
    if (way === null) return place.leave();
    return this.answerIn(way, gesture.from, asked, place);
  }

  async #refuse(gesture: Gesture): Promise<void> {
    const { workspace, user } = gesture.from;
    const isNew = gesture.hearsWords || this.#told.first(`${workspace.team}/${user}`);
    return isNew ? this.#sayAtOnce(gesture, TOO_MANY) : gesture.hear();
  }

  async #sayAtOnce(gesture: Gesture, text: string): Promise<void> {
    const said = renderWords(text);
    if (gesture.hearsWords) return gesture.hear(said);
    await gesture.hear();
    const way = gesture.way ?? (await this.#openFor(gesture));
    if (way !== null) this.#log('note', await this.#say(way, said, 'privately'));
  }

  async #openForm(gesture: Gesture, asked: Extract<Asked, { kind: 'form' | 'start' }>): Promise<void> {
    const { from, trigger, way } = gesture;
    const form = asked.kind === 'form' ? await formOf(from, asked, this.#parts) : await startOf(from, this.#parts);
    const instead = 'refused' in form ? form.refused : null;
    const opened =
      trigger === null
        ? ({ end: 'lost', why: 'nothing to open a window with' } as const)
        : instead === null || way === null
          ? await openWindow(
              from,
              trigger,
              'refused' in form ? answerWindow(renderWords(form.refused)) : form,
              this.#parts,
            )
          : null;
    if (opened !== null && 'end' in opened) this.#log(asked.kind === 'form' ? asked.command.name : 'start', opened);
    if (opened !== null && !('end' in opened)) return;
    if (way !== null) this.#log('note', await this.#say(way, renderWords(instead ?? FORM_LOST), 'privately'));
  }

  /** A window in which an answer will stand. */
  async #openFor({ from, trigger }: Gesture): Promise<Way | null> {
    if (trigger === null) return null;
    const opened = await openWindow(from, trigger, waitingWindow(), this.#parts);
    if ('end' in opened) {
      this.#log('window', opened);
      return null;
    }
    return { kind: 'window', view: opened.view, ask: this.#asking(from) };
  }

  async #show(way: Way, from: From, asked: AskedQuestion, answer: Answer): Promise<void> {
    const { name } = asked.command;
    const message = answer.files.length === 0 ? answer.message : await this.#withFiles(way, from, name, answer);
    if (way.kind === 'window' && asked.shown === 'publicly' && !answer.instead) {
      return this.#showPublicly(way, from, asked, message);
    }
    const said = await this.#say(way, message, shownOf(way, asked.shown, answer));
    this.#log(name, said);
    if (said.end !== 'refused' || answer.instead) return;
    this.#log(name, await this.#say(way, renderWords(NOT_SHOWABLE), 'privately'));
  }

  /** From a form to the channel it was asked for in; where that may not be, only the one who asked sees it. */
  async #showPublicly(
    way: Extract<Way, { kind: 'window' }>,
    from: From,
    { command, about }: AskedQuestion,
    message: SlackReply,
  ): Promise<void> {
    const channel = about?.split(/[:/]/).at(-1) ?? from.channel;
    const there =
      channel === null
        ? ({ end: 'lost', why: 'asked for in no channel' } as const)
        : await this.#say(
            { kind: 'conversation', ask: way.ask, channel, user: from.user, thread: null, below: null },
            message,
            'publicly',
          );
    const shown = there.end === 'taken' ? renderWords('It is shown in the channel.') : message;
    const title = there.end === 'taken' ? 'Sitrep' : 'Seen by you alone';
    if (there.end !== 'taken') this.#log(command.name, there);
    this.#log(command.name, await this.#say({ ...way, title }, shown, 'in place'));
  }

  /** Files go into a direct conversation; the answer says so. */
  async #withFiles(way: Way, from: From, name: string, { message, files }: Answer): Promise<SlackReply> {
    const ask = this.#asking(from);
    const isThere = way.kind === 'conversation' && way.channel.startsWith('D');
    try {
      const channel = isThere ? way.channel : await conversationWith(from.user, ask);
      for (const file of files) await handOver(file, { ask, channel, thread: isThere ? way.thread : null });
      return isThere ? message : withLine(message, 'The file lies in our direct messages.');
    } catch (cause) {
      this.#log(name, whyNot(cause));
      return withLine(message, 'The file could not be handed over, and that was written down for those who run me.');
    }
  }

  async #say(way: Way, message: SlackReply, shown: Shown): Promise<Said> {
    if (way.kind === 'conversation') await this.#pace.turn(way.channel, CHANNEL_EVERY_MS, this.#parts.signal);
    return say(way, message, shown, this.#parts);
  }

  #asking({ workspace }: From) {
    return this.#parts.api.asking(workspace.token(), this.#parts.signal);
  }

  #log(about: string, said: Said): void {
    if (said.end === 'taken') return;
    this.#parts.onProblem({ code: 'answer-lost', subject: `/${about}`, detail: said.why });
  }
}

/** A list that somebody reads is not overwritten by a few words, and the channel is not told what went wrong for one. */
function shownOf(way: Way, shown: Shown, { instead }: Answer): Shown {
  return instead && way.kind === 'address' ? 'privately' : shown;
}
