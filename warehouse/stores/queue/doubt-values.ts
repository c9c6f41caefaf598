import { sql } from 'kysely';
import type { FieldName } from '../../../matching/ids.ts';
import type { DoubtfulField } from '../../../matching/queue/doubtful-fields.ts';
import { storedKey } from '../../codec/stored-key.ts';
import type { Transaction } from '../../db/transaction.ts';
import { keepAskedRecords, saidDigest } from './asked-records.ts';
import { endQuestions, openQuestions } from './open-questions.ts';

/** Records that a question about a value points to. */
const SHOWN = 100;

/**
 * See ConflictQueue.doubtValues. A record counts where another one of the same question has the value, too. Nothing is looked for where open
 * questions, decisions and fields are those of the last time, and no publication told of changes since (see `settlePublished`).
 */
export async function doubtValues(transaction: Transaction, fields: readonly DoubtfulField[]): Promise<void> {
  const { db } = transaction;
  const { rows: states } = await sql<{ input: string; isKnown: boolean }>`
    select s.input, coalesce(p.doubted = s.input, false) as "isKnown"
    from project_state p cross join (
      select md5(concat_ws(' ', ${JSON.stringify(fields)}::text, d.revision, asked.questions))::uuid as input
      from decision_state d cross join (
        select concat(count(*), ' ', sum(hash_array_extended(c.records, c.id))) as questions from conflict c where ${isAsked}
      ) asked
    ) s`.execute(db);
  const { input, isKnown } = states[0]!;
  if (isKnown) return;
  await sql`
    create temporary table asking_record on commit drop as
    select c.id as question, member as record_id from conflict c cross join lateral unnest(c.records) as member
    where ${isAsked}`.execute(db);
  await sql`analyze asking_record`.execute(db);
  await keepAskedRecords({ db }, fields);
  const { rows } = await sql<{ field: FieldName; key: string; count: number; records: number[] }>`
    with doubtful as (select * from json_to_recordset(${JSON.stringify(fields)}::json) as f (field text, records integer)),
    shared as (
      select value, unnest(array_agg(distinct record_id)) as record_id
      from asking_record join asked_record r using (record_id) cross join lateral unnest(r.said) as value
      group by question, value having count(distinct record_id) > 1
    ),
    counted as (
      select value, count(distinct record_id) as count, array_agg(distinct record_id) as records
      from shared group by value having count(distinct record_id) >= (select min(records) from doubtful)
    )
    select t.field, t.key, c.count,
      (array(select r.id from source_record r join source on source.id = r.source_id
        where r.id = any(c.records) order by source.name, r.key, r.stream limit ${SHOWN})) as records
    from counted c cross join lateral (
      select f.field, ${storedKey} as key, f.records as least
      from normalized_record n cross join lateral json_each(n.fields) as e (field, said) join doubtful f using (field)
      cross join lateral json_array_elements(e.said) v
      where n.record_id = c.records[1] and ${saidDigest} = c.value limit 1
    ) t
    where c.count >= t.least`.execute(db);
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
  await sql`update project_state set doubted = ${input}`.execute(db);
}

/** Open questions `c` about records that may be one customer. */
const isAsked = sql`c.closed_at is null and c.kind in ('possible_match', 'held_cluster')`;
