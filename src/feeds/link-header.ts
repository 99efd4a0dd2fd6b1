/** Links in the header of an answer (RFC 8288), where some sites name their feeds. */
import type { TypedLink } from './feed-signs.ts';

const LONGEST_HEADER = 16_384;
const MOST_LINKS = 50;

/** The links of a `Link` header, several of which are joined by commas. What is no link is passed over; linear, never throws. */
export function linksIn(header: string): readonly TypedLink[] {
  const text = header.slice(0, LONGEST_HEADER);
  const links: TypedLink[] = [];
  for (let at = text.indexOf('<'); at >= 0 && links.length < MOST_LINKS; ) {
    const close = text.indexOf('>', at);
    if (close < 0) break;
    const { parameters, end } = parametersAt(text, close + 1);
    const of = (name: string) => parameters.get(name) ?? '';
    links.push({ href: text.slice(at + 1, close), rel: of('rel').toLowerCase(), type: of('type'), title: of('title') });
    at = text.indexOf('<', end);
  }
  return links;
}

const PARAMETER = /\s*;\s*([\w!#$&+.^`|~*-]{1,40})\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",;]*)))?/y;

/** `; rel="alternate"; type=…` from there on, the first of each name; where they end. */
function parametersAt(
  text: string,
  from: number,
): { readonly parameters: ReadonlyMap<string, string>; readonly end: number } {
  const parameters = new Map<string, string>();
  let end = from;
  for (;;) {
    PARAMETER.lastIndex = end;
    const found = PARAMETER.exec(text);
    if (found === null) return { parameters, end };
    const [, name = '', quoted, token = ''] = found;
    const key = name.toLowerCase();
    if (!parameters.has(key)) parameters.set(key, quoted?.replace(/\\(.)/g, '$1') ?? token);
    end = PARAMETER.lastIndex;
  }
}
