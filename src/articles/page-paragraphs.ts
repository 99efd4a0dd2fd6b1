import { isElement, type PageElement, type PageNode } from './page-dom.ts';

/** One paragraph of a page as it stands there. */
export interface PageParagraph {
  readonly text: string;
  readonly kind: 'plain' | 'heading' | 'item' | 'quote';
  /** How many of its characters, spaces aside, are the text of a link. */
  readonly linked: number;
}

const BLOCKS: ReadonlySet<string> = new Set(
  `ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6
  HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL`.split(/\s+/),
);

const SKIPPED: ReadonlySet<string> = new Set(
  `ASIDE AUDIO BUTTON CANVAS DIALOG EMBED FIGCAPTION FORM IFRAME INPUT LABEL MAP MENU NAV NOSCRIPT OBJECT PICTURE SCRIPT
  SELECT STYLE SVG TEMPLATE TEXTAREA TIME VIDEO`.split(/\s+/),
);

/** The paragraphs below an element, in order: blocks and double line breaks divide them, white space counts once. */
export function paragraphsBelow(root: PageElement): readonly PageParagraph[] {
  const paragraphs: PageParagraph[] = [];
  let text = '';
  let linked = 0;
  let broken = false;

  const flush = (kind: PageParagraph['kind']) => {
    const parts = text.split(/\n[ \n]*\n/);
    for (const part of parts) {
      const words = part.replace(/\s+/g, ' ').trim();
      if (words !== '') paragraphs.push({ text: words, kind, linked: parts.length === 1 ? linked : 0 });
    }
    text = '';
    linked = 0;
    broken = false;
  };

  const visit = (node: PageNode, kind: PageParagraph['kind'], inLink: boolean, asTyped: boolean): void => {
    if (node.nodeType === 3) {
      // White space counts once, but an empty line in a <pre> divides.
      const words = (node.textContent ?? '').replace(asTyped ? /[^\S\n]+/g : /\s+/g, ' ');
      text += words;
      if (words.trim() !== '') broken = false;
      if (inLink) linked += words.replace(/\s/g, '').length;
      return;
    }
    if (!isElement(node)) return;
    const name = node.tagName.toUpperCase();
    if (name === 'BR') {
      // Divided here and not at the end, so that each paragraph knows its own links.
      if (broken) flush(kind);
      else text += '\n';
      broken = true;
    }
    // A time inside a sentence belongs to it; one that stands alone is the page's clock.
    else if (name === 'TIME' && text.trim() === '') return;
    else if (SKIPPED.has(name) && name !== 'TIME') return;
    else if (name === 'FIGURE' && node.querySelector('table, blockquote') === null) return;
    else if (BLOCKS.has(name)) {
      flush(kind);
      const inner = kindOf(name, kind);
      for (const child of node.childNodes) visit(child, inner, inLink, asTyped || name === 'PRE');
      flush(inner);
    } else {
      for (const child of node.childNodes) visit(child, kind, inLink || name === 'A', asTyped);
      if (name === 'TD' || name === 'TH') text += ' ';
    }
  };

  visit(root, 'plain', false, false);
  flush('plain');
  return paragraphs;
}

function kindOf(name: string, around: PageParagraph['kind']): PageParagraph['kind'] {
  if (/^H[1-6]$/.test(name)) return 'heading';
  if (name === 'LI' || name === 'DD' || name === 'DT') return 'item';
  return name === 'BLOCKQUOTE' ? 'quote' : around;
}
