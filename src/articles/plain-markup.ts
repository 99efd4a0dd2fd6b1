/** Small pieces of markup as publishers put it into attributes, linked data and scripts, made plain without building a tree. */

const BREAKS = /<\/?(?:p|br|div|li|ul|ol|h[1-6]|blockquote|tr|section|figure)\b[^<>]{0,300}>/gi;

const TAG = /<\/?[a-z!][^<>]{0,1000}>/gi;

/** A text without tags and entities in one line; null when nothing is left. */
export function plainText(value: string | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  const text = decoded(decoded(value).replace(TAG, ' ')).replace(/\s+/g, ' ').trim();
  return text === '' ? null : text;
}

/** The paragraphs of a text that may hold markup, escaped or not; a line each where it holds none. */
export function plainParagraphs(value: string): readonly string[] {
  const markup = /&lt;\/?(?:p|br|div)\b/i.test(value) ? decoded(value) : value;
  return markup
    .replace(/<(script|style|figure|figcaption|iframe)\b[^<>]{0,1000}>[^<]{0,5000}<\/\1>/gi, '\n')
    .replace(BREAKS, '\n')
    .replace(/&#(?:10|13|xa|xd);/gi, '\n')
    .split(/\s*\n\s*/)
    .flatMap((paragraph) => plainText(paragraph) ?? []);
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  bdquo: '„',
  laquo: '«',
  raquo: '»',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  ouml: 'ö',
  uuml: 'ü',
  auml: 'ä',
  szlig: 'ß',
  ntilde: 'ñ',
  aacute: 'á',
  iacute: 'í',
  oacute: 'ó',
  uacute: 'ú',
};

/** Publishers escape twice in attributes and linked data. */
export function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[String(name)] ?? ENTITIES[String(name).toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}
