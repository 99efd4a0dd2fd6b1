import type { LanguageCode } from '../language/code.ts';
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
}

/** Finds the article on a page, off the main thread, within five seconds. Throws `Refusal` (`page-…`). */
export interface PageReader {
  read(page: { readonly html: string; readonly url: string }, signal: AbortSignal): Promise<PageText>;
}

/** Keeps articles by identity. */
export interface Articles {
  /** Which of these identities are known. An identity is any key that `articleKeys` gives. */
  known(keys: readonly string[]): Promise<ReadonlySet<string>>;
  /** Keeps articles with all their keys in one transaction; one that is known already is left as it is. */
  keep(articles: readonly { readonly article: Article; readonly keys: readonly string[] }[]): Promise<void>;
  read(ids: readonly ArticleId[]): Promise<readonly Article[]>;
}
