import { Kysely } from 'kysely';
import type { Clock } from '../clock.ts';
import { Refusal } from '../outcome.ts';
import { articlesIn } from './articles.ts';
import { pastBriefingsIn } from './briefings.ts';
import { type DataFile, pragma } from './data-folder.ts';
import { deliveriesIn } from './deliveries.ts';
import { feedStatesIn } from './feed-states.ts';
import { installationsIn } from './installations.ts';
import { migrate, SCHEMA_VERSION } from './migrations.ts';
import { officeIn } from './office.ts';
import type { Tables } from './schema.ts';
import { searchIn } from './search.ts';
import { slotsIn } from './slots.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import type { Store } from './store.ts';
import { cardsIn, storiesIn } from './stories.ts';
import { countsIn, factsIn, pruneIn } from './upkeep.ts';

/** The store over an open data file, brought to the newest schema where this process may write. */
export async function sqliteStore(
  file: DataFile,
  clock: Clock,
  { writes }: { readonly writes: boolean },
): Promise<Store> {
  const db = new Kysely<Tables>({ dialect: sqliteDialect(file) });
  const version = Number(pragma(file.db, 'user_version'));
  if (writes && version !== SCHEMA_VERSION) await migrate(db, file.folder);
  if (!writes && version !== SCHEMA_VERSION) {
    const code = version > SCHEMA_VERSION ? 'store-newer' : 'store-older';
    throw new Refusal(code, `${file.folder}: schema ${version}, and this version reads ${SCHEMA_VERSION}`);
  }
  return {
    articles: articlesIn(db),
    feedStates: feedStatesIn(db),
    stories: storiesIn(db),
    cards: cardsIn(db),
    pastBriefings: pastBriefingsIn(db),
    deliveries: deliveriesIn(db, clock),
    slots: slotsIn(db),
    search: searchIn(db),
    office: officeIn(db, clock),
    installations: (keys) => installationsIn(db, keys),
    counts: () => countsIn(db),
    ...factsIn(db),
    prune: (limits) => pruneIn(db, limits, clock),
    async close() {
      await db.destroy();
      file.close();
    },
  };
}
