/** Keys as an operator writes them down. */
import { createHmac } from 'node:crypto';

const KEY_BYTES = 32;

/** The 32 bytes that a text stands for, in base64 or in hex; null when it stands for something else. */
export function secretKeyBytes(text: string): Uint8Array | null {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  if (!/^[\w+/-]{43}=?$/.test(text)) return null;
  const bytes = Buffer.from(text, 'base64url');
  return bytes.length === KEY_BYTES ? bytes : null;
}

/** A secret for one purpose, made from a key: whoever learns it learns neither the key nor the secret for another purpose. */
export function secretFor(purpose: string, key: Uint8Array): string {
  return createHmac('sha256', key).update(purpose).digest('hex');
}
