import { sql } from 'kysely';
import { YektaError } from '../../config/errors/yekta-error.ts';
import type { Transaction } from '../db/transaction.ts';
import type { StagedFile } from './file-numbers.ts';
import type { FinishedExtract } from './finished-extract.ts';
import { stagedTablesOf } from './staged-tables.ts';

interface FileCounts {
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly unchanged: number;
}

/** Row of `run_file` for every number of a staged file. */
export type FileIds = readonly { readonly no: number; readonly id: number }[];

/**
 * Stores the files of an extract with their counts. Throws `warehouse.inconsistent` unless, for each file and sheet, the rows
 * that the connector read are those accepted, rejected and unchanged (law 7).
 */
export async function storeFiles(
  { db }: Transaction,
  extract: FinishedExtract,
): Promise<{ readonly fileIds: FileIds; readonly totals: FileCounts }> {
  const counted = await countRows(db, extract.sourceId);
  const totals = { read: 0, accepted: 0, rejected: 0, unchanged: 0 };
  const fileIds: { no: number; id: number }[] = [];
  for (const file of extract.files) {
    const { accepted = 0, rejected = 0, unchanged: repeated = 0 } = counted.get(file.no) ?? {};
    const unchanged = file.unchanged + repeated;
    if (file.report?.rowsRead !== accepted + rejected + unchanged) throw doNotAddUp(extract, file);
    totals.read += file.report.rowsRead;
    totals.accepted += accepted;
    totals.rejected += rejected;
    totals.unchanged += unchanged;
    const { id } = await db
      .insertInto('run_file')
      .values({
        run_id: extract.run,
        source_id: extract.sourceId,
        file: file.file,
        sheet: file.sheet,
        rows_read: file.report.rowsRead,
        accepted,
        rejected,
        unchanged,
        error: file.report.error === undefined ? null : JSON.stringify(file.report.error),
        notes: [...file.report.notes],
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    fileIds.push({ no: file.no, id });
  }
  return { fileIds, totals };
}

async function countRows(
  db: Transaction['db'],
  sourceId: number,
): Promise<ReadonlyMap<number, Omit<FileCounts, 'read'>>> {
  const { rows } = await sql<Omit<FileCounts, 'read'> & { file_no: number }>`
    select file_no,
      (count(*) filter (where outcome in ('new', 'changed', 'returned', 'gone', 'late')))::integer as accepted,
      (count(*) filter (where outcome in ('duplicate', 'rejected')))::integer as rejected,
      (count(*) filter (where outcome = 'unchanged'))::integer as unchanged
    from (
      select file_no, outcome from row_outcome
      union all
      select file_no, 'rejected' from ${sql.table(stagedTablesOf(sourceId).rejects)}
    ) every_row
    group by file_no`.execute(db);
  return new Map(rows.map((row) => [row.file_no, row]));
}

function doNotAddUp({ source }: FinishedExtract, { file, sheet, report }: StagedFile): YektaError {
  const said =
    report === null ? 'was not reported as read to its end' : 'reports another number of rows than came from it';
  return new YektaError('warehouse.inconsistent', `A file ${said}; nothing of the source was taken.`, {
    place: { source, file, ...(sheet === null ? {} : { sheet }) },
    remedy: 'This is a defect of the connector; please report it with the name and kind of the file.',
  });
}
