import { Refusal } from '../outcome.ts';

/** What is told to whoever gave an address that leads elsewhere; neither what is there nor how the operator would allow it. */
const PUBLIC_ONLY = 'this address is not read: feeds from chat reach the public network only, at its usual ports';

/** A refusal as somebody in chat may read it: where a private network lies behind an address is nobody's business there. */
export function toldInChat(refusal: Refusal): Refusal {
  const { code, cause } = refusal;
  const isPrivate =
    code === 'address-forbidden' ||
    (code === 'redirect-refused' && cause instanceof Refusal && cause.code === 'address-forbidden');
  return isPrivate ? new Refusal('change-invalid', PUBLIC_ONLY, { cause: refusal }) : refusal;
}
