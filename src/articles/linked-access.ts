import type { PageDocument } from './page-dom.ts';

/** What the linked data of a page says of who may read it, and how long it is. */
export interface LinkedAccess {
  /** Null where it does not say. */
  readonly free: boolean | null;
  /** How many words its report has, as counted by the publisher. */
  readonly words: number | null;
  /** The whole report, as given to search engines; empty when it is not. */
  readonly body: string;
}

type Linked = Readonly<Record<string, unknown>>;

const REPORT = /(?:Article|Report|Posting|CreativeWork|WebPage)$/;

/** How much linked data of one page is read. */
const MOST_SCRIPTS = 20;
const MOST_NODES = 300;

/** Reads `isAccessibleForFree`, also of parts of the page, `wordCount` and `articleBody` (schema.org). */
export function linkedAccess(page: PageDocument): LinkedAccess {
  let free: boolean | null = null;
  let words: number | null = null;
  let body = '';
  for (const node of reports(page)) {
    for (const said of [node, ...[node.hasPart].flat()].map(isFree)) {
      if (said !== null) free = said && free !== false;
    }
    const count = Number(node.wordCount);
    if (Number.isInteger(count) && count > 0) words = Math.max(words ?? 0, count);
    if (typeof node.articleBody === 'string' && node.articleBody.length > body.length) body = node.articleBody;
  }
  const marked = page.querySelector('[itemprop~="isAccessibleForFree"]');
  const inText = marked === null ? null : truth(marked.getAttribute('content') ?? marked.getAttribute('href'));
  return { free: inText === false ? false : (free ?? inText), words, body };
}

function isFree(node: unknown): boolean | null {
  return typeof node === 'object' && node !== null ? truth((node as Linked).isAccessibleForFree) : null;
}

/** True, "True", "https://schema.org/True". */
function truth(value: unknown): boolean | null {
  const word = String(value).toLowerCase();
  return word.endsWith('false') ? false : word.endsWith('true') ? true : null;
}

function reports(page: PageDocument): readonly Linked[] {
  const found: Linked[] = [];
  let scripts = 0;
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    scripts += 1;
    if (scripts > MOST_SCRIPTS) break;
    const waiting = [parsed(script.textContent ?? '')];
    for (let at = 0; at < waiting.length && at < MOST_NODES; at += 1) {
      const value = waiting[at];
      if (Array.isArray(value)) waiting.push(...value.slice(0, MOST_NODES));
      else if (typeof value === 'object' && value !== null) {
        const node = value as Linked;
        if ([node['@type']].flat().some((type) => typeof type === 'string' && REPORT.test(type))) found.push(node);
        for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage']) waiting.push(node[key]);
      }
    }
  }
  return found;
}

function parsed(json: string): unknown {
  try {
    // Some publishers break lines inside strings.
    return JSON.parse(json.replace(/[\r\n\t]/g, ' '));
  } catch {
    return null;
  }
}
