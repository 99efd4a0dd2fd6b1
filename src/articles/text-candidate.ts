import type { PageParagraph } from './page-paragraphs.ts';
import type { TextReader } from './ports.ts';

/** What one reader takes for the report. */
export interface Candidate {
  readonly reader: TextReader;
  readonly paragraphs: readonly PageParagraph[];
  /** How much this reader is believed before anything is known of the page; readers that are right more often have more. */
  readonly trust: number;
}
