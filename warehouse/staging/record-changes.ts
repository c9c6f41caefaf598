import { sql } from 'kysely';
import type { Transaction } from '../db/transaction.ts';
import { followColumnTexts } from '../stores/column-texts.ts';

/**
 * Gathers in the temporary table `record_change` the records that are other than before, with the versions that were live before
 * and are live now (null: none), from `row_outcome` and from the deleted ones of `vanished`.
 */
export async function gatherChanges({ db }: Transaction): Promise<void> {
  await sql`
    create temporary table record_change on commit drop as
    select record_id, version_before, case when not deleted then version end as version_after
    from row_outcome where outcome in ('new', 'changed', 'returned', 'gone')
    union all
    select r.id, null, r.version from row_outcome o join source_record r on r.id = o.record_id where o.revives
    union all
    select r.id, r.version, null from vanished join source_record r on r.id = vanished.id`.execute(db);
  await sql`analyze record_change`.execute(db);
}

/**
 * Brings up to date what follows the live records of a source: which normalized forms are stale, and the counts of texts. As long
 * as no record of a source was normalized all are stale, and only the deleted ones are listed.
 */
export async function noteChanges(transaction: Transaction, sourceId: number): Promise<void> {
  await sql`
    insert into stale_record (record_id, source_id)
    select record_id, ${sourceId} from record_change
    where version_after is null or exists (select from normalization_state where source_id = ${sourceId})
    on conflict do nothing`.execute(transaction.db);
  await followColumnTexts(transaction, sourceId);
}
