import type { PostedStory, Recording } from '../delivery/ports.ts';
import { namedSlot } from '../delivery/slots.ts';
import type { Office } from '../office.ts';
import { Refusal } from '../outcome.ts';
import { mustChange } from './rights.ts';
import { entryBy, type OfficeTools } from './tools.ts';

const DAY_MS = 86_400_000;
/** For so long it is known which message shows which story (`promises.md` B6). */
const REMEMBERED_DAYS = 400;
const REASON_CHARACTERS = 300;

/** Records for every message that shows a story, here or for an operator anywhere, that it is taken back, and a notice below it. */
export async function retract(
  { by, story, reason }: Parameters<Office['retract']>[0],
  tools: OfficeTools,
): Promise<number> {
  mustChange(by);
  const told = toldReason(reason);
  const { view, store, clock, limits } = tools;
  await limits.take(by);

  return tools.inTurn(async () => {
    const now = clock();
    const since = now - REMEMBERED_DAYS * DAY_MS;
    const posted = await tools.deliveries.postedStories({ stories: [story], since });
    const here = posted.filter(({ destination }) => {
      const lies = view.communityOf(destination);
      const hasLeft = lies !== null && view.hasLeft(lies);
      return !hasLeft && (by.rights === 'operator' || (lies !== null && lies === by.community));
    });
    const [first] = here;
    if (first === undefined) {
      throw new Refusal('change-unknown', `this story was not posted here in the last ${REMEMBERED_DAYS} days`);
    }
    const shown = here.filter(({ retracted }) => !retracted);
    if (shown.length === 0) return 0;
    const noted = { what: 'retract', subject: story, before: first.card.headline.text, after: told };
    return store.record(
      shown.map((message) => recordingOf(message, told, now)),
      entryBy(by, noted, now),
    );
  });
}

function recordingOf(
  { destination, messageId, setting, card, place }: PostedStory,
  reason: string,
  now: number,
): Recording {
  return {
    slot: namedSlot(`retraction:${card.id}:${messageId}`, now),
    destination,
    kind: 'update',
    dueAt: now,
    parts: [
      { kind: 'retraction', edits: messageId, setting, card, place, reason, at: now },
      { kind: 'notice', text: `Retracted: ${card.headline.text} – ${reason}`, about: messageId },
    ],
    briefing: null,
    states: [],
  };
}

/** The reason on one line; throws where none is given, or a whole article. */
function toldReason(reason: string): string {
  const told = reason.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  const example = 'write one sentence, such as "The figure was of another day."';
  if (!/[\p{L}\p{N}]/u.test(told)) throw new Refusal('change-invalid', `a retraction needs a reason; ${example}`);
  if (told.length > REASON_CHARACTERS) {
    throw new Refusal(
      'change-invalid',
      `the reason has ${told.length} characters, and ${REASON_CHARACTERS} are allowed; ${example}`,
    );
  }
  return told;
}
