/** The Markdown of Discord's texts as Discord draws it, in its elements (https://support.discord.com/hc/en-us/articles/210298617). */

/** How moments are told. */
export interface Reader {
  /** Discord shows them in the zone of whoever reads. */
  readonly timeZone: string;
  readonly now: number;
}

/** A text display as HTML. */
export function discordHtml(text: string, reader: Reader): string {
  const out: string[] = [];
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; ) {
    const block = BLOCKS.find(({ begins }) => begins.test(lines[at] ?? '')) ?? PLAIN;
    const taken: string[] = [];
    do taken.push((lines[at++] ?? '').replace(block.begins, ''));
    while (block.gathers && at < lines.length && kindOf(lines[at] ?? '') === block);
    out.push(
      block.draw(
        taken.map((line) => inline(line, reader)),
        taken.length,
      ),
    );
  }
  return out.join('');
}

interface BlockKind {
  readonly begins: RegExp;
  /** Whether lines of this kind that follow each other are one. */
  readonly gathers: boolean;
  readonly draw: (lines: readonly string[], count: number) => string;
}

const BLOCKS: readonly BlockKind[] = [
  heading(1),
  heading(2),
  heading(3),
  { begins: /^-# /, gathers: false, draw: ([line]) => `<discord-subscript>${line}</discord-subscript>` },
  { begins: /^> /, gathers: true, draw: (lines) => `<discord-quote>${lines.join('<br>')}</discord-quote>` },
  {
    begins: /^[-*] /,
    gathers: true,
    draw: (lines) =>
      `<discord-unordered-list>${lines.map((line) => `<discord-list-item>${line}</discord-list-item>`).join('')}</discord-unordered-list>`,
  },
];

const PLAIN: BlockKind = {
  begins: /^/,
  gathers: true,
  draw: (lines) => `<div class="lines">${lines.map((line) => (line === '' ? '&nbsp;' : line)).join('<br>')}</div>`,
};

function heading(level: number): BlockKind {
  return {
    begins: new RegExp(`^#{${level}} `),
    gathers: false,
    draw: ([line]) => `<discord-header level="${level}">${line}</discord-header>`,
  };
}

function kindOf(line: string): BlockKind {
  return BLOCKS.find(({ begins }) => begins.test(line)) ?? PLAIN;
}

type Draw = (found: readonly string[], reader: Reader) => string;

/** In the order in which they are tried at each place. */
const INLINES: readonly (readonly [RegExp, Draw])[] = [
  [/^\\([^0-9A-Za-z\s])/, ([, sign = '']) => escapeHtml(sign)],
  [/^\*\*(.+?)\*\*(?!\*)/, ([, text = ''], reader) => `<strong>${inline(text, reader)}</strong>`],
  [/^__(.+?)__(?!_)/, ([, text = ''], reader) => `<u>${inline(text, reader)}</u>`],
  [/^\*([^\s*][^*]*?)\*(?!\*)/, ([, text = ''], reader) => `<em>${inline(text, reader)}</em>`],
  [/^_([^\s_][^_]*?)_(?![_\w])/, ([, text = ''], reader) => `<em>${inline(text, reader)}</em>`],
  [/^~~(.+?)~~/, ([, text = ''], reader) => `<s>${inline(text, reader)}</s>`],
  [
    /^\[((?:\[[^[\]]*\]|[^[\]])+)\]\(<?(https?:\/\/(?:\\.|[^\s<>\\)])+)>?\)/,
    ([, text = '', url = '']) =>
      `<discord-link href="${escapeHtml(url.replace(/\\(.)/g, '$1'))}">${escapeHtml(text)}</discord-link>`,
  ],
  [
    /^<t:(-?\d+)(?::([tTdDfFR]))?>/,
    ([, seconds, style = 'f'], reader) => moment(Number(seconds) * 1_000, style, reader),
  ],
];

function inline(text: string, reader: Reader): string {
  let out = '';
  for (let rest = text; rest !== ''; ) {
    const hit = INLINES.map(([pattern, draw]) => ({ found: pattern.exec(rest), draw })).find(
      ({ found }) => found !== null,
    );
    if (hit?.found) {
      out += hit.draw(hit.found, reader);
      rest = rest.slice(hit.found[0].length);
    } else {
      const [sign = ''] = rest;
      out += escapeHtml(sign);
      rest = rest.slice(sign.length);
    }
  }
  return out;
}

const STYLES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

function moment(at: number, style: string, { timeZone, now }: Reader): string {
  const told =
    style === 'R'
      ? new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' }).format(Math.round((at - now) / 3_600_000), 'hour')
      : new Intl.DateTimeFormat('en-GB', { timeZone, ...STYLES[style] }).format(at);
  return `<discord-time>${escapeHtml(told)}</discord-time>`;
}

/** Text as text. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
