import type { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { PageDocument } from './page-dom.ts';

// linkedom's window has no types of its own without those of a browser.
export type BrowserDocument = ConstructorParameters<typeof Readability>[0];

/** A page's tree, the one readers of browsers expect. */
export function documentOf(html: string): BrowserDocument & PageDocument {
  const whole = beginsWithRoot(html) ? html : rooted(html);
  const { document } = parseHTML(whole) as unknown as { readonly document: BrowserDocument & PageDocument };
  if (/\s[A-Z]{2,12}=["'\w]/.test(html)) lowerAttributeNames(document);
  return document;
}

/** Whether nothing but declarations and comments stands before `<html>`. */
function beginsWithRoot(html: string): boolean {
  let at = 0;
  for (;;) {
    while (/\s/.test(html[at] ?? '')) at += 1;
    if (!html.startsWith('<!', at) && !html.startsWith('<?', at)) break;
    const end = html.startsWith('<!--', at) ? html.indexOf('-->', at) + 2 : html.indexOf('>', at);
    if (end <= at) return false;
    at = end + 1;
  }
  return /^<html[\s>]/i.test(html.slice(at, at + 6));
}

/** linkedom takes the first element it meets for the root; many pages leave out `<html>`, or write something before it. */
function rooted(html: string): string {
  const root = /<html\b[^<>]{0,1000}>/i.exec(html.slice(0, 20_000))?.[0] ?? '<html>';
  return `${root}<body>${html.replace(/<\/?(?:html|body|!doctype)\b[^<>]{0,1000}>/gi, '')}</body></html>`;
}

/** Pages of the last century write `CONTENT=`; linkedom keeps the case, and then nobody finds the attribute. */
function lowerAttributeNames(document: PageDocument): void {
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      if (name !== name.toLowerCase()) element.setAttribute(name.toLowerCase(), value);
    }
  }
}
