import type { EpochMs } from '../clock.ts';
import { readFeedDate } from '../feeds/dates.ts';

/**
 * Words of `X-Robots-Tag` and `<meta name="robots">` by which a publisher says that its text is not for us, who keep the
 * words of pages so that they are found (`/search`) and show sentences of them beside a link:
 *
 * - `noindex`, and `none`, which is `noindex, nofollow`: the page is not to be found by its words.
 * - `nosnippet`: no text of the page is to be shown beside its link. `max-snippet` says how much may be
 *   (developers.google.com/search/docs/crawling-indexing/robots-meta-tag, for all of these).
 * - `noai`, `noml`: the text is not for models (DeviantArt 2022; noml.info); where an operator has a model write, it would
 *   be (`promises.md` F10), and nobody can tell from a page which of our operators do.
 *
 * `nofollow` is passed over, since no link of a page is followed; `noarchive` and `nocache`, since no copy of a page is
 * shown to anybody; `noimageindex`, `noimageai`, `notranslate`, `max-image-preview`, `max-video-preview`, since neither
 * pictures nor translations are made of it.
 */
const REFUSING: ReadonlySet<string> = new Set(['noindex', 'none', 'nosnippet', 'noai', 'noml']);

/** Directives with a value; any other word before a colon is the name of somebody who is spoken to. */
const VALUED: ReadonlySet<string> = new Set([
  'max-snippet',
  'max-image-preview',
  'max-video-preview',
  'unavailable_after',
]);

/** The longest sentence that a card shows of a page, in characters (`select-sentences.ts`). */
const SHOWN_CHARACTERS = 360;

/** No more of a header is looked at. */
const LOOKED_AT = 4_000;

/** What is known of whoever reads directives. */
export interface DirectiveReader {
  /** By which name they speak to us, in lower case. */
  readonly name: string;
  /** Null where nobody knows what time it is; then nothing is `unavailable_after`. */
  readonly now: EpochMs | null;
}

/**
 * The first directive that refuses us the text: "nosnippet"; null for none. Words behind "otherbot:" are for that one up
 * to the next name; servers that send several headers have them joined by commas, so that a word for all may be taken for
 * one of theirs, as it may by every reader of such a header.
 */
export function refusedDirective(value: string, { name, now }: DirectiveReader): string | null {
  let forUs = true;
  const pieces = value.slice(0, LOOKED_AT).split(',');
  for (const [index, piece] of pieces.entries()) {
    let directive = piece.trim().toLowerCase();
    const named = /^([\w-]+|\*)\s*:/.exec(directive);
    if (named?.[1] !== undefined && !VALUED.has(named[1])) {
      forUs = named[1] === name || named[1] === 'robots' || named[1] === '*';
      directive = directive.slice(named[0].length).trim();
    }
    if (forUs && refuses(directive, pieces[index + 1] ?? '', now)) return directive;
  }
  return null;
}

function refuses(directive: string, next: string, now: EpochMs | null): boolean {
  if (REFUSING.has(directive)) return true;
  const colon = directive.indexOf(':');
  if (colon < 0) return false;
  const value = directive.slice(colon + 1).trim();
  switch (directive.slice(0, colon).trim()) {
    case 'max-snippet':
      return /^\d{1,9}$/.test(value) && Number(value) < SHOWN_CHARACTERS;
    case 'unavailable_after': {
      // "Wed, 25 Jun 2025 15:00:00 GMT" has a comma of its own.
      const date = readFeedDate(/^[a-z]+$/.test(value) ? `${value}, ${next.trim()}` : value);
      return now !== null && date !== null && date <= now;
    }
    default:
      return false;
  }
}

/**
 * The use in a `Content-Signal` that is refused: "search=no" (an index with links and excerpts), "ai-input=no" (answers and
 * summaries made by machines); null for none. `ai-train=no` is no matter of ours: nothing is trained (contentsignals.org).
 */
export function refusedSignal(value: string): string | null {
  for (const signal of value.slice(0, LOOKED_AT).toLowerCase().split(',')) {
    const [use = '', said = ''] = signal.split('=').map((part) => part.trim());
    if (said === 'no' && (use === 'search' || use === 'ai-input')) return `${use}=no`;
  }
  return null;
}

/** What in the header of an answer reserves its text: "tdm-reservation", "X-Robots-Tag: noai"; null for nothing. */
export function reservedByAnswer(headers: ReadonlyMap<string, string>, reader: DirectiveReader): string | null {
  if (isReserved(headers.get('tdm-reservation'))) return 'tdm-reservation';
  const directive = refusedDirective(headers.get('x-robots-tag') ?? '', reader);
  if (directive !== null) return `X-Robots-Tag: ${directive.slice(0, 60)}`;
  const signal = refusedSignal(headers.get('content-signal') ?? '');
  return signal === null ? null : `Content-Signal: ${signal}`;
}

/**
 * Whether a value of `tdm-reservation` reserves: 1 does (TDM Reservation Protocol, W3C Community Group Report of 10 May
 * 2024). Of several values one is enough, whatever may outrank it; a policy that would sell a licence is nobody's yet.
 */
export function isReserved(value: unknown): boolean {
  if (typeof value === 'number') return value === 1;
  return (
    typeof value === 'string' &&
    value
      .slice(0, LOOKED_AT)
      .split(',')
      .some((one) => one.trim() === '1')
  );
}
