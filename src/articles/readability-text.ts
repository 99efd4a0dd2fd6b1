/** Readability's view of a page. It changes the document it reads. */
import { Readability } from '@mozilla/readability';
import { removeForeignBlocks } from './foreign-blocks.ts';
import type { BrowserDocument } from './page-document.ts';
import { type PageElement, squeezedText } from './page-dom.ts';
import { type PageParagraph, paragraphsBelow } from './page-paragraphs.ts';

/** Shorter pages are real news here: a flash of two sentences. */
const SHORTEST_CHARACTERS = 200;

/** The paragraphs of what Readability takes for the article; none where it finds none. */
export function byReadability(document: BrowserDocument): readonly PageParagraph[] {
  const article = new Readability<PageElement>(document, {
    charThreshold: SHORTEST_CHARACTERS,
    keepClasses: true,
    serializer: (node: unknown) => node as PageElement,
  }).parse();
  const content = article?.content ?? null;
  if (content === null) return [];
  removeForeignBlocks(content, squeezedText(content).length * 0.3);
  return paragraphsBelow(content);
}
