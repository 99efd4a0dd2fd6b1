import { createHash } from 'node:crypto';
import type { DestinationId } from './delivery.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
const ID_CHARACTERS = 24;

/**
 * The id of a delivery: 24 base32 characters, the same for the same slot, destination and part, so that a service can
 * recognise a second attempt (Discord's nonce holds 25 characters).
 */
export function deliveryId(slot: string, destination: DestinationId, part: number): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([slot, destination, part]))
    .digest();
  let bits = 0n;
  for (const byte of digest.subarray(0, 15)) bits = (bits << 8n) | BigInt(byte);
  let id = '';
  for (let place = ID_CHARACTERS - 1; place >= 0; place--) {
    id += LETTERS[Number((bits >> BigInt(place * 5)) & 31n)];
  }
  return id;
}
