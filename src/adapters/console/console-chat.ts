import type { Writable } from 'node:stream';
import type { ChatAdapter, DestinationId, Found, Posted, Posting } from '../../delivery/delivery.ts';
import type { ProblemCode } from '../../outcome.ts';
import { renderPart } from './render-text.ts';
import { PLAIN, type Style } from './style.ts';

/** A line somebody is typing on the same screen: put aside while a message is printed. */
export interface Prompt {
  hide(): void;
  show(): void;
}

/**
 * The terminal as a channel: the destination `console`. A message is sent when the stream has taken all of it; its id
 * is the delivery's own, and printing it a second time does nothing.
 *
 * Looking back: what this process printed is there. What it tried and could not finish may stand there in part, and
 * nobody can read a screen back, so that is `cannot-look`. Everything else is `absent`, also after a restart: another
 * process's screen is not this one, and whoever sits here now has not been told.
 */
export class ConsoleChat implements ChatAdapter {
  readonly #output: Writable;
  readonly #style: Style;
  readonly #printed = new Set<string>();
  readonly #doubtful = new Set<string>();
  #prompt: Prompt | null = null;

  constructor(output: Writable, style: Style = PLAIN) {
    this.#output = output;
    this.#style = style;
    // Each write reports its own failure; without a listener the stream's would end the process.
    output.on('error', () => {});
  }

  /** Shares the screen with a prompt; null when it is gone. */
  sharePrompt(prompt: Prompt | null): void {
    this.#prompt = prompt;
  }

  serves(destination: DestinationId): boolean {
    return destination === 'console';
  }

  async post({ id, part }: Pick<Posting, 'id' | 'part'>, signal: AbortSignal): Promise<Posted> {
    if (this.#printed.has(id)) return { end: 'done', messageId: id };
    if (signal.aborted) return ended('unknown', 'delivery-unknown', id, 'stopped before anything was printed');
    this.#prompt?.hide();
    const failure = await this.#print(renderPart(part, this.#style), signal);
    this.#prompt?.show();
    if (failure === null) {
      this.#doubtful.delete(id);
      this.#printed.add(id);
      return { end: 'done', messageId: id };
    }
    if (isGone(failure)) {
      const detail = 'the reader of this output went away';
      return { ...ended('refused', 'destination-refused', id, detail, failure), reach: 'destination' };
    }
    this.#doubtful.add(id);
    return ended('unknown', 'delivery-unknown', id, 'the output failed while it was written to', failure);
  }

  /** Nobody can change what stands on a screen, so the new form is printed below. */
  edit(posting: Pick<Posting, 'id' | 'part'>, signal: AbortSignal): Promise<Posted> {
    return this.post(posting, signal);
  }

  async find({ id }: Pick<Posting, 'id'>): Promise<Found> {
    if (this.#printed.has(id)) return { end: 'there', messageId: id };
    if (!this.#doubtful.has(id)) return { end: 'absent' };
    return {
      end: 'cannot-look',
      problem: { code: 'delivery-unknown', subject: id, detail: 'a screen cannot be read back' },
    };
  }

  /** Null when the stream has taken everything, otherwise what stopped it. */
  #print(text: string, signal: AbortSignal): Promise<Error | null> {
    return new Promise((resolve) => {
      const stopped = () => resolve(new Error('stopped while printing'));
      signal.addEventListener('abort', stopped, { once: true });
      this.#output.write(text, (error) => {
        signal.removeEventListener('abort', stopped);
        resolve(error ?? null);
      });
    });
  }
}

/** The reader closed its end ("sitrep chat | head"), before or during this write. */
function isGone(error: Error): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED' || code === 'ERR_STREAM_WRITE_AFTER_END';
}

function ended<End extends 'refused' | 'unknown'>(
  end: End,
  code: ProblemCode,
  subject: string,
  detail: string,
  cause?: Error,
): { readonly end: End; readonly problem: { code: ProblemCode; subject: string; detail: string; cause?: Error } } {
  return { end, problem: { code, subject, detail, ...(cause !== undefined && { cause }) } };
}
