import { sql } from 'kysely';
import type { FieldName } from '../../../matching/ids.ts';
import type { DoubtfulField } from '../../../matching/queue/doubtful-fields.ts';
import { storedKey } from '../../codec/stored-key.ts';
import type { Transaction } from '../../db/transaction.ts';
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
  await gatherValues({ db }, fields);
  const { rows } = await sql<{ field: FieldName; key: string; count: number; records: number[] }>`
    with shared as (
      select field, key, least, unnest(array_agg(distinct record_id)) as record_id
      from asked_record join said_value using (record_id)
      group by question, field, key, least having count(distinct record_id) > 1
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
  await sql`update project_state set doubted = ${input}`.execute(db);
}

/** Open questions `c` about records that may be one customer. */
const isAsked = sql`c.closed_at is null and c.kind in ('possible_match', 'held_cluster')`;

/**
 * Makes temporary tables of the records of open questions and of what these say in the given fields. Each document is read once; and the planner,
 * which knows nothing of what documents hold, sees how many values there are.
 */
async function gatherValues({ db }: Pick<Transaction, 'db'>, fields: readonly DoubtfulField[]): Promise<void> {
  await sql`
    create temporary table asked_record on commit drop as
    select c.id as question, member as record_id from conflict c cross join lateral unnest(c.records) as member
    where ${isAsked}`.execute(db);
  await sql`analyze asked_record`.execute(db);
  await sql`
    create temporary table said_value on commit drop as
    select * from (
      select n.record_id, f.field, f.records as least, ${storedKey} as key
      from (select distinct record_id from asked_record) a
      join normalized_record n on n.record_id = a.record_id
      cross join lateral json_each(n.fields) as e (field, said)
      join json_to_recordset(${JSON.stringify(fields)}::json) as f (field text, records integer) on f.field = e.field
      cross join lateral json_array_elements(e.said) v
    ) said where key <> ''`.execute(db);
  await sql`analyze said_value`.execute(db);
}
