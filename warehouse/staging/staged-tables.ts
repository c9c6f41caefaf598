import { sql } from 'kysely';
import type { Transaction } from '../db/transaction.ts';

/** Tables of one source that hold its extract until `stage` takes it. They are unlogged: a crash of Postgres empties them. */
export interface StagedTables {
  readonly records: string;
  readonly rejects: string;
  /** Live records that are not in a complete snapshot. */
  readonly absent: string;
  /** Changes of the row memo. */
  readonly memo: string;
}

/** Entries of the row memo that wait in a staged table. */
export const memoParts = {
  /** They take the place of what is stored. */
  kept: 0,
  passed: 1,
  staged: 2,
} as const;

export const stagedTablesOf = (sourceId: number): StagedTables => ({
  records: `staged_record_${sourceId}`,
  rejects: `staged_reject_${sourceId}`,
  absent: `staged_absent_${sourceId}`,
  memo: `staged_memo_${sourceId}`,
});

export async function createStagedTables({ db }: Transaction, sourceId: number): Promise<void> {
  const { records, rejects, absent, memo } = stagedTablesOf(sourceId);
  await dropStagedTables({ db }, sourceId);
  await sql`create unlogged table ${sql.table(records)} (
    seq integer not null, stream text collate "C" not null, key text collate "C" not null, key_hash uuid not null,
    deleted boolean not null, hash uuid not null, order_key text collate "C", raw json not null, file_no integer not null, row_number integer not null
  )`.execute(db);
  await sql`create unlogged table ${sql.table(rejects)} (
    file_no integer not null, row_number integer not null, column_name text, value text, code text not null, reason text not null
  )`.execute(db);
  await sql`create unlogged table ${sql.table(absent)} (record_id integer not null)`.execute(db);
  await sql`create unlogged table ${sql.table(memo)} (kind integer not null, stretches boolean not null, rows bytea not null)`.execute(
    db,
  );
}

export async function dropStagedTables({ db }: Pick<Transaction, 'db'>, sourceId: number): Promise<void> {
  const { records, rejects, absent, memo } = stagedTablesOf(sourceId);
  await sql`drop table if exists ${sql.table(records)}, ${sql.table(rejects)}, ${sql.table(absent)}, ${sql.table(memo)}`.execute(
    db,
  );
}
