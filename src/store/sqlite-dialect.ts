import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { DataFile } from './data-folder.ts';
import { BEGIN } from './differences.ts';
import { storeRefusal } from './refusals.ts';

/** Kysely over Node's own SQLite. Kysely gives the one connection to one transaction or query at a time. */
export function sqliteDialect(file: DataFile): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new NodeSqliteDriver(file),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

class NodeSqliteDriver implements Driver {
  readonly #file: DataFile;
  readonly #connection: NodeSqliteConnection;

  constructor(file: DataFile) {
    this.#file = file;
    this.#connection = new NodeSqliteConnection(file);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  async beginTransaction(): Promise<void> {
    this.#connection.execute(BEGIN);
  }

  async commitTransaction(): Promise<void> {
    this.#connection.execute('commit');
  }

  /** A full disk ends the transaction by itself; then there is nothing to roll back. */
  async rollbackTransaction(): Promise<void> {
    if (this.#file.db.isTransaction) this.#connection.execute('rollback');
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    this.#file.close();
  }
}

class NodeSqliteConnection implements DatabaseConnection {
  readonly #db: DatabaseSync;
  readonly #folder: string;

  constructor({ db, folder }: DataFile) {
    this.#db = db;
    this.#folder = folder;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    try {
      const statement = this.#db.prepare(sql);
      if (statement.columns().length > 0) {
        return { rows: statement.all(...(parameters as SQLInputValue[])) as R[] };
      }
      const { changes } = statement.run(...(parameters as SQLInputValue[]));
      return { rows: [], numAffectedRows: BigInt(changes) };
    } catch (thrown) {
      throw storeRefusal(thrown, this.#folder);
    }
  }

  execute(sql: string): void {
    try {
      this.#db.exec(sql);
    } catch (thrown) {
      throw storeRefusal(thrown, this.#folder);
    }
  }

  // biome-ignore lint/correctness/useYield: the interface asks for it; nothing here reads in streams.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('The store reads no streams.');
  }
}
