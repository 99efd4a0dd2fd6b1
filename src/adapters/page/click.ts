/**
 * What a button or a menu asks, written into what the service hands back, so that it works after a restart and for as
 * long as the message stands: `1|<command>|<options>|<page>|<delivery>`. The options are written as in an address.
 */

/** A question that a click asks. */
export interface Click {
  /** One word or two: "story", "feeds add". */
  readonly command: string;
  readonly options: Readonly<Record<string, string>>;
  /** From 1; null where the answer has no pages. */
  readonly page: number | null;
  /** The delivery of the message that the button stands on; null in an answer. */
  readonly delivery: string | null;
}

const VERSION = '1';
const COMMAND = /^[a-z]{1,20}(?: [a-z]{1,20})?$/;
const OPTION = /^[a-z][a-z-]{0,31}$/;
const PAGE = /^[1-9]\d{0,3}$/;
const DELIVERY = /^[a-z2-7]{24}$/;

/** The text that asks this in at most `most` characters; null when it would be longer, or could not be read back. */
export function writeClick(
  { command, options, page = null, delivery = null }: Partial<Click> & Pick<Click, 'command' | 'options'>,
  most: number,
): string | null {
  const query = Object.entries(options)
    .map(([name, value]) => `${name}=${encoded(value)}`)
    .join('&');
  const text = [VERSION, command, query, page ?? '', delivery ?? ''].join('|');
  return text.length <= most && readClick(text, { most }) !== null ? text : null;
}

// Letters of any script stay letters: written as in an address a few words of Ukrainian would fill an id. Everything that
// parts the fields, hides or heaps up is written out.
const WRITTEN_OUT = /(?<!\p{L})\p{M}|[^[[\p{L}\p{N}\p{M}]--\p{Default_Ignorable_Code_Point}] .,:;!?'"\(\)\/@+_~\-]/gv;

function encoded(value: string): string {
  return value.toWellFormed().replace(WRITTEN_OUT, (character) => encodeURIComponent(character));
}

/** What a text asks; null for one of somebody else or of another version. `chosen` is the page a menu was set to. */
export function readClick(
  text: string,
  { most, chosen }: { readonly most: number; readonly chosen?: string | undefined },
): Click | null {
  if (text.length > most) return null;
  const [version, command = '', query = '', page = '', delivery = '', ...rest] = text.split('|');
  if (version !== VERSION || rest.length > 0 || text.split('|').length !== 5 || !COMMAND.test(command)) return null;
  const wanted = chosen ?? page;
  if (wanted !== '' && !PAGE.test(wanted)) return null;
  if (delivery !== '' && !DELIVERY.test(delivery)) return null;
  const options = readOptions(query);
  if (options === null) return null;
  return {
    command,
    options,
    page: wanted === '' ? null : Number(wanted),
    delivery: delivery === '' ? null : delivery,
  };
}

function readOptions(query: string): Readonly<Record<string, string>> | null {
  if (query === '') return {};
  const options = new Map<string, string>();
  for (const pair of query.split('&')) {
    const equals = pair.indexOf('=');
    const name = pair.slice(0, Math.max(0, equals));
    if (!OPTION.test(name) || options.has(name)) return null;
    try {
      options.set(name, decodeURIComponent(pair.slice(equals + 1)));
    } catch {
      return null;
    }
  }
  return Object.fromEntries(options);
}
