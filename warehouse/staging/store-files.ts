import { sql } from 'kysely';
import { YektaError } from '../../config/errors/yekta-error.ts';
import type { Transaction } from '../db/transaction.ts';
import type { StagedFile } from './file-numbers.ts';
import type { FinishedExtract } from './finished-extract.ts';
import type { OutcomeCounts } from './row-outcomes.ts';
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
  outcomes: OutcomeCounts,
): Promise<{ readonly fileIds: FileIds; readonly totals: FileCounts }> {
  const counted = await countRows(db, extract.sourceId, outcomes);
  const totals = { read: 0, accepted: 0, rejected: 0, unchanged: 0 };
  const fileIds: { no: number; id: number }[] = [];
  for (const file of extract.files) {
    const { accepted, rejected, unchanged: repeated } = counted.get(file.no) ?? none;
    const unchanged = file.unchanged + repeated;
    const read = accepted + rejected + unchanged;
    if (file.report?.rowsRead !== read) throw doNotAddUp(extract, file);
    totals.read += read;
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
        rows_read: read,
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

const none = { accepted: 0, rejected: 0, unchanged: 0 };

async function countRows(
  db: Transaction['db'],
  sourceId: number,
  outcomes: OutcomeCounts,
): Promise<ReadonlyMap<number, typeof none>> {
  const { rows: rejects } = await sql<Pick<OutcomeCounts[number], 'file_no' | 'outcome' | 'count'>>`
    select file_no, 'rejected' as outcome, count(*)::integer as count
    from ${sql.table(stagedTablesOf(sourceId).rejects)} group by file_no`.execute(db);
  const counted = new Map<number, typeof none>();
  for (const { file_no, outcome, count } of [...outcomes, ...rejects]) {
    const counts = counted.get(file_no) ?? none;
    const kind = countedAs(outcome);
    counted.set(file_no, { ...counts, [kind]: counts[kind] + count });
  }
  return counted;
}

function countedAs(outcome: string): keyof typeof none {
  if (outcome === 'unchanged') return 'unchanged';
  return outcome === 'duplicate' || outcome === 'rejected' ? 'rejected' : 'accepted';
}

function doNotAddUp({ source }: FinishedExtract, { file, sheet, report }: StagedFile): YektaError {
  const said =
    report === null ? 'was not reported as read to its end' : 'reports another number of rows than came from it';
  return new YektaError('warehouse.inconsistent', `A file ${said}; nothing of the source was taken.`, {
    place: { source, file, ...(sheet === null ? {} : { sheet }) },
    remedy: 'This is a defect of the connector; please report it with the name and kind of the file.',
  });
}
