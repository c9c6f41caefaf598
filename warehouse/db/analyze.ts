import { sql } from 'kysely';
import type { Database } from './database.ts';
import { inTransaction } from './in-transaction.ts';

/**
 * Refreshes the planner's statistics after a bulk load: until autovacuum comes round, a freshly filled table looks empty to the
 * planner, which then joins it row by row.
 */
export async function analyzeGrown(database: Database, tables: readonly string[], added: number): Promise<void> {
  if (added < 500) return;
  await inTransaction(database, async ({ db }) => {
    await sql`select set_config('default_statistics_target', ${TARGET}, true)`.execute(db);
    for (const table of tables) {
      const { rows } = await sql<{ known: number }>`
        select greatest(reltuples, 0)::float8 as known from pg_class where oid = to_regclass(${table})`.execute(db);
      if (added > 0.1 * (rows[0]?.known ?? 0)) await sql`analyze ${sql.table(table)}`.execute(db);
    }
  });
}

/** 300 rows each are read, from as many pages: keys, sizes and shares of few words are known well enough. */
const TARGET = '20';
