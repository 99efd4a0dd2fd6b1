import { absoluteAddress } from './address.ts';
import { VOID_ELEMENTS, walkHtml } from './html-walk.ts';
import { visibleText } from './visible.ts';

/** Elements that begin and end a paragraph. */
const BLOCKS: ReadonlySet<string> = new Set(
  `address article aside blockquote body caption center dd details dialog div dl dt fieldset figure footer form h1 h2 h3 h4
  h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul`.split(/\s+/),
);

/**
 * The words of HTML as plain text in its stored form: paragraphs divided by a blank line, entities decoded once, tags
 * gone, what readers do not see left out. Linear in the length; never throws.
 */
export function htmlToText(html: string): string {
  const pieces: string[] = [];
  const mark = (name: string) => {
    if (BLOCKS.has(name)) pieces.push('\n\n');
    else if (name === 'br') pieces.push('\n');
    else if (name === 'td' || name === 'th' || name === 'img') pieces.push(' ');
  };
  walkHtml(html, {
    text: (text) => void pieces.push(text),
    open: (name) => mark(name),
    close: (name) => {
      if (!VOID_ELEMENTS.has(name)) mark(name);
    },
  });
  return visibleText(pieces.join(''));
}

const INLINE: ReadonlySet<string> = new Set('em strong b i a q cite code sub sup'.split(' '));
const PARAGRAPHS: ReadonlySet<string> = new Set('p h1 h2 h3 h4 h5 h6 pre'.split(' '));
const CONTAINERS: ReadonlySet<string> = new Set('ul ol blockquote'.split(' '));

/** Nothing a reader needs nests deeper; what does is shown without its tags. */
const DEEPEST = 32;

/**
 * HTML with nothing left but paragraphs, headings, lists, quotations, emphasis and links to http and https addresses,
 * always well-formed. Loose text becomes a paragraph. Relative links are resolved against `baseUrl`. Linear; never throws.
 */
export function cleanHtml(html: string, baseUrl: string | null): string {
  const writer = new CleanWriter(baseUrl);
  walkHtml(html, writer);
  return writer.finish();
}

class CleanWriter {
  readonly #base: string | null;
  readonly #pieces: string[] = [];
  /** Open elements, with the number of pieces before them. */
  readonly #open: { readonly name: string; readonly at: number }[] = [];

  constructor(base: string | null) {
    this.#base = base;
  }

  text(text: string): void {
    if (text.trim() === '') {
      if (this.#inParagraph()) this.#append(' ');
      return;
    }
    this.#beginParagraph();
    this.#append(escapeText(text));
  }

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    if (name === 'br') {
      if (this.#inParagraph()) this.#pieces.push('<br>');
    } else if (INLINE.has(name)) this.#openInline(name, attributes);
    else if (PARAGRAPHS.has(name)) {
      this.#endParagraph();
      this.#push(name);
    } else if (CONTAINERS.has(name)) {
      this.#endParagraph();
      this.#push(name);
    } else if (name === 'li') this.#openItem();
    else if (BLOCKS.has(name)) this.#endParagraph();
    else if (name === 'td' || name === 'th') this.text(' ');
  }

  close(name: string): void {
    if (INLINE.has(name)) {
      const at = this.#lastOpen(name);
      if (at > this.#lastBlock()) this.#closeTo(at);
    } else if (PARAGRAPHS.has(name) || CONTAINERS.has(name) || name === 'li') {
      const at = this.#lastOpen(name);
      if (at >= 0) this.#closeTo(at);
      else this.#endParagraph();
    } else if (BLOCKS.has(name)) this.#endParagraph();
  }

  finish(): string {
    this.#closeTo(0);
    return this.#pieces.join('').toWellFormed();
  }

  #openInline(name: string, attributes: ReadonlyMap<string, string>): void {
    if (name !== 'a') {
      this.#beginParagraph();
      this.#push(name);
      return;
    }
    const outer = this.#lastOpen('a');
    if (outer >= 0) this.#closeTo(outer);
    const address = absoluteAddress(attributes.get('href') ?? '', this.#base);
    if (address === null) return;
    this.#beginParagraph();
    this.#push('a', ` href="${escapeAttribute(address)}"`);
  }

  #openItem(): void {
    const list = Math.max(this.#lastOpen('ul'), this.#lastOpen('ol'));
    const item = this.#lastOpen('li');
    if (item > list) this.#closeTo(item);
    else this.#endParagraph();
    this.#push(list >= 0 ? 'li' : 'p');
  }

  /** One space is enough, and none is needed where an element begins. */
  #append(text: string): void {
    const last = this.#pieces.at(-1) ?? '';
    const begins = /(?:^| |<(?:p|li|pre|h\d|br)>)$/.test(last.slice(-5));
    const added = begins ? text.trimStart() : text;
    if (added !== '') this.#pieces.push(added);
  }

  #push(name: string, attributes = ''): void {
    if (this.#open.length >= DEEPEST) return;
    this.#open.push({ name, at: this.#pieces.length });
    this.#pieces.push(`<${name}${attributes}>`);
  }

  #inParagraph(): boolean {
    return this.#lastParagraph() >= 0;
  }

  #beginParagraph(): void {
    if (!this.#inParagraph()) this.#push('p');
  }

  #endParagraph(): void {
    const at = this.#lastParagraph();
    if (at >= 0 && this.#open[at]?.name !== 'li') this.#closeTo(at);
    else this.#closeTo(this.#lastBlock() + 1);
  }

  /** The open paragraph or item that text would go to; -1 where there is none. */
  #lastParagraph(): number {
    const at = this.#lastBlock();
    const name = this.#open[at]?.name ?? '';
    return PARAGRAPHS.has(name) || name === 'li' ? at : -1;
  }

  #lastBlock(): number {
    return this.#open.findLastIndex(({ name }) => !INLINE.has(name));
  }

  #lastOpen(name: string): number {
    return this.#open.findLastIndex((element) => element.name === name);
  }

  #trimEnd(from: number): void {
    const last = this.#pieces.length - 1;
    if (last < from) return;
    const trimmed = this.#pieces[last]?.trimEnd() ?? '';
    if (trimmed === '') this.#pieces.pop();
    else this.#pieces[last] = trimmed;
  }

  /** Ends the elements from `at` on; one that holds nothing vanishes. */
  #closeTo(at: number): void {
    while (this.#open.length > at) {
      const element = this.#open.pop();
      if (element === undefined) return;
      if (!INLINE.has(element.name)) this.#trimEnd(element.at + 1);
      if (this.#pieces.length === element.at + 1) this.#pieces.pop();
      else this.#pieces.push(`</${element.name}>`);
    }
  }
}

function escapeText(text: string): string {
  return visibleRun(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function escapeAttribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Visible text that keeps one space at each end where there was any. */
function visibleRun(text: string): string {
  const inner = visibleText(text).replaceAll('\n\n', ' ');
  return `${/^\s/.test(text) ? ' ' : ''}${inner}${inner !== '' && /\s$/.test(text) ? ' ' : ''}`;
}
