import { sql } from 'kysely';
import type { ErasureReport, ErasureSubject } from '../../pipeline/ports/erasure-store.ts';
import type { Counts } from '../../pipeline/ports/run-store.ts';
import type { Transaction } from '../db/transaction.ts';
import { type FoundRecords, findRecordsToErase } from './find-records.ts';

/** The work of ErasureStore.preview. */
export async function previewErasure({ db }: Pick<Transaction, 'db'>, subject: ErasureSubject): Promise<ErasureReport> {
  const found = await findRecordsToErase({ db }, subject);
  const records = found.erased.map(({ id }) => id);
  const { rows } = await sql<Record<string, number>>`
    select
      (select count(*) from source_record where id = any(${records})) as source_record,
      (select count(*) from source_record_version where record_id = any(${records})) as source_record_version,
      (select count(*) from normalized_record where record_id = any(${records})) as normalized_record,
      (select count(*) from golden_record where customer_id = ${subject.customer}) as golden_record,
      (select count(*) from decision where records && ${records}::integer[]) as decision,
      (select count(*) from conflict where records && ${records}::integer[]) as conflict`.execute(db);
  return toReport(found, rows[0]!);
}

export function toReport(found: FoundRecords, counts: Counts): ErasureReport {
  return {
    whole: found.kept.length === 0,
    records: found.erased.map(({ source, key }) => ({ source, key })),
    counts,
  };
}
