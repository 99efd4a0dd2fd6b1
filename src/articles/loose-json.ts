/**
 * JSON as publishers write it by hand: with line breaks and quotation marks inside strings, commas too many, comments
 * around it, or all of it escaped for HTML. Each character is looked at a few times at most. Null for what is none.
 */
export function looseJson(written: string): unknown {
  const text = unwrapped(written);
  return strict(text) ?? strict(repaired(text));
}

function strict(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Without the comments, CDATA marks and semicolons around it. */
function unwrapped(written: string): string {
  const text = written
    .slice(0, MOST_CHARACTERS)
    .replace(/^(?:\s|<!--|\/\/\s*<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[|\/\/\s*<!--)+/, '')
    .trimEnd();
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
  const whole = end > 0 && text.length - end < 60 ? text.slice(0, lastOf(text, end)) : text;
  return /^[{[]\s*&quot;/.test(whole) ? whole.replaceAll('&quot;', '"').replaceAll('&amp;', '&') : whole;
}

/** No page says more of itself. */
const MOST_CHARACTERS = 2_000_000;

/** Where the data ends: past its last brace, but before the bracket of a closing mark such as `]]>`. */
function lastOf(text: string, end: number): number {
  const mark = /(?:\/\/|\/\*)?\s*\]\]>|-->/.exec(text.slice(-60));
  if (mark === null) return end + 1;
  const before = text.slice(0, Math.max(0, text.length - 60) + mark.index).trimEnd();
  return Math.max(before.lastIndexOf('}'), before.lastIndexOf(']')) + 1;
}

/** Strings with their line breaks and quotation marks escaped, and no comma before a closing bracket. */
function repaired(text: string): string {
  const parts: string[] = [];
  let inString = false;
  let from = 0;
  const put = (at: number, instead: string, skip: number) => {
    parts.push(text.slice(from, at), instead);
    from = at + skip;
  };
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (!inString) {
      if (code === QUOTE) inString = true;
      else if (code === COMMA && /^\s{0,200}[}\]]/.test(text.slice(at + 1, at + 202))) put(at, '', 1);
      continue;
    }
    if (code < 0x20) put(at, code === 0x0a ? '\\n' : ' ', 1);
    else if (code === BACKSLASH) {
      // An escape that JSON does not know is the character itself.
      if (!/^(?:["\\/bfnrt]|u[\da-f]{4})/i.test(text.slice(at + 1, at + 6))) put(at, '', 1);
      else at += 1;
    } else if (code === QUOTE) {
      if (endsString(text, at)) inString = false;
      else put(at, '\\"', 1);
    }
  }
  parts.push(text.slice(from));
  return parts.join('');
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;

/** A quotation mark ends a string only where the data goes on behind it. */
function endsString(text: string, at: number): boolean {
  return /^\s{0,200}(?:[:}\]]|,\s{0,200}(?:["{[}\]]|-?\d|true|false|null)|$)/.test(text.slice(at + 1, at + 420));
}
