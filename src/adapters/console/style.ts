/** How the terminal at hand wants to be written to. */
import { styleText } from 'node:util';
import type { Role } from '../page/page.ts';

/** How the terminal at hand wants to be written to. */
export interface Style {
  /** Columns, 40 to 100. */
  readonly width: number;
  readonly colour: boolean;
  /** Whether addresses may hide behind words (OSC 8); otherwise they are printed. */
  readonly links: boolean;
}

/** The narrowest and the widest page that reads well. */
export const NARROWEST = 40;
export const WIDEST = 100;
const USUAL = 80;

/** For files and pipes: no colour, addresses printed. */
export const PLAIN: Style = { width: USUAL, colour: false, links: false };

/** What we need to know about an output stream. */
export interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/**
 * Colour: FORCE_COLOR decides (`0` and `false` mean no), then NO_COLOR (https://no-color.org, not empty), then whether
 * somebody looks at it (a terminal that is not `dumb`). Links: FORCE_HYPERLINK decides, then a terminal known to show
 * them; elsewhere the address is printed, so that a source is never out of reach.
 */
export function styleOf(env: Readonly<Record<string, string | undefined>>, screen: Screen): Style {
  const watched = screen.isTTY === true && env.TERM !== 'dumb';
  return {
    width: clampWidth(screen.columns ?? Number(env.COLUMNS)),
    colour: forced(env.FORCE_COLOR) ?? (watched && (env.NO_COLOR ?? '') === ''),
    links: forced(env.FORCE_HYPERLINK) ?? (watched && showsLinks(env)),
  };
}

function forced(value: string | undefined): boolean | null {
  if (value === undefined) return null;
  return value !== '0' && value !== 'false';
}

function clampWidth(columns: number): number {
  if (!Number.isInteger(columns) || columns <= 0) return USUAL;
  return Math.min(WIDEST, Math.max(NARROWEST, columns));
}

function showsLinks(env: Readonly<Record<string, string | undefined>>): boolean {
  return (
    Number(env.VTE_VERSION) >= 5000 ||
    env.WT_SESSION !== undefined ||
    env.KONSOLE_VERSION !== undefined ||
    /^(?:iTerm\.app|WezTerm|vscode|ghostty|Hyper|zed|Tabby)$/.test(env.TERM_PROGRAM ?? '') ||
    /kitty|alacritty|ghostty|^foot/.test(env.TERM ?? '')
  );
}

const FORMATS = {
  plain: [],
  strong: ['bold'],
  label: ['bold', 'cyan'],
  quiet: ['dim'],
  caution: ['yellow'],
  rise: ['bold', 'yellow'],
  fall: ['bold', 'blue'],
  voice: ['italic'],
  link: ['underline'],
  struck: ['dim', 'strikethrough'],
} as const satisfies Readonly<Record<Role, Parameters<typeof styleText>[0]>>;

/** The text in the colour of its role; the text alone where there is no colour. */
export function paint(text: string, role: Role, style: Style): string {
  const format = FORMATS[role];
  if (!style.colour || format.length === 0 || text === '') return text;
  return styleText([...format], text, { validateStream: false });
}

/** The text as a link (https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda); `target` from `linkTarget`. */
export function hyperlink(text: string, target: string): string {
  return `\u001b]8;;${target}\u001b\\${text}\u001b]8;;\u001b\\`;
}
