/** What communities gave us so that we may speak there; nobody reads it who has the database alone. */
import type { Kysely } from 'kysely';
import type { EpochMs } from '../clock.ts';
import type { CommunityId } from '../office.ts';
import { Refusal } from '../outcome.ts';
import { TABLE_END } from './differences.ts';
import type { Tables } from './schema.ts';
import { isSealedNow, type SecretKeys, seal, unseal } from './sealed.ts';

/** One community's. */
export interface Installation {
  readonly community: CommunityId;
  readonly installedAt: EpochMs;
  /** Sealed wherever it is kept. */
  readonly document: string;
}

/** All of them. */
export interface Installations {
  all(): Promise<readonly Installation[]>;
  /** Takes the place of the one before. */
  keep(installation: Installation): Promise<void>;
  drop(community: CommunityId): Promise<void>;
}

/** The table. */
export async function addInstallations({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('installations')
    .addColumn('community', 'text', (column) => column.primaryKey().notNull())
    .addColumn('installed_at', 'integer', (column) => column.notNull())
    .addColumn('key_id', 'text', (column) => column.notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .modifyEnd(TABLE_END)
    .execute();
}

/**
 * Opens them. Those that were sealed with the previous key are sealed with the current one, each by itself, so that a crash
 * in between leaves all of them readable. Refuses (`secret-key-wrong`) when one cannot be read: whoever starts with a wrong
 * key must not find out by being silent somewhere.
 */
export async function installationsIn(db: Kysely<Tables>, keys: SecretKeys): Promise<Installations> {
  const rows = await db.selectFrom('installations').selectAll().orderBy('community').execute();
  for (const row of rows) {
    const { community } = row;
    const document = opened(row, keys);
    if (document === null) throw new Refusal('secret-key-wrong', `SITREP_SECRET_KEY does not open ${community}`);
    if (isSealedNow({ keyId: row.key_id }, keys)) continue;
    const { keyId, text } = seal(document, community, keys);
    await db
      .updateTable('installations')
      .set({ key_id: keyId, sealed: text })
      .where('community', '=', community)
      .where('sealed', '=', row.sealed)
      .execute();
  }

  return {
    async all() {
      const kept = await db.selectFrom('installations').selectAll().orderBy('community').execute();
      return kept.flatMap((row) => {
        const document = opened(row, keys);
        const community = row.community as CommunityId;
        return document === null ? [] : [{ community, installedAt: row.installed_at, document }];
      });
    },
    async keep({ community, installedAt, document }) {
      const { keyId, text } = seal(document, community, keys);
      const row = { installed_at: installedAt, key_id: keyId, sealed: text };
      await db
        .insertInto('installations')
        .values({ community, ...row })
        .onConflict((conflict) => conflict.column('community').doUpdateSet(row))
        .execute();
    },
    async drop(community) {
      await db.deleteFrom('installations').where('community', '=', community).execute();
    },
  };
}

function opened({ community, key_id, sealed }: Tables['installations'], keys: SecretKeys): string | null {
  return unseal({ keyId: key_id, text: sealed }, community, keys);
}
