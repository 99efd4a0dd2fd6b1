/** What comes over the wire beside a body: nobody needs much of it, and it can come without end. */
import type { Socket } from 'node:net';
import { Refusal } from '../outcome.ts';

/** Heads, and what the parts of a body are wrapped in. */
const MOST_BESIDE_BYTES = 1024 * 1024;

/** Answers that only announce another one (RFC 9110, 15.2); one or two are usual. */
const MOST_ANNOUNCEMENTS = 8;

const LOOK_MS = 50;

/** Watches one connection that may bring a body of `maxBytes`, and gives up what brings much more. */
export function limitTraffic(socket: Socket, maxBytes: number, giveUp: (cause: Refusal) => void): void {
  // A body may come in small parts, each with a wrapping of its own.
  const most = 2 * maxBytes + MOST_BESIDE_BYTES;
  const looking = setInterval(() => {
    if (socket.bytesRead > most) giveUp(new Refusal('web-too-large', 'the answer does not come to its end'));
  }, LOOK_MS);
  socket.once('close', () => clearInterval(looking));
}

/** Counts the announcements of one request, and gives it up when there are too many. */
export function limitAnnouncements(giveUp: (cause: Refusal) => void): () => void {
  let count = 0;
  return () => {
    count += 1;
    if (count > MOST_ANNOUNCEMENTS) giveUp(new Refusal('web-bad-answer', 'the answer is announced without end'));
  };
}
