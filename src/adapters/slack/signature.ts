/** Whether a request is Slack's: https://docs.slack.dev/authentication/verifying-requests-from-slack */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { EpochMs } from '../../clock.ts';

/** A request as it arrived: two headers, each of which may be missing or there twice, and the bytes of the body. */
export interface SignedRequest {
  readonly timestamp: string | readonly string[] | undefined;
  readonly signature: string | readonly string[] | undefined;
  readonly body: Buffer;
}

/** How far Slack's clock and ours may be apart, in both directions; the library looks at the past only. */
export const SIGNED_WITHIN_MS = 300_000;

/** Whether one of the secrets signed these very bytes, lately. */
export function isSigned(
  { timestamp, signature, body }: SignedRequest,
  secrets: readonly string[],
  now: EpochMs,
): boolean {
  if (typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp)) return false;
  if (typeof signature !== 'string' || !/^v0=[0-9a-f]{64}$/.test(signature)) return false;
  if (Math.abs(Math.floor(now / 1_000) - Number(timestamp)) > SIGNED_WITHIN_MS / 1_000) return false;
  const given = Buffer.from(signature);
  return secrets.some((secret) => {
    const hash = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex');
    return timingSafeEqual(given, Buffer.from(`v0=${hash}`));
  });
}
