import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wordF1 } from './word-f1.ts';

/** A page we wrote after the ways of real systems, and what is to be found on it. */
export interface PageSpecimen {
  readonly page: string;
  readonly url: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly published: string;
  readonly language: string;
  /** A line between title and text that some count to the text and some do not: either is right. */
  readonly standfirst?: string;
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** The halves: rules were made with the first in view; the second shows whether they hold on pages nobody looked at. */
export type Half = 'open' | 'blind';

/** The specimens of a half. */
export function pageSpecimens(half: Half): readonly PageSpecimen[] {
  const folder = join('test', 'specimens', 'pages', half);
  const rows = JSON.parse(readFileSync(join(folder, 'pages.json'), 'utf8')) as readonly Omit<
    PageSpecimen,
    'bytes' | 'text'
  >[];
  return rows.map((row) => ({
    ...row,
    bytes: readFileSync(join(folder, `${row.page}.html`)),
    text: readFileSync(join(folder, `${row.page}.txt`), 'utf8').trim(),
  }));
}

/** How well a text is the specimen's, with or without its standfirst. */
export function likeness(found: string, { text, standfirst }: PageSpecimen): number {
  return Math.max(wordF1(found, text), standfirst === undefined ? 0 : wordF1(found, `${standfirst} ${text}`));
}
