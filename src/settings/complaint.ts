/** One fault in a settings file or in the environment, with everything an operator needs to correct it. */
export interface Complaint {
  /** As the operator would write it: "config/feeds.yaml", or "environment". */
  readonly file: string;
  /** Counted from 1; null where the fault has no place in a file. */
  readonly line: number | null;
  readonly column: number | null;
  /** Where in the file's data: "feeds.3.every"; the name of the variable for the environment; empty for a whole file. */
  readonly path: string;
  /** What stands there, shortened; never a secret. */
  readonly found: string;
  readonly expected: string;
  /** The line itself, credentials masked; null where there is none. */
  readonly source: string | null;
}

/** Every complaint with its line and a caret under the fault, for people. */
export function describeComplaints(complaints: readonly Complaint[]): string {
  return complaints.map(describeComplaint).join('\n');
}

function describeComplaint({ file, line, column, path, found, expected, source }: Complaint): string {
  const place = line === null ? file : `${file}:${line}:${column ?? 1}`;
  const head = `${place}${path === '' ? '' : ` ${path}`}: found ${found}, expected ${expected}`;
  if (source === null || column === null) return head;
  const indent = source.length - source.trimStart().length;
  // A long line is shown around the fault, not from its start.
  const from = column - 1 > LINE_CHARACTERS ? column - 1 - LINE_CHARACTERS / 2 : indent;
  const shown = source.slice(from, from + LINE_CHARACTERS);
  return `${head}\n    ${shown}\n    ${' '.repeat(Math.max(0, column - 1 - from))}^`;
}

const LINE_CHARACTERS = 100;
