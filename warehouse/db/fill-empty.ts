import { sql } from 'kysely';
import type { Transaction } from './transaction.ts';

/**
 * Does work that fills tables. As long as all of them are empty, their indexes and keys are built when they are full: one row after
 * another takes a walk through each index, and most of the time. Nor is what is written logged, where there are no replicas: the tables are made
 * anew in this transaction. Others wait for these tables until it ends, in the order in which they are named here; if it fails, everything is as it was.
 */
export async function fillEmpty(
  { db }: Pick<Transaction, 'db'>,
  tables: readonly string[],
  fill: () => Promise<void>,
): Promise<void> {
  if (!(await areEmpty({ db }, tables))) return fill();
  const indexes = await indexesOf({ db }, tables);
  await sql`truncate ${sql.join(tables.map((table) => sql.table(table)))}`.execute(db);
  for (const { drop } of indexes) await sql.raw(drop).execute(db);
  await fill();
  // Whoever fills waits meanwhile: its core is free.
  if (indexes.length > 0) await sql`select set_config('max_parallel_maintenance_workers', '1', true)`.execute(db);
  for (const { create } of indexes) await sql.raw(create).execute(db);
}

/** Whether none of some tables has a row. */
export async function areEmpty({ db }: Pick<Transaction, 'db'>, tables: readonly string[]): Promise<boolean> {
  for (const table of tables) {
    const { rows } = await sql`select from ${sql.table(table)} limit 1`.execute(db);
    if (rows.length > 0) return false;
  }
  return true;
}

/** How to take an index away, and how to make it again. */
interface Index {
  readonly drop: string;
  readonly create: string;
}

async function indexesOf({ db }: Pick<Transaction, 'db'>, tables: readonly string[]): Promise<readonly Index[]> {
  const { rows } = await sql<Index>`
    select
      case when c.oid is null then format('drop index %s', i.indexrelid::regclass)
        else format('alter table %s drop constraint %I', i.indrelid::regclass, c.conname) end as drop,
      case when c.oid is null then pg_get_indexdef(i.indexrelid)
        else format('alter table %s add constraint %I %s', i.indrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) end as create
    from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.conrelid = i.indrelid
    where i.indrelid = any(${[...tables]}::text[]::regclass[]) order by c.oid is null, i.indexrelid`.execute(db);
  return rows;
}
