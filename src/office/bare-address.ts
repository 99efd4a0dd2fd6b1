/** Addresses as people type them, "meridianwire.example/world", without saying how they are to be asked. */
import type { FeedFinder } from '../feeds/ports.ts';
import { type ProblemCode, Refusal } from '../outcome.ts';

/** The address that somebody means, by https where they name no scheme; anything that is no address comes back as it is. */
export function fullAddress(text: string): string {
  const typed = text.trim();
  return isBare(typed) ? `https://${typed}` : typed;
}

/** Whether an address names a host and no scheme. */
export function isBare(text: string): boolean {
  return /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d+)?(?:[/?#]|$)/u.test(text.trim());
}

/** What a host says that does not speak https. */
const NO_HTTPS: ReadonlySet<ProblemCode> = new Set(['web-unreachable', 'web-timeout', 'web-bad-answer']);

/** Asks by http once where nobody answers by https at one of the addresses that were `typed` without a scheme. */
export function byHttpToo(finder: FeedFinder, typed: readonly string[]): FeedFinder {
  const bare = new Set(typed.filter(isBare).map(fullAddress));
  return {
    async find(url, signal) {
      try {
        return await finder.find(url, signal);
      } catch (thrown) {
        if (!bare.has(url) || !(thrown instanceof Refusal) || !NO_HTTPS.has(thrown.code)) throw thrown;
        return await finder.find(url.replace(/^https:/, 'http:'), signal).catch((other: unknown) => {
          if (!(other instanceof Refusal)) throw other;
          const both = `by https: ${thrown.message}; by http: ${other.message}`;
          throw new Refusal(other.code, both, { cause: other.cause });
        });
      }
    },
  };
}
