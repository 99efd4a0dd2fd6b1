import { after, endOfRaw, RAW, tagAt } from './html-depth.ts';
import type { PageParagraph } from './page-paragraphs.ts';
import { decoded } from './plain-markup.ts';

/** Elements that begin and end a paragraph. */
const BLOCKS: ReadonlySet<string> = new Set(
  `address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
  header hr li main nav ol option p pre section table tbody td tfoot th thead tr ul`.split(/\s+/),
);

/** Elements whose text is none of the report's. */
const FOREIGN: ReadonlySet<string> = new Set('nav aside footer figcaption button select'.split(' '));

/** How many paragraphs are kept; no report has as many. */
const MOST_PARAGRAPHS = 50_000;

/**
 * The paragraphs of a page without building its tree, for pages that are too deep or too large for that: each character is
 * looked at once, and nothing is remembered but whether a link, a heading or a foreign element is open.
 */
export function flatParagraphs(html: string): readonly PageParagraph[] {
  const reading = new Reading();
  let at = 0;
  while (at < html.length && reading.paragraphs.length < MOST_PARAGRAPHS) {
    const next = html.indexOf('<', at);
    reading.write(html.slice(at, next < 0 ? html.length : next));
    if (next < 0) break;
    at = pastTag(html, next, reading);
  }
  reading.flush();
  return reading.paragraphs;
}

function pastTag(html: string, at: number, reading: Reading): number {
  const sign = html.charCodeAt(at + 1);
  if (sign === 0x21 || sign === 0x3f)
    return html.startsWith('<!--', at) ? after(html, '-->', at + 4) : after(html, '>', at + 2);
  const tag = tagAt(html, at);
  if (tag === null) {
    reading.write('<');
    return at + 1;
  }
  if (!tag.closing && RAW.has(tag.name)) return endOfRaw(html, tag.name, tag.end);
  reading.tag(tag.name, tag.closing);
  return tag.end;
}

class Reading {
  readonly paragraphs: PageParagraph[] = [];
  #text: string[] = [];
  #linked = 0;
  #inLink = false;
  #broken = false;
  #kind: PageParagraph['kind'] = 'plain';
  readonly #foreign = new Map<string, number>();

  write(text: string): void {
    if (text === '') return;
    this.#text.push(text);
    if (this.#inLink) this.#linked += text.replace(/\s/g, '').length;
    if (/\S/.test(text)) this.#broken = false;
  }

  tag(name: string, closing: boolean): void {
    if (FOREIGN.has(name)) {
      this.flush();
      this.#foreign.set(name, Math.max(0, (this.#foreign.get(name) ?? 0) + (closing ? -1 : 1)));
    } else if (name === 'a') this.#inLink = !closing;
    else if (name === 'br') {
      if (this.#broken) this.flush();
      else this.#text.push('\n');
      this.#broken = true;
    } else if (BLOCKS.has(name)) {
      this.flush();
      if (/^h[1-6]$/.test(name)) this.#kind = closing ? 'plain' : 'heading';
      else if (name === 'li') this.#kind = closing ? 'plain' : 'item';
      else if (name === 'blockquote') this.#kind = closing ? 'plain' : 'quote';
      // Whoever forgets to close a link does not mean the rest of the page.
      this.#inLink = false;
    }
  }

  flush(): void {
    const text = decoded(this.#text.join('')).replace(/\s+/g, ' ').trim();
    const foreign = [...this.#foreign.values()].some((open) => open > 0);
    if (text !== '') this.paragraphs.push({ text, kind: this.#kind, linked: this.#linked, foreign });
    this.#text = [];
    this.#linked = 0;
    this.#broken = false;
  }
}

/** The most characters of a page's outline. */
const OUTLINE_CHARACTERS = 300_000;

/** A page's head, its linked data and its first headings, as a small page of their own: what it says of itself. */
export function outlineOf(html: string): string {
  const pieces: string[] = [];
  let room = OUTLINE_CHARACTERS;
  for (const { 0: piece } of html.matchAll(OUTLINE)) {
    if (pieces.length >= 400) break;
    if (piece.length > room) continue;
    room -= piece.length;
    pieces.push(piece);
  }
  const root = /<html\b[^<>]{0,1000}>/i.exec(html.slice(0, 20_000))?.[0] ?? '<html>';
  return `${root}<head></head><body>${pieces.join('\n')}</body></html>`;
}

const OUTLINE =
  /<meta\b[^<>]{0,2000}>|<link\b[^<>]{0,500}>|<title\b[^<>]{0,200}>[^<]{0,1000}<\/title>|<script[^<>]{0,200}ld\+json[^<>]{0,200}>[^<]{0,200000}<\/script>|<h1\b[^<>]{0,500}>[^<]{0,500}<\/h1>|<time\b[^<>]{0,300}>[^<]{0,100}<\/time>/gi;
