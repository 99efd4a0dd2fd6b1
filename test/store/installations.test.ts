import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommunityId } from '../../src/office.ts';
import type { Installation } from '../../src/store/installations.ts';
import { openStore } from '../../src/store/open-store.ts';
import { type SecretKeys, seal, unseal } from '../../src/store/sealed.ts';
import type { Store } from '../../src/store/store.ts';
import { NOON } from '../support/builders.ts';

let folder: string;
let store: Store | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitrep-installations-'));
});
afterEach(async () => {
  await store?.close();
  store = null;
  rmSync(folder, { recursive: true, force: true });
});

const key = (byte: number) => new Uint8Array(32).fill(byte);
const OLD: SecretKeys = { current: key(1), previous: null };
const BOTH: SecretKeys = { current: key(2), previous: key(1) };
const NEW: SecretKeys = { current: key(2), previous: null };

function anInstallation(team: string): Installation {
  const token = ['xoxb', 'canary', team].join('-');
  return { community: `slack:${team}` as CommunityId, installedAt: NOON, document: JSON.stringify({ token }) };
}

const ONE = anInstallation('T1');
const TWO = anInstallation('T2');

async function open(mode: 'run' | 'memory' = 'run'): Promise<Store> {
  await store?.close();
  store = await openStore({ folder, clock: () => NOON, mode });
  return store;
}

/** Everything that lies in the data folder, as somebody who takes it away has it. */
function allBytes(): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))
    .join('\n');
}

describe('an installation', () => {
  it.each(['run', 'memory'] as const)('is kept, renewed and dropped (%s)', async (mode) => {
    const installations = await (await open(mode)).installations(OLD);
    await installations.keep(TWO);
    await installations.keep(ONE);
    await installations.keep({ ...ONE, installedAt: NOON + 1, document: 'renewed' });

    expect(await installations.all()).toEqual([{ ...ONE, installedAt: NOON + 1, document: 'renewed' }, TWO]);
    await installations.drop(ONE.community);
    await installations.drop(ONE.community);

    expect(await installations.all()).toEqual([TWO]);
  });

  it('outlives the process, and cannot be read from its files', async () => {
    await (await (await open()).installations(OLD)).keep(ONE);
    const { installations } = await open();

    expect(await (await installations(OLD)).all()).toEqual([ONE]);
    expect(allBytes()).toContain('slack:T1');
    expect(allBytes()).not.toContain('canary');
  });

  it('is gone from the files, sealed as it was, once it is dropped', async () => {
    const installations = await (await open()).installations(OLD);
    await installations.keep(ONE);
    await installations.drop(ONE.community);
    await store?.close();
    store = null;

    const file = new DatabaseSync(join(folder, 'sitrep.db'), { readOnly: true });
    expect(file.prepare('select * from installations').all()).toEqual([]);
    file.close();
    expect(allBytes()).not.toContain('canary');
  });
});

describe('the key', () => {
  it('that is wrong is refused, and nothing is changed by it', async () => {
    await (await (await open()).installations(OLD)).keep(ONE);

    await expect((await open()).installations(NEW)).rejects.toMatchObject({
      code: 'secret-key-wrong',
      message: expect.stringContaining('slack:T1'),
    });
    expect(await (await (await open()).installations(OLD)).all()).toEqual([ONE]);
  });

  it('is rotated by a start with both, after which the old one opens nothing', async () => {
    await (await (await open()).installations(OLD)).keep(ONE);

    expect(await (await (await open()).installations(BOTH)).all()).toEqual([ONE]);

    expect(await (await (await open()).installations(NEW)).all()).toEqual([ONE]);
    await expect((await open()).installations(OLD)).rejects.toMatchObject({ code: 'secret-key-wrong' });
  });

  it('may be rotated in part, as a crash leaves it: everything is readable with both', async () => {
    const { installations } = await open();
    const before = await installations(OLD);
    await before.keep(ONE);
    await installations(BOTH);
    await before.keep(TWO);

    expect(await (await (await open()).installations(BOTH)).all()).toEqual([ONE, TWO]);
    expect(await (await (await open()).installations(NEW)).all()).toEqual([ONE, TWO]);
  });

  it('does not open what was put in the place of another', async () => {
    const installations = await (await open()).installations(OLD);
    await installations.keep(ONE);
    await installations.keep(TWO);
    await store?.close();
    store = null;
    const file = new DatabaseSync(join(folder, 'sitrep.db'));
    file.exec("update installations set sealed = (select sealed from installations where community = 'slack:T1')");
    file.close();

    await expect((await open()).installations(OLD)).rejects.toMatchObject({ code: 'secret-key-wrong' });
  });
});

describe('a sealed text', () => {
  it('is opened by its key alone, about the same, and only if no byte was changed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.nat(), fc.nat(255), (text, about, place, byte) => {
        const sealed = seal(text, about, OLD);
        const bytes = Buffer.from(sealed.text, 'base64');
        bytes[place % bytes.length] = byte;
        const changed = bytes.toString('base64');

        expect(unseal(sealed, about, OLD)).toBe(text);
        expect(unseal(sealed, about, BOTH)).toBe(text);
        expect(unseal(sealed, `${about}.`, OLD)).toBeNull();
        expect(unseal(sealed, about, NEW)).toBeNull();
        expect(unseal({ ...sealed, text: changed }, about, OLD)).toBe(changed === sealed.text ? text : null);
      }),
    );
  });

  it('is another one each time', () => {
    expect(seal('the same', 'a', OLD)).not.toEqual(seal('the same', 'a', OLD));
  });

  it.each(['', 'AAAA', 'not base64'])('is nothing when it is %j', (text) => {
    const { keyId } = seal('', 'a', OLD);

    expect(unseal({ keyId, text }, 'a', OLD)).toBeNull();
  });
});
