/** What every command that changes something shares: who may, and how a refusal is told. */

import type { Asker } from '../src/office.ts';
import { ADVICE, Refusal } from '../src/outcome.ts';
import { type Chosen, note } from './choose.ts';
import type { Reply } from './command.ts';

/** Where somebody asks, in their platform's word. */
export function placeWord({ platform }: Pick<Asker, 'platform'>): string {
  return { discord: 'this server', slack: 'this workspace', console: 'this terminal' }[platform];
}

/** The answer to somebody who may change nothing here; null for whoever may. */
export function mayNotChange(asker: Asker): Extract<Reply, { kind: 'note' }> | null {
  if (asker.community === null) {
    return note(
      'In a direct message everything can be read and nothing changed. Please ask in a channel of the server or workspace it is about.',
    );
  }
  if (asker.rights !== 'read') return null;
  return note(
    `Only those who may manage ${placeWord(asker)}, and the operators of this bot, may do this. Nothing was changed. Reading is for everybody: see /help.`,
  );
}

/** Longer details are nobody's sentence. */
const DETAIL_CHARACTERS = 300;

/**
 * What the office answers, or its refusal as a note: what was wrong, what to do, an example. A store that cannot be
 * written is no matter of the one who asks, and is thrown on.
 */
export async function askOffice<T>(
  work: () => Promise<T>,
  { example }: { readonly example: string },
): Promise<Chosen<T>> {
  try {
    return { value: await work() };
  } catch (thrown) {
    if (!(thrown instanceof Refusal) || thrown.code.startsWith('store-')) throw thrown;
    const { code, message } = thrown;
    const helps = code !== 'not-allowed' && code !== 'locked-by-file' && code !== 'too-many-changes';
    return { note: note(`${sentence(message)}${ADVICE[code]}${helps ? ` Example: ${example}` : ''}`) };
  }
}

/** How details begin that do not begin with what somebody named. */
const OURS =
  /^(?:an?|the|this|that|it|its|no|nobody|nothing|none|not|only|another|addresses|either|two|you|feeds|stories) /;

/** A detail as a sentence, with the space behind it; empty when there is none. */
function sentence(detail: string): string {
  const text = Array.from(detail.trim());
  if (text.length === 0) return '';
  const whole = text.length > DETAIL_CHARACTERS ? `${text.slice(0, DETAIL_CHARACTERS).join('')}…` : text.join('');
  // An id or an address stays as it is written, so only words that are surely ours begin with a capital.
  const begun = OURS.test(whole) ? whole.charAt(0).toUpperCase() + whole.slice(1) : whole;
  return `${begun}${/[.!?…]$/.test(whole) ? '' : '.'} `;
}
