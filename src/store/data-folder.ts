import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Refusal } from '../outcome.ts';
import { storeRefusal } from './refusals.ts';

const DATA_FILE = 'sitrep.db';
const LOCK_FILE = 'sitrep.lock';
const BUSY_TIMEOUT_MS = 5_000;

/** Larger files are not read through at every start: at 2 GB that would take longer than anybody waits. */
const LARGEST_CHECKED_BYTES = 256 * 1024 * 1024;

/** An open data file, and what must be let go with it. */
export interface DataFile {
  readonly db: DatabaseSync;
  /** Names the folder in refusals. */
  readonly folder: string;
  close(): void;
}

/**
 * Opens the data file of a folder for writing, for this process alone: as long as it is open a second process is
 * refused (`store-locked`). The operating system frees the lock with the process, however it ends. The modes on which
 * durability rests are set and then read back; the file is checked for damage.
 */
export function openForWriting(folder: string): DataFile {
  let lock: DatabaseSync | null = null;
  let db: DatabaseSync | null = null;
  try {
    makeFolder(resolve(folder));
    lock = lockFolder(folder);
    db = new DatabaseSync(join(folder, DATA_FILE), { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true });
    db.exec('pragma journal_mode = wal; pragma synchronous = full');
    verifyModes(db, folder);
    checkForDamage(db, folder);
  } catch (thrown) {
    db?.close();
    lock?.close();
    throw storeRefusal(thrown, folder);
  }
  return fileOf(db, lock, folder);
}

/** Opens the data file for reading beside a process that writes; null when there is none yet. */
export function openForReading(folder: string): DataFile | null {
  const path = join(folder, DATA_FILE);
  if (!existsSync(path)) return null;
  try {
    return fileOf(new DatabaseSync(path, { readOnly: true, timeout: BUSY_TIMEOUT_MS }), null, folder);
  } catch (thrown) {
    throw storeRefusal(thrown, folder);
  }
}

function fileOf(db: DatabaseSync, lock: DatabaseSync | null, folder: string): DataFile {
  return {
    db,
    folder,
    close() {
      if (db.isOpen) db.close();
      if (lock?.isOpen) lock.close();
    },
  };
}

/** Node's own recursive mkdir never ends where a folder refuses children with ENOENT, as /proc does. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

/** Holds an exclusive transaction on an empty database beside the data, which nobody ever writes to. */
function lockFolder(folder: string): DatabaseSync {
  const lock = new DatabaseSync(join(folder, LOCK_FILE), { timeout: 0 });
  try {
    lock.exec('begin exclusive');
    return lock;
  } catch (thrown) {
    lock.close();
    throw thrown;
  }
}

/** A file system that cannot do WAL answers with another mode instead of an error. */
function verifyModes(db: DatabaseSync, folder: string): void {
  const modes = {
    journal: pragma(db, 'journal_mode'),
    synchronous: pragma(db, 'synchronous'),
    foreignKeys: pragma(db, 'foreign_keys'),
  };
  if (modes.journal !== 'wal' || modes.synchronous !== 2 || modes.foreignKeys !== 1) {
    throw new Refusal('store-unwritable', `${folder}: this disk cannot keep data safely (${JSON.stringify(modes)})`);
  }
}

function checkForDamage(db: DatabaseSync, folder: string): void {
  const bytes = Number(pragma(db, 'page_count')) * Number(pragma(db, 'page_size'));
  if (bytes > LARGEST_CHECKED_BYTES) return;
  const found = pragma(db, 'quick_check(1)');
  if (found !== 'ok') throw new Refusal('store-broken', `${folder}: ${String(found)}`);
}

/** The answer of a pragma. */
export function pragma(db: DatabaseSync, name: string): unknown {
  const row = db.prepare(`pragma ${name}`).get();
  return row === undefined ? null : Object.values(row)[0];
}
