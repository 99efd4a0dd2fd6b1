/** What `sitrep doctor` finds about this machine: Node, the data folder, its disk, the clock. */
import { mkdtempSync, readFileSync, rmdirSync, statfsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ADVICE, type Finding } from '../outcome.ts';

/** The oldest Node we run on (`package.json`, engines). */
const NODE: readonly [number, number] = [24, 15];

/** Whether this Node will do. */
export function nodeFinding(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const old = major < NODE[0] || (major === NODE[0] && minor < NODE[1]);
  return {
    check: 'node',
    state: old ? 'wrong' : 'ok',
    found: version,
    advice: old ? `Sitrep needs ${NODE.join('.')} or newer. Run "npm ci": it brings the right one.` : null,
  };
}

/** Whether a file can be made in the data folder; where it is not there yet, in the folder it will be made in. */
export function folderFinding(folder: string): Finding {
  const check = 'data-folder';
  const there = nearestFolder(resolve(folder));
  const missing = there !== resolve(folder);
  try {
    if (!statSync(there).isDirectory()) {
      return { check, state: 'wrong', found: `${folder}: ${there} is a file`, advice: 'Set DATA_DIR to a folder.' };
    }
    rmdirSync(mkdtempSync(join(there, '.sitrep-doctor-')));
  } catch (cause) {
    const why = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    return { check, state: 'wrong', found: `${folder} cannot be written (${why})`, advice: ADVICE['store-unwritable'] };
  }
  const found = missing ? `${folder} is not there yet; the first start makes it` : `${folder} can be written`;
  return { check, state: 'ok', found, advice: null };
}

/** A path itself, or the lowest folder above it that is there. */
function nearestFolder(path: string): string {
  for (let here = path; ; here = dirname(here)) {
    if (statSync(here, { throwIfNoEntry: false }) !== undefined || here === dirname(here)) return here;
  }
}

/** What is known of a disk. */
export interface Disk {
  readonly freeBytes: number;
  /** The kind of file system as Linux numbers it (statfs(2)); null elsewhere. */
  readonly kind: number | null;
}

/** The disk on which the data folder is, or will be; null where the system does not tell. */
export function diskOf(folder: string): Disk | null {
  try {
    const { bavail, bsize, type } = statfsSync(nearestFolder(resolve(folder)));
    return { freeBytes: bavail * bsize, kind: process.platform === 'linux' ? type : null };
  } catch {
    return null;
  }
}

const MEGABYTE = 1024 * 1024;
const FULL_BYTES = 100 * MEGABYTE;
const SCARCE_BYTES = 1024 * MEGABYTE;

/** Whether there is room, on a disk that keeps what is written. */
export function diskFindings(disk: Disk | null): readonly Finding[] {
  if (disk === null) return [{ check: 'disk', state: 'skipped', found: 'the system does not tell', advice: null }];
  const free = `${Math.floor(disk.freeBytes / MEGABYTE).toLocaleString('en')} MB free`;
  const state = disk.freeBytes < FULL_BYTES ? 'wrong' : disk.freeBytes < SCARCE_BYTES ? 'warning' : 'ok';
  const advice = state === 'ok' ? null : 'Free some space, or shorten "retention" in sitrep.yaml.';
  return [{ check: 'disk', state, found: free, advice }, fileSystemFinding(disk.kind)];
}

const UNSAFE =
  'Several machines can write there and locks are not kept, so data is lost. Use a local disk for DATA_DIR.';
const FORGETFUL =
  'What is kept there is gone with the container or the machine. Mount a volume and set DATA_DIR to it.';

/** By the number in linux/magic.h and cifsfs.h; what is not listed keeps data and locks as SQLite needs them. */
const FILE_SYSTEMS: ReadonlyMap<number, readonly [name: string, state: Finding['state'], advice: string]> = new Map([
  [0x6969, ['NFS', 'wrong', UNSAFE]],
  [0x517b, ['SMB', 'wrong', UNSAFE]],
  [0xfe534d42, ['SMB', 'wrong', UNSAFE]],
  [0xff534d42, ['CIFS', 'wrong', UNSAFE]],
  [0x01021997, ['9p (a folder of the host)', 'warning', UNSAFE]],
  [0x65735546, ['FUSE', 'warning', 'Make sure that it is a local disk: over a network locks are not kept.']],
  [0x01021994, ['tmpfs, in memory', 'warning', FORGETFUL]],
  [0x858458f6, ['ramfs, in memory', 'warning', FORGETFUL]],
  [0x794c7630, ['overlay, the container’s own', 'warning', FORGETFUL]],
]);

function fileSystemFinding(kind: number | null): Finding {
  const check = 'file-system';
  if (kind === null) return { check, state: 'skipped', found: 'the system does not tell', advice: null };
  const known = FILE_SYSTEMS.get(kind >>> 0);
  if (known === undefined) return { check, state: 'ok', found: 'a local disk', advice: null };
  const [found, state, advice] = known;
  return { check, state, found, advice };
}

/** The process that has a data folder for itself, as Linux tells of locks; null where nobody has, or nobody can say. */
export function holderOf(folder: string): number | null {
  try {
    const inode = statSync(join(folder, 'sitrep.lock')).ino;
    for (const line of readFileSync('/proc/locks', 'utf8').split('\n')) {
      // "1: POSIX  ADVISORY  WRITE 1234 fd:01:56789 0 EOF"
      const [, , , kind, pid, place = ''] = line.trim().split(/\s+/);
      if (kind === 'WRITE' && place.split(':')[2] === String(inode)) return Number(pid);
    }
  } catch {
    // No lock was ever made, or this is no Linux.
  }
  return null;
}

/** Slots and moments are told by the clock, so half a minute is too much. */
const CLOCK_OFF_MS = 30_000;

/** Our clock beside that of a service. */
export function clockFinding(aheadMs: number | null): Finding {
  const check = 'clock';
  if (aheadMs === null) {
    return { check, state: 'skipped', found: 'no service told the time', advice: null };
  }
  const seconds = Math.round(Math.abs(aheadMs) / 1_000);
  if (Math.abs(aheadMs) <= CLOCK_OFF_MS) {
    return { check, state: 'ok', found: 'agrees with that of the service', advice: null };
  }
  return {
    check,
    state: 'wrong',
    found: `${seconds} s ${aheadMs > 0 ? 'fast' : 'slow'}`,
    advice: 'Have this machine set its clock by the network (NTP); briefings come at the wrong moment.',
  };
}
