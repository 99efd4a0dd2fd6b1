import { type ProblemCode, Refusal } from '../outcome.ts';

/** Primary result codes of SQLite (https://www.sqlite.org/rescode.html), which is what an operator can do about. */
const BY_SQLITE_CODE: Readonly<Record<number, ProblemCode>> = {
  3: 'store-unwritable',
  5: 'store-locked',
  6: 'store-locked',
  8: 'store-unwritable',
  10: 'store-unwritable',
  11: 'store-broken',
  13: 'store-full',
  14: 'store-unwritable',
  23: 'store-unwritable',
  26: 'store-broken',
};

/** I/O errors that a full disk or a used-up quota causes: writing, truncating and growing the shared-memory file. */
const FULL_IO_CODES: ReadonlySet<number> = new Set([778, 1546, 4874]);

const BY_SYSTEM_CODE: Readonly<Record<string, ProblemCode>> = {
  ENOSPC: 'store-full',
  EDQUOT: 'store-full',
  EACCES: 'store-unwritable',
  EPERM: 'store-unwritable',
  EROFS: 'store-unwritable',
  ENOTDIR: 'store-unwritable',
  EEXIST: 'store-unwritable',
  ENOENT: 'store-unwritable',
};

/** What a failure of the database or the file system is for the operator; what is no such failure is a bug and stays. */
export function storeRefusal(thrown: unknown, folder: string): unknown {
  if (thrown instanceof Refusal || !(thrown instanceof Error)) return thrown;
  const code = codeOf(thrown);
  return code === null ? thrown : new Refusal(code, `${folder}: ${thrown.message}`, { cause: thrown });
}

function codeOf(error: Error & { readonly code?: unknown; readonly errcode?: unknown }): ProblemCode | null {
  if (typeof error.errcode === 'number') {
    return FULL_IO_CODES.has(error.errcode) ? 'store-full' : (BY_SQLITE_CODE[error.errcode & 0xff] ?? null);
  }
  return typeof error.code === 'string' ? (BY_SYSTEM_CODE[error.code] ?? null) : null;
}
