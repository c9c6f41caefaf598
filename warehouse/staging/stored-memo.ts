import { sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import type { Transaction } from '../db/transaction.ts';
import { type PartChanges, partReader } from './memo-words.ts';
import type { MemoChanges, StoredMemo } from './row-memo.ts';
import { memoParts, stagedTablesOf } from './staged-tables.ts';

/** The parts of a source's memo. */
export async function readMemo(database: Database, sourceId: number): Promise<StoredMemo> {
  const [rows, stretches] = [partReader(), partReader()];
  await inTransaction(database, ({ copyOut }) =>
    copyOut(
      `select rows, stretches::integer, (sum(length(rows)) over (partition by stretches))::integer
       from row_memo where source_id = ${sourceId} order by id`,
      (row) => (row.int(1) === 0 ? rows : stretches).add(row.bytes(0)!, row.int(2)),
    ),
  );
  return { rows: rows.words(), stretches: stretches.words() };
}

/** Leaves the changes of the memo for `storeMemo`. */
export async function stageMemo(transaction: Transaction, sourceId: number, changes: MemoChanges): Promise<void> {
  const rows = [...stagedParts(changes.rows, false), ...stagedParts(changes.stretches, true)];
  if (rows.length > 0) await transaction.copyBinary(stagedTablesOf(sourceId).memo, ['kind', 'stretches', 'rows'], rows);
}

function stagedParts({ kept, passed, staged }: PartChanges, stretches: boolean) {
  return [
    // An empty part, too, says that what is stored goes.
    ...(kept === null ? [] : [new Uint8Array(), ...kept]).map((part) => [memoParts.kept, stretches, part] as const),
    ...passed.map((part) => [memoParts.passed, stretches, part] as const),
    ...staged.map((part) => [memoParts.staged, stretches, part] as const),
  ];
}

/**
 * Takes over the changes of the memo. `withStaged`: also of the staged rows; without, those are parsed once more before the memo knows
 * them. Rows of erased people are among the staged ones, and nothing that was made of them may stay.
 */
export async function storeMemo({ db }: Transaction, sourceId: number, withStaged: boolean): Promise<void> {
  const memo = sql.table(stagedTablesOf(sourceId).memo);
  await sql`
    delete from row_memo m where source_id = ${sourceId}
      and exists (select from ${memo} s where s.kind = ${memoParts.kept} and s.stretches = m.stretches)`.execute(db);
  await sql`
    insert into row_memo (source_id, stretches, rows) select ${sourceId}, stretches, rows from ${memo}
    where length(rows) > 0 and (${withStaged} or kind <> ${memoParts.staged})`.execute(db);
}
