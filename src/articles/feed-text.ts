import type { FeedEntry } from '../feeds/feed.ts';
import { normaliseText } from '../language/text.ts';
import { withoutFeedTails } from './feed-tails.ts';

/**
 * The words a feed itself gives of an article: its content, or its summary where that says more. Without "Continue
 * reading …", "The post … appeared first on …" and a last sentence that the feed has cut in the middle.
 */
export function feedText(entry: Pick<FeedEntry, 'content' | 'summary'>): string {
  const content = withoutFeedTails(normaliseText(textOfCleanHtml(entry.content)));
  const summary = withoutFeedTails(normaliseText(entry.summary));
  return content.length >= summary.length ? content : summary;
}

const BLOCK = /^\/?(?:p|div|li|ul|ol|dl|dt|dd|blockquote|h[1-6]|pre|tr|table|section|article|figure|hr|br\s*\/?)$/i;

/** The text of the clean HTML of a feed entry: blocks become paragraphs, other tags vanish. */
function textOfCleanHtml(html: string): string {
  let text = '';
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const end = open < 0 ? -1 : html.indexOf('>', open);
    if (end < 0) return text + decoded(html.slice(at));
    text += decoded(html.slice(at, open));
    const name = /^[^\s>]{1,12}/.exec(html.slice(open + 1, Math.min(end, open + 14)))?.[0] ?? '';
    if (BLOCK.test(name)) text += /^br/i.test(name) ? '\n' : '\n\n';
    at = end + 1;
  }
  return text;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi, (whole, decimal, hex, name) => {
    if (name) return NAMED[String(name).toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}
