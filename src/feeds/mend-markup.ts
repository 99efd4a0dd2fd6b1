import { outlineFeed } from './outline.ts';
import { writeOutline } from './write-outline.ts';

/** The markup of a feed as the parsers are given it: taken apart and written anew. */
export function mendMarkup(xml: string): string {
  return writeOutline(outlineFeed('rss', xml, ''), 'rss').text;
}
