import { sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import type { Transaction } from '../db/transaction.ts';
import type { MemoChanges } from './row-memo.ts';
import { memoParts, stagedTablesOf } from './staged-tables.ts';

/** The parts of a source's memo. */
export async function readMemo(database: Database, sourceId: number): Promise<readonly Uint8Array[]> {
  const parts: Uint8Array[] = [];
  await inTransaction(database, ({ copyOut }) =>
    copyOut(`select rows from row_memo where source_id = ${sourceId} order by id`, (row) =>
      parts.push(new Uint8Array(row.bytes(0)!)),
    ),
  );
  return parts;
}

/** Leaves the changes of the memo for `storeMemo`. */
export async function stageMemo(transaction: Transaction, sourceId: number, changes: MemoChanges): Promise<void> {
  const { kept, passed, staged } = changes;
  const rows = [
    // An empty part, too, says that what is stored goes.
    ...(kept === null ? [] : [new Uint8Array(), ...kept]).map((part) => [memoParts.kept, part] as const),
    ...passed.map((part) => [memoParts.passed, part] as const),
    ...staged.map((part) => [memoParts.staged, part] as const),
  ];
  if (rows.length > 0) await transaction.copyBinary(stagedTablesOf(sourceId).memo, ['kind', 'rows'], rows);
}

/**
 * Takes over the changes of the memo. `withStaged`: also of the staged rows; without, those are parsed once more before the memo knows
 * them. Rows of erased people are among the staged ones, and nothing that was made of them may stay.
 */
export async function storeMemo({ db }: Transaction, sourceId: number, withStaged: boolean): Promise<void> {
  const memo = sql.table(stagedTablesOf(sourceId).memo);
  await sql`delete from row_memo where source_id = ${sourceId} and exists (select from ${memo} where kind = ${memoParts.kept})`.execute(
    db,
  );
  await sql`
    insert into row_memo (source_id, rows) select ${sourceId}, rows from ${memo}
    where length(rows) > 0 and (${withStaged} or kind <> ${memoParts.staged})`.execute(db);
}
