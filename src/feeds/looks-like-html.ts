import { hasReference } from './references.ts';

const ELEMENTS: ReadonlySet<string> = new Set(
  `a abbr acronym address applet article aside audio b base big blockquote br button caption center cite code dd del
  div dl dt em embed figcaption figure font footer form frame h1 h2 h3 h4 h5 h6 header hr i iframe img input ins kbd
  label li link mark math meta nav noscript object ol option p picture pre q s samp script section select small
  source span strike strong style sub sup svg table tbody td template textarea th thead time title tr tt u ul var
  video wbr`.split(/\s+/),
);

/** Whether HTML has an element of this name, in lower case. */
export function isHtmlElement(name: string): boolean {
  return ELEMENTS.has(name);
}

/** What no headline talks about: elements without an end, and those that a reader must not see as words. */
const ALWAYS: ReadonlySet<string> = new Set(
  `audio base br button embed form frame hr iframe img input link math meta noscript object script select style svg template
  textarea title video wbr`.split(/\s+/),
);

const TAG = /<(\/?)([a-z][a-z\d]{0,15})(?=[\s/>])/gi;

/**
 * Whether words that nobody says are markup are. A tag that stands alone ("the <b> tag") is one only in a long text: a
 * headline may talk about tags. It looks at each character once.
 */
export function looksLikeHtml(text: string, length: 'line' | 'long'): boolean {
  const lastEnd = text.lastIndexOf('>');
  for (const found of lastEnd < 0 ? [] : text.matchAll(TAG)) {
    const [, closing, name = ''] = found;
    const element = name.toLowerCase();
    if (!ELEMENTS.has(element) || found.index > lastEnd) continue;
    if (length === 'long' || closing !== '' || ALWAYS.has(element)) return true;
    if (/^<\w+\s+[\w-]+\s*=/.test(text.slice(found.index, found.index + 200))) return true;
  }
  return hasReference(text) || OPEN_REFERENCE.test(text);
}

/** References that HTML reads without a semicolon as well, and that people write so. */
const OPEN_REFERENCE = /&(?:amp|lt|gt|quot|nbsp|#\d{2,5})(?![\w;])/i;
