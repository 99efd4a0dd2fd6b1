import { normaliseText } from '../language/text.ts';
import { chooseText } from './choose-text.ts';
import { flatParagraphs, outlineOf } from './flat-text.ts';
import { documentOf } from './page-document.ts';
import { pageLanguage } from './page-language.ts';
import { metadataOf } from './page-metadata.ts';
import { termsOf } from './page-terms.ts';
import type { PageText } from './ports.ts';
import { proseRegion } from './prose-region.ts';
import { reportParagraphs } from './report-paragraphs.ts';

/** A page that was decoded, and what is known of it. */
export interface DecodedPage {
  readonly html: string;
  readonly url: string;
  /** The feed's own words on it; empty when there are none. */
  readonly summary: string;
  /** When it is read; null where nobody knows the time. */
  readonly now: number | null;
}

/** Reads a page without building its tree: what its head says, and the stretch where sentences stand together. */
export function readFlat({ html, url, summary, now }: DecodedPage): PageText {
  const outline = documentOf(outlineOf(html));
  const { linkedBody, description, languages, ...metadata } = metadataOf(outline, url, now);
  const { title, authors } = metadata;
  const all = flatParagraphs(html);
  const taken = { reader: 'paragraphs' as const, trust: 1, paragraphs: proseRegion(all, title) };
  const { paragraphs, isPublishers, readBy } = chooseText(all, [taken], { title, description, summary, linkedBody });
  const hints = { title, description, authors, pictures: [], isPublishers };
  const text = normaliseText(reportParagraphs(paragraphs, all, hints).join('\n\n'));
  return {
    ...metadata,
    ...termsOf(outline),
    language: pageLanguage(languages, text, url),
    text,
    readBy: text === '' ? null : readBy,
  };
}
