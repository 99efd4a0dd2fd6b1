/** What an answer says about how it may be asked for again: its validators, and its publisher's wishes. Pure. */
import { addressKey } from './address.ts';
import type { ParsedFeed, QuietTimes } from './feed.ts';
import type { FeedState } from './feed-state.ts';
import type { ReadAnswer } from './poll-feed.ts';
import { maxAgeMs, type Wishes } from './poll-times.ts';

/** What is echoed when a feed is asked again. */
export type Validators = Required<Pick<FeedState, 'etag' | 'lastModified' | 'validFor'>>;

/** Nothing to echo: the whole feed is asked for. */
export const NO_VALIDATORS: Validators = { etag: null, lastModified: null, validFor: null };

/** A 200 replaces both validators, a 304 those it names (RFC 9111 4.3.4); an answer that broke off leaves none. */
export function validatorsAfter(answer: ReadAnswer, parsed: ParsedFeed | null, before: FeedState): Validators {
  if (parsed?.flaw !== undefined) return NO_VALIDATORS;
  const etag = validator(answer, 'etag');
  const lastModified = validator(answer, 'last-modified');
  if (parsed !== null) return { etag, lastModified, validFor: addressKey(answer.url) };
  return {
    etag: etag ?? before.etag,
    lastModified: lastModified ?? before.lastModified,
    validFor: before.validFor ?? addressKey(answer.url),
  };
}

/** A validator as it came, to be echoed byte for byte; one that could break a request apart is none. */
function validator({ headers }: ReadAnswer, name: string): string | null {
  const value = headers.get(name) ?? '';
  return value.length <= 4_096 && /^[\t\x20-\x7e\x80-\xff]+$/.test(value) ? value : null;
}

/** What the publisher asks for; an unchanged answer need not repeat what an earlier one said. */
export function wishesAfter(
  answer: ReadAnswer,
  parsed: ParsedFeed | null,
  before: FeedState,
): Wishes & { readonly quiet: QuietTimes | null } {
  const said = maxAgeMs(answer.headers);
  if (parsed !== null) return { ttlMinutes: parsed.ttlMinutes, maxAgeMs: said, quiet: parsed.quiet ?? null };
  return {
    ttlMinutes: before.ttlMinutes ?? null,
    maxAgeMs: answer.headers.has('cache-control') ? said : (before.maxAgeMs ?? null),
    quiet: before.quiet ?? null,
  };
}
