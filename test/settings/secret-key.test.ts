import { describe, expect, it } from 'vitest';
import { secretFor, secretKeyBytes } from '../../src/settings/secret-key.ts';

const BYTES = Buffer.from(Array.from({ length: 32 }, (_, index) => index * 8));

describe('a key that is written down', () => {
  it.each(['hex', 'base64', 'base64url'] as const)('is read in %s', (encoding) => {
    expect(Buffer.from(secretKeyBytes(BYTES.toString(encoding)) ?? [])).toEqual(BYTES);
  });

  it.each([
    '',
    'a',
    'z'.repeat(64),
    BYTES.subarray(1).toString('hex'),
    BYTES.subarray(1).toString('base64'),
    'A'.repeat(45),
  ])('is none when it is %j', (text) => {
    expect(secretKeyBytes(text)).toBeNull();
  });

  it('gives each purpose a secret of its own, the same each time', () => {
    const secrets = [secretFor('a', BYTES), secretFor('a', BYTES), secretFor('b', BYTES)];

    expect(new Set(secrets).size).toBe(2);
    expect(secrets.join()).not.toContain(BYTES.toString('hex'));
  });
});
