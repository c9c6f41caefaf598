import { sql } from 'kysely';
import type { Transaction } from './transaction.ts';

/**
 * Does work that fills tables. As long as all of them are empty, their indexes (but for those of constraints) are built when they are
 * full: inserting in the order of another column takes a random walk through an index for every row, and most of the time. Others
 * wait for these tables until the transaction ends; if it fails, the indexes are as they were.
 */
export async function fillEmpty(
  { db }: Pick<Transaction, 'db'>,
  tables: readonly string[],
  fill: () => Promise<void>,
): Promise<void> {
  const indexes = (await areEmpty({ db }, tables)) ? await indexesOf({ db }, tables) : [];
  for (const { name } of indexes) await sql`drop index ${sql.raw(name)}`.execute(db);
  await fill();
  for (const { definition } of indexes) await sql.raw(definition).execute(db);
}

/** Whether none of some tables has a row. */
export async function areEmpty({ db }: Pick<Transaction, 'db'>, tables: readonly string[]): Promise<boolean> {
  for (const table of tables) {
    const { rows } = await sql`select from ${sql.table(table)} limit 1`.execute(db);
    if (rows.length > 0) return false;
  }
  return true;
}

interface Index {
  /** Quoted where it has to be. */
  readonly name: string;
  readonly definition: string;
}

async function indexesOf({ db }: Pick<Transaction, 'db'>, tables: readonly string[]): Promise<readonly Index[]> {
  const { rows } = await sql<Index>`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i
    where i.indrelid = any(${[...tables]}::text[]::regclass[])
      and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`.execute(db);
  return rows;
}
