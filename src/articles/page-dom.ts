/** As much of a page's tree as we look at: what linkedom gives us, in words that need no browser types. */
export interface PageNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly childNodes: Iterable<PageNode>;
  readonly previousSibling: PageNode | null;
  readonly nextSibling: PageNode | null;
  readonly parentElement: PageElement | null;
}

/** An element of a page. */
export interface PageElement extends PageNode {
  readonly tagName: string;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  remove(): void;
}

/** A page. */
export interface PageDocument {
  readonly documentElement: PageElement | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

/** Whether a node is an element. */
export function isElement(node: PageNode): node is PageElement {
  return node.nodeType === 1;
}

/** The text of a node with every run of white space as one space. */
export function squeezedText(node: PageNode | null): string {
  return (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** The text of a node as `squeezedText` gives it where it has at most `most` characters; null, soon, where it has more. */
export function shortText(node: PageNode, most: number): string | null {
  const parts: string[] = [];
  const left = collect(node, most * 2, parts);
  if (left < 0) return null;
  const text = parts.join('').replace(/\s+/g, ' ').trim();
  return text.length > most ? null : text;
}

function collect(node: PageNode, room: number, parts: string[]): number {
  if (node.nodeType === 3) {
    const text = node.textContent ?? '';
    // Indentation is no text, but nobody indents by so much; a long text is not even looked at.
    if (text.length > room * 4 + 200) return -1;
    const words = text.replace(/\s+/g, ' ');
    parts.push(words);
    return room - words.trim().length - 1;
  }
  if (!isElement(node) || node.tagName === 'SCRIPT' || node.tagName === 'STYLE') return room;
  // Each element counts, or a thousand empty ones would be free.
  let left = room - 1;
  for (const child of node.childNodes) {
    left = collect(child, left, parts);
    if (left < 0) break;
  }
  parts.push(' ');
  return left;
}
