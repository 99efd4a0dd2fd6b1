import { ADVICE, type ProblemCode } from '../outcome.ts';

/** What `ADVICE` says of feeds that are read already does not fit one that is only to be added: nobody asks it again. */
const FOR_ADDING: Partial<Record<ProblemCode, string>> = {
  'feed-refused': 'Look whether the address is right, and try again later.',
  'feed-gone': 'Find its new address.',
  'feed-empty': 'Look whether the address is right.',
  'feed-broken': 'Tell the publisher, or use another feed.',
  'host-paused': 'Try again after that time.',
  'web-timeout': 'Try again later.',
};

/** What whoever wanted to add a feed may do about a refusal. */
export function adviceForAdding(code: ProblemCode): string {
  return FOR_ADDING[code] ?? ADVICE[code];
}
