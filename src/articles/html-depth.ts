/** Elements that have no end. */
const VOID: ReadonlySet<string> = new Set(
  'area base basefont br col embed frame hr img input keygen link meta param source track wbr'.split(' '),
);

/** Elements whose content is text until their own end tag. */
export const RAW: ReadonlySet<string> = new Set(
  'script style textarea title xmp iframe noembed noframes plaintext'.split(' '),
);

/** An open one of the first ends when one of the others begins: nobody writes all their end tags. */
const ENDS_OPEN: ReadonlyMap<string, string> = new Map(
  [
    ['li', 'li'],
    ['dt', 'dt dd'],
    ['dd', 'dt dd'],
    ['option', 'option optgroup'],
    ['tr', 'tr tbody tfoot'],
    ['td', 'td th tr'],
    ['th', 'td th tr'],
    [
      'p',
      `address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5
      h6 header hgroup hr main menu nav ol p pre section table ul`,
    ],
  ].flatMap(([open, beginning]) =>
    (beginning ?? '').split(/\s+/).map((name) => [`${open} ${name}`, open ?? ''] as const),
  ),
);

/**
 * Whether a page nests deeper than `limit`. Parsers need time that grows with the square of the depth, so this is asked
 * first; it looks at each character once and keeps at most `limit` names.
 */
export function nestsDeeperThan(limit: number, html: string): boolean {
  const open: string[] = [];
  let at = html.indexOf('<');
  while (at >= 0) {
    const next = html.charCodeAt(at + 1);
    if (next === 0x21 || next === 0x3f) {
      at = html.startsWith('<!--', at) ? after(html, '-->', at + 4) : after(html, '>', at + 2);
    } else {
      const tag = tagAt(html, at);
      if (tag === null) {
        at += 1;
      } else {
        at = tag.end;
        if (tag.closing) close(open, tag.name);
        else if (!VOID.has(tag.name) && !tag.selfClosing) {
          const top = open.at(-1);
          if (top !== undefined && ENDS_OPEN.has(`${top} ${tag.name}`)) open.pop();
          if (RAW.has(tag.name)) at = endOfRaw(html, tag.name, at);
          else if (open.push(tag.name) > limit) return true;
        }
      }
    }
    if (at < 0 || at >= html.length) return false;
    at = html.indexOf('<', at);
  }
  return false;
}

/** A start or end tag. */
export interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly selfClosing: boolean;
  /** Where the text goes on. */
  readonly end: number;
}

/** The tag at a `<`; null where it is only a sign. */
export function tagAt(html: string, at: number): Tag | null {
  const closing = html.charCodeAt(at + 1) === SLASH;
  const from = closing ? at + 2 : at + 1;
  if (!isLetter(html.charCodeAt(from))) return null;
  let to = from + 1;
  // As parsers read it, a name goes on to the next space, slash or `>`: `</a<ul>` ends no link.
  while (to < html.length && !endsName(html.charCodeAt(to))) to += 1;
  const end = endOfTag(html, to);
  return {
    name: html.slice(from, Math.min(to, from + NAME_CHARACTERS)).toLowerCase(),
    closing,
    selfClosing: html.charCodeAt(end - 2) === SLASH,
    end,
  };
}

const SLASH = 0x2f;

function isLetter(code: number): boolean {
  return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
}

/** Longer names are nobody's, and end nothing that began otherwise. */
const NAME_CHARACTERS = 60;

function endsName(code: number): boolean {
  return code === 0x3e || code === SLASH || code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

/** The place after the `>` of a tag, past the ones in quoted attributes. */
function endOfTag(html: string, from: number): number {
  let quote = 0;
  for (let at = from; at < html.length; at += 1) {
    const code = html.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x3e) return at + 1;
    else if ((code === 0x22 || code === 0x27) && startsValue(html.charCodeAt(at - 1))) quote = code;
  }
  return html.length;
}

/** A quotation mark begins a value only after `=` or a space; elsewhere it is a letter of a badly written name. */
function startsValue(before: number): boolean {
  return before === 0x3d || before === 0x20 || (before >= 0x09 && before <= 0x0d);
}

/** Where the content of an element that holds no tags ends, past its end tag. */
export function endOfRaw(html: string, name: string, from: number): number {
  for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2)) {
    if (html.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return after(html, '>', at);
  }
  return html.length;
}

/** The place after the next `mark`; the end where there is none. */
export function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at < 0 ? html.length : at + mark.length;
}

/** An end tag ends its element and all that were left open inside; one without a beginning ends nothing. */
function close(open: string[], name: string): void {
  const at = open.lastIndexOf(name);
  if (at >= 0) open.length = at;
}
