/**
 * The plain part of YAML that settings are written in, read in one pass: maps and lists by indentation, lists and maps on
 * one line, words with and without quotation marks. Whatever else stands in a file, a fault included, is left to the
 * library, which needs twenty times as long: of a cold start that was the larger half. `test/settings/plain-yaml.test.ts`
 * holds the two against each other.
 */

/** What a file holds; undefined where it is not plain enough to be sure. */
export function readPlainYaml(text: string): unknown {
  if (UNUSUAL.test(text)) return undefined;
  const lines: Line[] = [];
  for (const line of text.split('\n')) {
    const content = line.trimStart();
    if (content !== '' && content[0] !== '#') lines.push({ indent: line.length - content.length, content });
  }
  if (lines.length === 0 || lines[0]?.indent !== 0) return undefined;
  try {
    const reader = new BlockReader(lines);
    const value = reader.block(0, 0);
    return reader.isAtEnd() ? value : undefined;
  } catch (thrown) {
    if (thrown === NOT_PLAIN) return undefined;
    throw thrown;
  }
}

/** Control characters, tabs, and spaces that only look like some. */
const UNUSUAL =
  /[^\n\x20-\x7e\xa1-\u167f\u1681-\u1fff\u200b-\u2027\u202a-\u202e\u2030-\u205e\u2060-\u2fff\u3001-\ufefe\uff00-\uffff]/;

const NOT_PLAIN = Symbol('not plain');

function notPlain(): never {
  throw NOT_PLAIN;
}

interface Line {
  readonly indent: number;
  readonly content: string;
}

const MOST_LEVELS = 30;

// Beyond ASCII everything that is not unusual is a letter here: YAML asks no more, and a class of Unicode takes 5 ms to compile.
const PLAIN_KEY = /[A-Za-z\xa1-\uffff][\w \xa1-\uffff()/'.-]{0,199}(?=:(?: |$))/y;
const QUOTED_KEY = /"([^"\\]{0,200})"(?=:(?: |$))/y;

/** Maps and lists that indentation makes. */
class BlockReader {
  private readonly lines: Line[];
  private at = 0;

  constructor(lines: Line[]) {
    this.lines = lines;
  }

  isAtEnd(): boolean {
    return this.at === this.lines.length;
  }

  /** The map or list whose rows begin in this column. */
  block(indent: number, level: number): unknown {
    if (level > MOST_LEVELS) notPlain();
    return this.lines[this.at]?.content.startsWith('- ') ? this.list(indent, level) : this.map(indent, level);
  }

  private list(indent: number, level: number): unknown[] {
    const items: unknown[] = [];
    for (;;) {
      const line = this.lines[this.at];
      if (line === undefined || line.indent < indent) return items;
      if (line.indent > indent || !line.content.startsWith('- ')) notPlain();
      const content = line.content.slice(2).trimStart();
      if (keyOf(content) === null) {
        this.at += 1;
        items.push(this.rowValue(content, indent));
        continue;
      }
      // The first row of the item's map stands behind the dash.
      const column = indent + line.content.length - content.length;
      this.lines[this.at] = { indent: column, content };
      items.push(this.map(column, level + 1));
    }
  }

  private map(indent: number, level: number): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    for (;;) {
      const line = this.lines[this.at];
      if (line === undefined || line.indent < indent) return map;
      const key = line.indent > indent ? null : keyOf(line.content);
      if (key === null) return notPlain();
      this.at += 1;
      const rest = line.content.slice(key.length + 1);
      put(
        map,
        key.name,
        /^ *(?: #.*)?$/.test(rest) ? this.below(indent, level) : this.rowValue(rest.trimStart(), indent),
      );
    }
  }

  /** What stands below a key that has nothing beside it. */
  private below(indent: number, level: number): unknown {
    const next = this.lines[this.at];
    if (next === undefined || next.indent < indent) return null;
    if (next.indent > indent) {
      if (!/^["'[{]/.test(next.content) || keyOf(next.content) !== null) return this.block(next.indent, level + 1);
      this.at += 1;
      return this.rowValue(next.content, indent);
    }
    return next.content.startsWith('-') ? notPlain() : null;
  }

  /** A value on the line of its row, which must end there. */
  private rowValue(content: string, indent: number): unknown {
    const next = this.lines[this.at];
    if (next !== undefined && next.indent > indent) notPlain();
    if (/^["'[{]/.test(content)) return new LineReader(content).whole();
    const words = content.replace(/ #.*$/, '').trimEnd();
    if (!/^[A-Za-z0-9\xa1-\uffff]/.test(words) || /:(?: |$)/.test(words)) notPlain();
    return scalar(words);
  }
}

const FLOW_WORDS = /[A-Za-z0-9\xa1-\uffff](?:[^,[\]{}:#]|:(?=[A-Za-z0-9\xa1-\uffff/]))*/y;
const QUOTED = /"([^"\\]*)"|'((?:[^']|'')*)'/y;

/** Lists, maps and quoted words on one line. */
class LineReader {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** One value, and behind it nothing but a remark. */
  whole(): unknown {
    const value = this.value(0);
    return /^ *(?: #.*)?$/.test(this.text.slice(this.at)) ? value : notPlain();
  }

  private value(level: number): unknown {
    if (level > MOST_LEVELS) notPlain();
    switch (this.text[this.at]) {
      case '[':
        return this.list(level);
      case '{':
        return this.map(level);
      case '"':
      case "'": {
        const [, double, single] = this.match(QUOTED) ?? notPlain();
        return double ?? single?.replaceAll("''", "'");
      }
      default: {
        const [words] = this.match(FLOW_WORDS) ?? notPlain();
        return scalar(words.trimEnd());
      }
    }
  }

  private list(level: number): unknown[] {
    const items: unknown[] = [];
    if (this.opened(']')) return items;
    do {
      this.spaces();
      items.push(this.value(level + 1));
    } while (this.goesOn(']'));
    return items;
  }

  private map(level: number): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    if (this.opened('}')) return map;
    do {
      this.spaces();
      const key = keyOf(this.text, this.at) ?? notPlain();
      this.at += key.length + 1;
      this.spaces();
      put(map, key.name, this.value(level + 1));
    } while (this.goesOn('}'));
    return map;
  }

  /** Steps over the opening bracket; true where the closing one follows at once. */
  private opened(close: string): boolean {
    this.at += 1;
    this.spaces();
    if (this.text[this.at] !== close) return false;
    this.at += 1;
    return true;
  }

  /** Steps over a comma, true, or over the closing bracket, false. */
  private goesOn(close: string): boolean {
    this.spaces();
    const mark = this.text[this.at];
    if (mark !== ',' && mark !== close) notPlain();
    this.at += 1;
    return mark === ',';
  }

  private spaces(): void {
    while (this.text[this.at] === ' ') this.at += 1;
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found !== null) this.at = pattern.lastIndex;
    return found;
  }
}

/** The key that stands at this place and its length with the quotation marks; null where there is none. */
function keyOf(text: string, at = 0): { readonly name: string; readonly length: number } | null {
  const pattern = text[at] === '"' ? QUOTED_KEY : PLAIN_KEY;
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  if (found === null) return null;
  const name = found[1] ?? found[0];
  if (found[1] === undefined && (name.endsWith(' ') || typeof scalar(name) !== 'string')) notPlain();
  return { name, length: found[0].length };
}

function put(map: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__' || Object.hasOwn(map, key)) notPlain();
  map[key] = value;
}

/** Words without quotation marks, as YAML 1.2 understands them. Of numbers only the simplest are plain. */
function scalar(words: string): unknown {
  if (/^(?:null|Null|NULL)$/.test(words)) return null;
  if (/^(?:true|True|TRUE)$/.test(words)) return true;
  if (/^(?:false|False|FALSE)$/.test(words)) return false;
  if (/^(?:0|[1-9]\d{0,14})$/.test(words)) return Number(words);
  if (/^[\d._]+(?:[eE][-+]?\d*)?$|^0[xob]/.test(words)) notPlain();
  return words;
}
