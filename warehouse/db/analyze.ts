import { sql } from 'kysely';
import type { Database } from './database.ts';

/**
 * Refreshes the planner's statistics after a bulk load: until autovacuum comes round, a freshly filled table looks empty to the
 * planner, which then joins it row by row.
 */
export async function analyzeGrown({ db }: Database, tables: readonly string[], added: number): Promise<void> {
  if (added < 500) return;
  for (const table of tables) {
    const { rows } = await sql<{ known: number }>`
      select greatest(reltuples, 0)::float8 as known from pg_class where oid = to_regclass(${table})`.execute(db);
    if (added > 0.1 * (rows[0]?.known ?? 0)) await sql`analyze ${sql.table(table)}`.execute(db);
  }
}
