import type { EpochMs } from '../clock.ts';
import type { LanguageCode } from '../language/code.ts';
import type { Refusal } from '../outcome.ts';
import type { Article, ArticleId } from './article.ts';

/** What was found on a page. */
export interface PageText {
  readonly title: string | null;
  readonly canonicalUrl: string | null;
  readonly authors: readonly string[];
  /** ISO 8601 in UTC. */
  readonly published: string | null;
  readonly language: LanguageCode | null;
  readonly outlet: string | null;
  /** Plain text, paragraphs divided by a blank line. */
  readonly text: string;
  /** Which reader's text was believed; null where there is no text. */
  readonly readBy: TextReader | null;
  /** Whether the page shows no more than a beginning to those who have not paid. */
  readonly isStub: boolean;
  /** What on the page reserves its text against machines that read it ("tdm-reservation", "robots: noai"); null for nothing. */
  readonly reserved: string | null;
}

/** Where the text of a page may be found. */
export type TextReader = 'linked data' | 'marked body' | 'readability' | 'defuddle' | 'paragraphs';

/** A page as it came over the wire. */
export interface PageBytes {
  readonly bytes: Uint8Array;
  /** The `Content-Type` it came with; null when it came with none. */
  readonly contentType: string | null;
  readonly url: string;
}

/** What is known of a report before its page is read. */
export interface PageHints {
  /** The feed's own words on it, plain text; empty when it has none. */
  readonly summary: string;
}

/** Finds the article on a page, its decoding included, off the main thread, within five seconds, or one more without its tree. Throws `Refusal` (`page-…`). */
export interface PageReader {
  read(page: PageBytes & Partial<PageHints>, signal: AbortSignal): Promise<PageText>;
}

/** A page somebody wants read. */
export interface AskedPage {
  readonly url: string;
  /** Reaches the public network only, whatever the operator allows. */
  readonly publicOnly: boolean;
}

/** What hosts say of whether their pages may be read by machines. */
export interface PageRules {
  /** Why a page may not be read, as the refusal it is; null when it may. Throws the signal's reason when it is aborted. */
  refusal(page: AskedPage, signal: AbortSignal): Promise<Refusal | null>;
  /** How long a page's host wants to be left alone between two pages, in milliseconds; 0 where it does not say. */
  delayMs(url: string): number;
  /** Whether it was not told yet, within a day, that a host refuses; whoever asks tells it. */
  isNews(host: string): boolean;
}

/** Whose turn it is to be asked: a host is asked by one at a time, and not again at once (`promises.md` F7). */
export interface HostTurns {
  /**
   * Waits until an address's host may be asked, at least `leastMs` after it was last asked, and asks. Throws what `ask`
   * throws, and the signal's reason when it is aborted before.
   */
  take<T>(url: string, leastMs: number, ask: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Remembers that somebody else has asked the host. */
  note(url: string, at: EpochMs): void;
}

/** Keeps articles by identity. */
export interface Articles {
  /** Which of these identities are known. An identity is any key that `articleKeys` gives. */
  known(keys: readonly string[]): Promise<ReadonlySet<string>>;
  /** Keeps articles with all their keys in one transaction; one that is known already is left as it is. */
  keep(articles: readonly { readonly article: Article; readonly keys: readonly string[] }[]): Promise<void>;
  read(ids: readonly ArticleId[]): Promise<readonly Article[]>;
}
