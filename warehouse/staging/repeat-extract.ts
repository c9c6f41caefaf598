import { sql } from 'kysely';
import type { RunId } from '../../pipeline/ports/run-store.ts';
import type { StageCounts } from '../../pipeline/ports/source-store.ts';
import type { Transaction } from '../db/transaction.ts';

/** The files and rejects of a source's last staged extract as those of this run too, with every accepted row unchanged. */
export async function repeatLastExtract({ db }: Transaction, run: RunId, sourceId: number): Promise<StageCounts> {
  await sql`
    create temporary table repeated_file on commit drop as
    select id as last_id, null::integer as id, file, sheet from run_file
    where source_id = ${sourceId}
      and run_id = (select max(run_id) from run_file where source_id = ${sourceId} and run_id <> ${run})`.execute(db);
  await sql`
    insert into run_file (run_id, source_id, file, sheet, rows_read, accepted, rejected, unchanged, error, notes)
    select ${run}, source_id, file, sheet, rows_read, 0, rejected, accepted + unchanged, error, notes
    from run_file where id in (select last_id from repeated_file) order by id`.execute(db);
  await sql`
    update repeated_file r set id = f.id from run_file f
    where f.run_id = ${run} and f.source_id = ${sourceId} and f.file = r.file and f.sheet is not distinct from r.sheet`.execute(
    db,
  );
  await sql`
    insert into reject (run_file_id, row_number, column_name, value, code, reason)
    select f.id, t.row_number, t.column_name, t.value, t.code, t.reason
    from reject t join repeated_file f on f.last_id = t.run_file_id order by t.id`.execute(db);
  const { rows } = await sql<Pick<StageCounts, 'read' | 'rejected' | 'unchanged'>>`
    select coalesce(sum(rows_read), 0)::integer as read, coalesce(sum(rejected), 0)::integer as rejected,
      coalesce(sum(unchanged), 0)::integer as unchanged
    from run_file where run_id = ${run} and source_id = ${sourceId}`.execute(db);
  return { ...rows[0]!, accepted: 0, deleted: 0, suspiciousDeletions: 0 };
}
