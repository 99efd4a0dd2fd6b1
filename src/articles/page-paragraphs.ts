import { namesForeign } from './foreign-blocks.ts';
import { isElement, type PageElement, type PageNode, shortText } from './page-dom.ts';

/** One paragraph of a page as it stands there. */
export interface PageParagraph {
  readonly text: string;
  readonly kind: 'plain' | 'heading' | 'item' | 'quote';
  /** How many of its characters, spaces aside, are the text of a link. */
  readonly linked: number;
  /** The box it stands in and those around that, by their numbers, the nearest first; paragraphs beside each other share them. */
  readonly boxes?: readonly number[];
  /** Whether a box around it is called something else than the report: comments, related stories, the page's foot. */
  readonly foreign?: boolean;
  /** Whether it stands alone with a picture in its box, as captions do. */
  readonly pictured?: boolean;
}

/** The number of the box a paragraph stands in; 0 where nobody knows. */
export function boxOf(paragraph: PageParagraph | undefined): number {
  return paragraph?.boxes?.[0] ?? 0;
}

const BLOCKS: ReadonlySet<string> = new Set(
  `ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6
  HEADER HGROUP HR LI MAIN OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL`.split(/\s+/),
);

const SKIPPED: ReadonlySet<string> = new Set(
  `ASIDE AUDIO BUTTON CANVAS DIALOG EMBED FIGCAPTION HEAD IFRAME INPUT LABEL MAP MENU NAV NOSCRIPT OBJECT OPTION PICTURE SCRIPT
  SELECT STYLE SVG TEMPLATE TEXTAREA TITLE VIDEO`.split(/\s+/),
);

const PICTURES: ReadonlySet<string> = new Set(['IMG', 'PICTURE', 'VIDEO', 'AMP-IMG']);

/** A form of this size asks for something; a larger one is the whole page of an old system. */
const FORM_CHARACTERS = 600;

function isAsking(form: PageElement): boolean {
  return (
    shortText(form, FORM_CHARACTERS) !== null && form.querySelector('h1, article, p ~ p ~ p, br ~ br ~ br') === null
  );
}

/** A cell of this size is a value of a table; a larger one holds a part of the page. */
const CELL_CHARACTERS = 200;

/** What divides a page into parts; lists, quotations and tables are part of the box they stand in. */
const DIVIDING: ReadonlySet<string> = new Set(
  'ARTICLE BODY CENTER DETAILS DIV FIELDSET FORM MAIN SECTION TD TH'.split(' '),
);

/** How many of the boxes around a paragraph are known. */
const BOXES_AROUND = 4;

interface Place {
  readonly kind: PageParagraph['kind'];
  /** The boxes that are open, the innermost first. */
  readonly boxes: readonly number[];
  /** Whether the block that is open is such a box and holds nothing but a line of text: it stands beside its neighbours. */
  readonly isLine: boolean;
  readonly foreign: boolean;
  readonly inLink: boolean;
  readonly asTyped: boolean;
}

/** The paragraphs below an element, in order: blocks and double line breaks divide them, white space counts once. */
export function paragraphsBelow(root: PageElement): readonly PageParagraph[] {
  const walk = new Walk();
  walk.visit(root, OUTSIDE);
  walk.flush(OUTSIDE);
  return walk.paragraphs;
}

const OUTSIDE: Place = {
  kind: 'plain',
  boxes: [0],
  isLine: false,
  foreign: false,
  inLink: false,
  asTyped: false,
};

class Walk {
  readonly paragraphs: PageParagraph[] = [];
  #text = '';
  #linked = 0;
  #broken = false;
  #count = 0;
  #pictures = 0;

  flush({ kind, boxes: open, isLine, foreign }: Place): void {
    const boxes = isLine && open.length > 1 ? open.slice(1) : open;
    const parts = this.#text.split(/\n[ \n]*\n/);
    for (const part of parts) {
      const text = part.replace(/\s+/g, ' ').trim();
      if (text === '') continue;
      this.paragraphs.push({ text, kind, linked: parts.length === 1 ? this.#linked : 0, boxes, foreign });
    }
    this.#text = '';
    this.#linked = 0;
    this.#broken = false;
  }

  visit(node: PageNode, place: Place): void {
    if (node.nodeType === 3) this.#write(node.textContent ?? '', place);
    else if (isElement(node)) this.#enter(node, node.tagName.toUpperCase(), place);
  }

  #write(text: string, { inLink, asTyped }: Place): void {
    // White space counts once, but an empty line in a <pre> divides.
    const words = text.replace(asTyped ? /[^\S\n]+/g : /\s+/g, ' ');
    this.#text += words;
    if (words.trim() !== '') this.#broken = false;
    if (inLink) this.#linked += words.replace(/\s/g, '').length;
  }

  #enter(element: PageElement, name: string, place: Place): void {
    if (name === 'BR') {
      // Divided here and not at the end, so that each paragraph knows its own links.
      if (this.#broken) this.flush(place);
      else this.#text += '\n';
      this.#broken = true;
      return;
    }
    // A time inside a sentence belongs to it; one that stands alone is the page's clock.
    if (PICTURES.has(name)) this.#pictures += 1;
    if (SKIPPED.has(name) || (name === 'TIME' && this.#text.trim() === '')) return;
    if (name === 'FIGURE' && element.querySelector('table, blockquote') === null) return;
    if (name === 'FORM' && isAsking(element)) return;
    const isCell = name === 'TD' || name === 'TH';
    if (!BLOCKS.has(name) && !(isCell && shortText(element, CELL_CHARACTERS) === null)) {
      for (const child of element.childNodes) this.visit(child, name === 'A' ? { ...place, inLink: true } : place);
      if (isCell) this.#text += ' ';
      return;
    }
    this.flush(place);
    const isBox = DIVIDING.has(name);
    if (isBox) this.#count += 1;
    const inner = {
      kind: kindOf(name, place.kind),
      boxes: isBox ? [this.#count, ...place.boxes.slice(0, BOXES_AROUND)] : place.boxes,
      isLine: isBox && !hasBlock(element),
      foreign: place.foreign || name === 'FOOTER' || namesForeign(element),
      inLink: place.inLink || isCard(element),
      asTyped: place.asTyped || name === 'PRE',
    };
    const before = { paragraphs: this.paragraphs.length, pictures: this.#pictures };
    for (const child of element.childNodes) this.visit(child, inner);
    this.flush(inner);
    if (isBox && this.#pictures > before.pictures) this.#markCaption(before.paragraphs);
  }

  /** What stands with a picture in one box, and is short, may be its caption. */
  #markCaption(from: number): void {
    let characters = 0;
    for (const { text } of this.paragraphs.slice(from, from + CAPTION_PARAGRAPHS + 1)) characters += text.length;
    if (this.paragraphs.length - from > CAPTION_PARAGRAPHS || characters > CAPTION_CHARACTERS) return;
    const box = this.paragraphs.splice(from);
    // With a link it is a card that leads to another page.
    const leads = box.some(({ text, linked }) => linked >= text.replaceAll(' ', '').length * 0.9);
    this.paragraphs.push(
      ...box.map((paragraph) => ({ ...paragraph, pictured: true, ...(leads ? { foreign: true } : {}) })),
    );
  }
}

/** What stands with a picture is not longer, if it is its caption: a line, a credit, a date. */
const CAPTION_CHARACTERS = 250;
const CAPTION_PARAGRAPHS = 3;

function hasBlock(element: PageElement): boolean {
  for (const child of element.childNodes) if (isElement(child) && BLOCKS.has(child.tagName.toUpperCase())) return true;
  return false;
}

/** A card that leads elsewhere is not longer. */
const CARD_CHARACTERS = 250;

/** Whether an empty link is laid over a box: all of its text leads elsewhere. */
function isCard(element: PageElement): boolean {
  for (const child of element.childNodes) {
    if (
      isElement(child) &&
      child.tagName.toUpperCase() === 'A' &&
      child.getAttribute('href') !== null &&
      (child.textContent ?? '') === ''
    ) {
      return shortText(element, CARD_CHARACTERS) !== null && child.querySelector('img') === null;
    }
  }
  return false;
}

function kindOf(name: string, around: PageParagraph['kind']): PageParagraph['kind'] {
  if (/^H[1-6]$/.test(name)) return 'heading';
  if (name === 'LI' || name === 'DD' || name === 'DT') return 'item';
  return name === 'BLOCKQUOTE' ? 'quote' : around;
}
