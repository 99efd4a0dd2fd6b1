/** Texts that only whoever has the key can read; the key lies outside the database (`promises.md` X6). */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** The key that texts are sealed with, and the one before it, during a rotation. Each has 32 bytes. */
export interface SecretKeys {
  readonly current: Uint8Array;
  readonly previous: Uint8Array | null;
}

/** A sealed text, and which key opens it. */
export interface Sealed {
  readonly keyId: string;
  readonly text: string;
}

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Seals a text. What it is about is sealed with it, so that it cannot be put in the place of another. */
export function seal(text: string, about: string, { current }: SecretKeys): Sealed {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, current, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return { keyId: keyIdOf(current), text: Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64') };
}

/** The text; null when none of the keys opens it, or when it was changed or is about something else. */
export function unseal({ keyId, text }: Sealed, about: string, { current, previous }: SecretKeys): string | null {
  const key = [current, previous].find((one) => one !== null && keyIdOf(one) === keyId) ?? null;
  if (key === null) return null;
  const bytes = Buffer.from(text, 'base64');
  try {
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(about))
      .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

/** Whether a text was sealed with the key that is used now. */
export function isSealedNow({ keyId }: Pick<Sealed, 'keyId'>, { current }: SecretKeys): boolean {
  return keyId === keyIdOf(current);
}

/** Tells one key from another, and nothing of it. */
function keyIdOf(key: Uint8Array): string {
  return createHash('sha256').update('sitrep key').update(key).digest('hex').slice(0, 16);
}
