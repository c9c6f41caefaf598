import { sql } from 'kysely';
import type { Transaction } from '../db/transaction.ts';
import type { FinishedExtract } from './finished-extract.ts';
import type { OutcomeCounts } from './row-outcomes.ts';
import { stagedTablesOf } from './staged-tables.ts';
import type { FileIds } from './store-files.ts';

/** Stores the rejects of the extract, and one for each row that repeats a key with other content. */
export async function storeRejects(
  { db }: Transaction,
  { sourceId, files }: FinishedExtract,
  fileIds: FileIds,
  outcomes: OutcomeCounts,
): Promise<void> {
  const areDuplicates = outcomes.some(({ outcome }) => outcome === 'duplicate');
  const named = fileIds.map(({ no, id }) => {
    const { file, sheet } = files[no]!;
    return { no, id, name: sheet === null ? file : `${file}, sheet "${sheet}"` };
  });
  await sql`
    with file as (select * from json_to_recordset(${JSON.stringify(named)}) as f (no integer, id integer, name text))
    insert into reject (run_file_id, row_number, column_name, value, code, reason)
    select file.id, row_number, column_name, value, code, reason
    from ${sql.table(stagedTablesOf(sourceId).rejects)} join file on file.no = file_no
    union all
    select file.id, o.row_number, null, o.key, 'row.key_duplicate',
      format('Row %s of %s has the same key and other content; that row was taken.', o.first_row_number, first.name)
    from row_outcome o
    join file on file.no = o.file_no
    join file first on first.no = o.first_file_no
    where ${areDuplicates} and o.outcome = 'duplicate'`.execute(db);
}
