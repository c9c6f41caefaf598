import { sql } from 'kysely';
import type { FieldName } from '../../../matching/ids.ts';
import type { DoubtfulField } from '../../../matching/queue/doubtful-fields.ts';
import { storedKey } from '../../codec/stored-key.ts';
import type { Transaction } from '../../db/transaction.ts';
import { endQuestions, openQuestions } from './open-questions.ts';

/** Records that a question about a value points to. */
const SHOWN = 100;

/** See ConflictQueue.doubtValues. A record counts where another one of the same question has the value, too. */
export async function doubtValues(transaction: Transaction, fields: readonly DoubtfulField[]): Promise<void> {
  const { db } = transaction;
  const { rows } = await sql<{ field: FieldName; key: string; count: number; records: number[] }>`
    with said as materialized (
      select c.id as question, n.record_id, f.field, f.records as least, ${storedKey} as key
      from conflict c cross join lateral unnest(c.records) as member
      join normalized_record n on n.record_id = member
      cross join json_to_recordset(${JSON.stringify(fields)}::json) as f (field text, records integer)
      cross join lateral json_array_elements(coalesce(n.fields -> f.field, '[]')) v
      where c.closed_at is null and c.kind in ('possible_match', 'held_cluster')
    ), shared as (
      select field, key, least, unnest(array_agg(distinct record_id)) as record_id from said
      where key <> '' group by question, field, key, least having count(distinct record_id) > 1
    )
    select s.field, s.key, count(distinct s.record_id) as count,
      (array(select r.id from source_record r join source on source.id = r.source_id
        where r.id = any(array_agg(s.record_id)) order by source.name, r.key, r.stream limit ${SHOWN})) as records
    from shared s group by s.field, s.key, s.least having count(distinct s.record_id) >= s.least`.execute(db);
  await openQuestions(
    transaction,
    rows.map(({ field, key, count, records }) => ({
      kind: 'generic_value',
      reason: 'shared',
      subject: { kind: 'generic_value', field, key },
      records,
      counts: { records: count },
    })),
  );
  await sql`
    update conflict set closed_at = now() where kind = 'generic_value' and closed_at is null
      and question not in (select question from question_in)`.execute(db);
  await endQuestions(transaction);
}
