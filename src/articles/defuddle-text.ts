/** Defuddle's view of a page, without its requests to other services: only `parseAsync` makes them. */
import defuddle from 'defuddle';
import { documentOf } from './page-document.ts';
import type { PageElement } from './page-dom.ts';
import { type PageParagraph, paragraphsBelow } from './page-paragraphs.ts';

// Its types speak of a module with a default; what Node gives us is the class itself.
const Defuddle = defuddle as unknown as new (
  document: unknown,
  options: { readonly url: string; readonly useAsync: false; readonly removeImages: boolean },
) => { parse(): { readonly content: string } };

/** What is no text; without it Defuddle takes a tenth of its time. */
const NEVER_READ = 'script, meta, link, style, nav, svg, button, select, template';

/** The paragraphs of what Defuddle takes for the article; none where it finds none. */
export function byDefuddle(html: string, url: string): readonly PageParagraph[] {
  const document = documentOf(html);
  // It complains on the console of linked data it cannot read, and takes long over heads; what they say is read elsewhere.
  for (const element of [...document.querySelectorAll(NEVER_READ)]) element.remove();
  // It asks for the page's style sheets, of which linkedom knows nothing.
  Object.assign(document, { styleSheets: [] });
  const { content } = new Defuddle(document, { url, useAsync: false, removeImages: true }).parse();
  const body = documentOf(`<html><body>${content}</body></html>`).querySelector('body') as PageElement | null;
  return body === null ? [] : paragraphsBelow(body);
}
