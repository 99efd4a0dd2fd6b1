/**
 * What Discord's client reads in a text, as strict as we know it to be anywhere: every sign counts that no backslash
 * precedes, and the words of a link do not know backslashes at all. Written from what is known of the client, apart from the code.
 */

/** A thing that acts, and for a link where it leads. */
type Acting = readonly [what: string, target?: string];

const RULES: readonly (readonly [string, RegExp])[] = [
  ['link', /\[(?:\[[^\]]*\]|[^[\]])*[^[]*\]\(\s*<?((?:\([^)]*\)|[^\s\\]|\\[^\n])*?)>?(?:\s+['"].*?['"])?\s*\)/y],
  ['link', /((?:https?|steam|discord):\/\/[^\s<]+[^<.,:;"'\]\s])/iy],
  ['link', /<([^: >]+:\/[^ >]+)>/y],
  ['link', /<((?:mailto|tel|sms):[^\s>]+|\+\d[^\s>]*|[^\s<>@]+@[^\s<>]+\.[^\s<>]+)>/iy],
  ['link', /(?<![\w.-])((?:www|discord(?:app)?)\.[^\s<]+)/iy],
  ['time', /<t:-?\d+(?::\w)?>/y],
  ['token', /<(?:@[!&]?|#)\d+>|<a?:\w+:\d+>|<\/[^>]+:\d+>|<id:[^>]+>/y],
  ['emoji', /:[\w+-]+:/y],
  ['sign', /\*+|_+|~+|\|+|`+/y],
];
const BLOCK = /(?:-#|#{1,3}|>>>|>|[*-]|\d+\.) /y;

/** Everything that acts in a text, in order. */
export function actsIn(text: string): Acting[] {
  // The service itself looks for these, behind a backslash and in code, too.
  const found: Acting[] = [...text.matchAll(/@(?:everyone|here)|<@[!&]?\d+>/gi)].map(([what]) => ['mention', what]);
  let atLineStart = true;
  let at = 0;
  while (at < text.length) {
    if (text[at] === '\\' && /[^0-9A-Za-z\s]/.test(text[at + 1] ?? ' ')) {
      at += 2;
      atLineStart = false;
      continue;
    }
    const block = atLineStart ? matched(BLOCK, text, at) : null;
    if (block !== null) {
      found.push([block[0]]);
      at += block[0].length;
      continue;
    }
    const [name, match] = firstOf(text, at);
    if (match !== null) {
      found.push(name === 'link' ? ['link', (match[1] ?? '').replace(/\\([^0-9A-Za-z\s])/g, '$1')] : [name]);
      at += match[0].length;
      atLineStart = false;
      continue;
    }
    atLineStart = text[at] === '\n' || (atLineStart && text[at] === ' ');
    at += 1;
  }
  return found;
}

function firstOf(text: string, at: number): readonly [string, RegExpExecArray | null] {
  for (const [name, rule] of RULES) {
    const match = matched(rule, text, at);
    if (match !== null) return [name, match];
  }
  return ['', null];
}

function matched(rule: RegExp, text: string, at: number): RegExpExecArray | null {
  rule.lastIndex = at;
  return rule.exec(text);
}
