/** Reads HTML from outside tag by tag, in one pass and without a tree: nesting costs nothing. */
import { QuoteType, Tokenizer } from 'htmlparser2';

/** What a walk meets, in order. Names are lower case, entities decoded. */
export interface HtmlVisitor {
  text(text: string): void;
  open(name: string, attributes: ReadonlyMap<string, string>): void;
  close(name: string): void;
}

/** Elements whose content is never part of what a reader reads. */
const UNREAD: ReadonlySet<string> = new Set(
  `script style template noscript iframe noembed noframes object svg math canvas audio video select textarea title
  figcaption xmp plaintext`.split(/\s+/),
);

/** Elements without an end tag. */
export const VOID_ELEMENTS: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/** Elements whose end tag people leave out, so that the next one of the kind ends them. */
const LEFT_OPEN: ReadonlySet<string> = new Set('p li dt dd tr td th option'.split(' '));

/**
 * Walks through HTML. Scripts, styles, media, captions, comments and what a style hides from readers are passed over.
 * The time is linear in the length; nothing throws.
 */
export function walkHtml(html: string, visitor: HtmlVisitor): void {
  let name = '';
  let attributes = new Map<string, string>();
  let attribute = '';
  let value = '';
  /** The element that is passed over, and how many of its name are open. */
  let skipped: { readonly name: string; depth: number } | null = null;

  // Entities and stray "<" come one by one; a visitor gets the whole run.
  let run: string[] = [];
  const flush = () => {
    if (run.length === 0) return;
    visitor.text(run.join(''));
    run = [];
  };

  const open = (selfClosing: boolean) => {
    flush();
    if (skipped !== null) {
      if (name !== skipped.name) return;
      if (!LEFT_OPEN.has(name)) {
        if (!selfClosing) skipped.depth += 1;
        return;
      }
      skipped = null;
    }
    if (VOID_ELEMENTS.has(name)) visitor.open(name, attributes);
    else if (!UNREAD.has(name) && !isHidden(attributes)) visitor.open(name, attributes);
    else {
      // It still divides what stands before it from what stands behind.
      visitor.open(name, NONE);
      visitor.close(name);
      if (!selfClosing) skipped = { name, depth: 1 };
    }
  };

  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ontext(start, end) {
        if (skipped === null) run.push(html.slice(start, end));
      },
      ontextentity(codePoint) {
        if (skipped === null) run.push(String.fromCodePoint(codePoint));
      },
      onopentagname(start, end) {
        name = html.slice(start, Math.min(end, start + 32)).toLowerCase();
        attributes = new Map();
      },
      onattribname(start, end) {
        attribute = html.slice(start, Math.min(end, start + 64)).toLowerCase();
        value = '';
      },
      onattribdata(start, end) {
        if (value.length < LONGEST_VALUE) value += html.slice(start, Math.min(end, start + LONGEST_VALUE));
      },
      onattribentity(codePoint) {
        if (value.length < LONGEST_VALUE) value += String.fromCodePoint(codePoint);
      },
      onattribend(quote) {
        if (attributes.size < MOST_ATTRIBUTES && !attributes.has(attribute)) {
          attributes.set(attribute, quote === QuoteType.NoValue ? '' : value);
        }
      },
      onopentagend: () => open(false),
      onselfclosingtag: () => open(true),
      onclosetag(start, end) {
        flush();
        const closed = html.slice(start, Math.min(end, start + 32)).toLowerCase();
        if (skipped === null) visitor.close(closed);
        else if (closed === skipped.name) {
          skipped.depth -= 1;
          if (skipped.depth === 0) skipped = null;
        }
      },
      oncdata: () => {},
      oncomment: () => {},
      ondeclaration: () => {},
      onprocessinginstruction: () => {},
      onend: flush,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
}

const NONE: ReadonlyMap<string, string> = new Map();

/** Longer than any address we show; inline pictures are cut here. */
const LONGEST_VALUE = 4_096;
const MOST_ATTRIBUTES = 32;

/** Text that readers do not see is a way to smuggle words past them; it is not part of the article. */
function isHidden(attributes: ReadonlyMap<string, string>): boolean {
  if (attributes.has('hidden')) return true;
  const style = attributes.get('style');
  if (style === undefined) return false;
  const squeezed = style.toLowerCase().replace(/\s+/g, '');
  return /(?:^|;)(?:display:none|visibility:hidden|opacity:0(?:\.0+)?(?:;|!|$)|font-size:0(?:px|em|rem|pt|%)?(?:;|!|$))/.test(
    squeezed,
  );
}
