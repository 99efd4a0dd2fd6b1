/** JSON as a parser accepts it. */
export interface MendedJson {
  readonly text: string;
  /** Whether it ended in the middle; what is left are the items that are whole. */
  readonly cut: boolean;
}

/**
 * Brings JSON Feed to what `JSON.parse` accepts: no comma before a bracket that closes, no line ends within a string, an end
 * where the document is cut off behind a whole item. Anything else stays as it is. It looks at each character once.
 */
export function mendJson(json: string): MendedJson {
  const pieces: string[] = [];
  let from = 0;
  let comma = -1;
  let depth = 0;
  /** Behind the last whole item, in pieces and in characters. */
  let whole: { readonly pieces: number; readonly from: number; readonly end: number } | null = null;
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at] ?? '';
    if (character <= ' ') continue;
    if (character === '"') {
      const end = endOfString(json, at);
      if (/[\n\r\t]/.test(json.slice(at, end))) {
        pieces.push(json.slice(from, at), json.slice(at, end).replace(/[\n\r\t]/g, escapeControl));
        from = end;
      }
      at = end - 1;
    } else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      if (comma >= 0) {
        pieces.push(json.slice(from, comma));
        from = comma + 1;
      }
      depth -= 1;
      if (depth === 0) return { text: `${pieces.join('')}${json.slice(from, at + 1)}`, cut: false };
      if (depth === 2 && character === '}') whole = { pieces: pieces.length, from, end: at + 1 };
    }
    comma = character === ',' ? at : -1;
  }
  if (whole === null) return { text: json, cut: false };
  return { text: `${pieces.slice(0, whole.pieces).join('')}${json.slice(whole.from, whole.end)}]}`, cut: true };
}

function endOfString(json: string, start: number): number {
  for (let at = start + 1; at < json.length; at += 1) {
    if (json[at] === '\\') at += 1;
    else if (json[at] === '"') return at + 1;
  }
  return json.length;
}

function escapeControl(control: string): string {
  return control === '\n' ? '\\n' : control === '\r' ? '\\r' : '\\t';
}
