/** Breaks words into the lines of a terminal: by the columns they take, with hanging indents and side-by-side cells. */

import type { Inline, Role } from '../page/page.ts';
import { isolate, linkTarget } from '../page/plain-text.ts';
import { hyperlink, paint, type Style } from './style.ts';
import { displayWidth, graphemesOf, graphemeWidth, standsAlone } from './width.ts';

/** A painted line and the columns it takes. */
export interface Line {
  readonly text: string;
  readonly width: number;
}

/** Words that share a role and a link. */
interface Run {
  readonly text: string;
  readonly role: Role;
  readonly target: string | null;
  /** An address stays in one piece, wider than the page if need be: a broken one can not be copied. */
  readonly whole: boolean;
}

interface Piece {
  readonly run: Run;
  readonly text: string;
}

/** What a line can not break inside of. */
interface Atom {
  readonly pieces: Piece[];
  width: number;
  /** Whether a space stands before it when it does not begin a line. */
  readonly gap: boolean;
}

/** Breaks words into lines no wider than `width` (only an address may be). */
export function wrap(inlines: readonly Inline[], width: number, style: Style): Line[] {
  const lines: Line[] = [];
  let line: Atom[] = [];
  let used = 0;
  for (const atom of atomsOf(runsOf(inlines, style), width)) {
    const gap = atom.gap && line.length > 0 ? 1 : 0;
    if (line.length > 0 && used + gap + atom.width > width) {
      lines.push({ text: printed(line, style), width: used });
      line = [];
      used = 0;
    }
    used += (line.length > 0 ? gap : 0) + atom.width;
    line.push(atom);
  }
  if (line.length > 0) lines.push({ text: printed(line, style), width: used });
  return lines;
}

/** Wraps after a first prefix and under the others: lists, quotations, numbered headlines. */
export function hanging(
  inlines: readonly Inline[],
  { first, rest, width, style }: { first: Line; rest: Line; width: number; style: Style },
): Line[] {
  const room = Math.max(1, width - Math.max(first.width, rest.width));
  return wrap(inlines, room, style).map((line, index) => beside(index === 0 ? first : rest, line));
}

/** Cells side by side, each wrapped into its own column; `gap` columns between them. */
export function columns(
  cells: readonly { readonly inlines: readonly Inline[]; readonly width: number }[],
  { gap, style }: { gap: number; style: Style },
): Line[] {
  const wrapped = cells.map((cell) => wrap(cell.inlines, cell.width, style));
  const height = Math.max(0, ...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, row) => {
    let line: Line = { text: '', width: 0 };
    let start = 0;
    cells.forEach((cell, column) => {
      const here = wrapped[column]?.[row];
      if (here !== undefined) line = beside(padded(line, start), here);
      start += cell.width + gap;
    });
    return line;
  });
}

/** Two lines as one. */
export function beside(left: Line, right: Line): Line {
  return { text: left.text + right.text, width: left.width + right.width };
}

/** A line of our own words. */
export function plainLine(text: string, role: Role, style: Style): Line {
  return { text: paint(text, role, style), width: displayWidth(text) };
}

/** Columns that words take on one line. */
export function widthOf(inlines: readonly Inline[], style: Style): number {
  return runsOf(inlines, style).reduce((sum, { text }) => sum + displayWidth(text), 0);
}

function padded(line: Line, width: number): Line {
  const missing = Math.max(0, width - line.width);
  return { text: line.text + ' '.repeat(missing), width: line.width + missing };
}

/** Where addresses are printed, they stand behind everything else that is said on the line. */
function runsOf(inlines: readonly Inline[], style: Style): Run[] {
  const runs: Run[] = [];
  const addresses: Run[] = [];
  for (const inline of inlines) {
    if (inline.kind === 'words' || inline.kind === 'time') {
      runs.push({ text: inline.text, role: inline.role, target: null, whole: false });
    } else if (inline.kind === 'marks') {
      inline.marks.forEach(({ number, url }, index) => {
        const target = style.links ? linkTarget(url) : null;
        runs.push({ text: `${index === 0 ? '\u00a0' : ''}[${number}]`, role: 'quiet', target, whole: false });
      });
    } else {
      const target = linkTarget(inline.url);
      const live = style.links ? target : null;
      runs.push({ text: inline.text, role: live === null ? 'plain' : inline.role, target: live, whole: false });
      if (target !== null && live === null && !inline.repeated) {
        addresses.push({ text: ` ${target}`, role: 'quiet', target: null, whole: true });
      }
    }
  }
  return [...runs, ...addresses];
}

function atomsOf(runs: readonly Run[], width: number): Atom[] {
  const atoms: Atom[] = [];
  let open: Atom | null = null;
  let gap = false;
  const start = (): Atom => {
    const atom: Atom = { pieces: [], width: 0, gap };
    atoms.push(atom);
    gap = false;
    return atom;
  };
  for (const run of runs) {
    run.text.split(' ').forEach((word, index) => {
      if (index > 0) {
        open = null;
        gap = true;
      }
      if (word === '') return;
      const parts = run.whole ? [word] : breakable(word, width);
      parts.forEach((part, at) => {
        const columnsHere = displayWidth(part);
        if (open === null || at > 0 || open.width + columnsHere > width) open = start();
        open.pieces.push({ run, text: part });
        open.width += columnsHere;
      });
    });
  }
  return atoms;
}

/** A word as the pieces between which it may break: itself, as a rule. */
function breakable(word: string, width: number): string[] {
  if (/^[\x21-\x7e]*$/.test(word) && word.length <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  let loose = false;
  for (const grapheme of graphemesOf(word)) {
    const columnsHere = graphemeWidth(grapheme);
    const alone = standsAlone(grapheme);
    if (piece !== '' && ((loose && !/^\p{P}/u.test(grapheme)) || alone || used + columnsHere > width)) {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += grapheme;
    used += columnsHere;
    loose = alone;
  }
  if (piece !== '') pieces.push(piece);
  return pieces;
}

/** The atoms of one line in colour; neighbours of one run are painted, linked and isolated once. */
function printed(atoms: readonly Atom[], style: Style): string {
  const spans: { run: Run | null; text: string }[] = [];
  atoms.forEach((atom, index) => {
    atom.pieces.forEach(({ run, text }, at) => {
      const last = spans.at(-1);
      const space = at === 0 && index > 0 && atom.gap ? ' ' : '';
      if (last !== undefined && last.run === run) {
        last.text += space + text;
      } else {
        if (space !== '') spans.push({ run: null, text: space });
        spans.push({ run, text });
      }
    });
  });
  return spans
    .map(({ run, text }) => {
      if (run === null) return text;
      const shown = isolate(text).replaceAll('\u00a0', ' ');
      // The space that keeps a marker with its word is no part of the link.
      const space = shown.startsWith(' ') ? ' ' : '';
      const painted = paint(shown.slice(space.length), run.role, style);
      return space + (run.target === null ? painted : hyperlink(painted, run.target));
    })
    .join('');
}
