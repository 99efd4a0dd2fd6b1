/** Runs in a worker: finds the article on a page. */
import { decodePage } from './decode-page.ts';
import { nestsDeeperThan } from './html-depth.ts';
import { readFlat } from './page-flat.ts';
import { readTree } from './page-tree.ts';
import type { PageBytes, PageHints, PageText } from './ports.ts';

/** Why a page was not taken apart. */
export type Unread = { readonly unread: 'too deep' | 'too many tags' };

/** A page to read, what is known of it, and when it is read: nothing was published later. */
export type PageToRead = PageBytes & Partial<PageHints> & { readonly now?: number | null };

/**
 * The article on a page, its text empty where none was found. A page that is too large or too deep for a tree is read
 * without one; unread is only what has no sentences even so.
 */
export function readPage({ bytes, contentType, url, summary = '', now = null }: PageToRead): PageText | Unread {
  const page = { html: decodePage(bytes, contentType), url, summary, now };
  // Here and not before the thread: even a scan of three megabytes would hold up everything else.
  const tags = page.html.split('<', MOST_TAGS + 2).length - 1;
  const unread = tags > MOST_TAGS ? 'too many tags' : nestsDeeperThan(PAGE_LEVELS, page.html) ? 'too deep' : null;
  if (unread !== null) {
    const flat = readFlat(page);
    return flat.text === '' ? { unread } : flat;
  }
  try {
    return readTree({ ...page, isLarge: tags > LARGE_TAGS, isTangled: nestsDeeperThan(TANGLED_LEVELS, page.html) });
  } catch (thrown) {
    // A tree that became deeper than was measured exhausts the stack; anything else is a bug of ours.
    if (thrown instanceof RangeError) return readFlat(page);
    throw thrown;
  }
}

/** The article on a page whose tree took too long or could not be built. */
export function readPagePlainly({ bytes, contentType, url, summary = '', now = null }: PageToRead): PageText {
  return readFlat({ html: decodePage(bytes, contentType), url, summary, now });
}

/** Parsers need time that grows with the square of the depth. */
const PAGE_LEVELS = 512;

/** The largest pages of newspapers have a tenth of it. */
const MOST_TAGS = 100_000;

/** Tags, start and end counted, up to which Defuddle is done in time even with a page made to be slow. */
const LARGE_TAGS = 10_000;

/** Pages nest up to 40 levels; where end tags are left out, more. */
const TANGLED_LEVELS = 100;
