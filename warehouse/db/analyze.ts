import { sql } from 'kysely';
import type { Database } from './database.ts';
import { inTransaction } from './in-transaction.ts';
import type { Transaction } from './transaction.ts';

/**
 * Refreshes the planner's statistics after a bulk load: until autovacuum comes round, a freshly filled table looks empty to the
 * planner, which then joins it row by row.
 */
export async function analyzeGrown(database: Database, tables: readonly string[], added: number): Promise<void> {
  if (added < 500) return;
  await inTransaction(database, async ({ db }) => {
    for (const table of tables) {
      const { rows } = await sql<{ known: number }>`
        select greatest(reltuples, 0)::float8 as known from pg_class where oid = to_regclass(${table})`.execute(db);
      if (added > 0.1 * (rows[0]?.known ?? 0)) await analyzeRoughly({ db }, [table]);
    }
  });
}

/** The same for some tables at once, for the rest of the transaction as for them: of few rows and pages, since keys and sizes are what is asked. */
export async function analyzeRoughly({ db }: Pick<Transaction, 'db'>, tables: readonly string[]): Promise<void> {
  await sql`select set_config('default_statistics_target', ${ROUGHLY}, true)`.execute(db);
  for (const table of tables) await sql`analyze ${sql.table(table)}`.execute(db);
}

/** 300 times as many rows are read, from as many pages. */
const ROUGHLY = '20';
