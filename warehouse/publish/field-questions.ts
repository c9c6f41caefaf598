import { sql } from 'kysely';
import type { FieldName } from '../../matching/ids.ts';
import type { FieldQuestion } from '../../matching/queue/golden-questions.ts';
import type { Transaction } from '../db/transaction.ts';
import { endQuestions, type NewQuestion, openQuestions } from '../stores/queue/open-questions.ts';

/** Asks about the fields of customers whose values contradict each other or a pin, and closes what is settled. */
export async function publishFieldQuestions(transaction: Transaction): Promise<void> {
  const { db } = transaction;
  const { rows } = await sql<StoredFieldQuestion>`
    select g.customer_id as customer, item ->> 'field' as field, item ->> 'kind' as kind, item ->> 'reason' as reason,
      (item ->> 'priority')::float8 as "fieldWeight",
      array(select json_array_elements_text(item -> 'records')::integer) as records
    from golden_change c
    join golden_record g on g.id = c.new_id and c.contradicts and c.shown
    cross join lateral json_array_elements(g.contradictions) item`.execute(db);
  await openQuestions(transaction, rows.map(toQuestion));
  await sql`
    update conflict q set closed_at = now()
    where kind in ('contradiction', 'contested_decision') and customer_id is not null and closed_at is null
      and (customer_id in (select customer_id from golden_change
          union all select customer_id from pending_identity where change in ('restored', 'released'))
        or exists (select from customer c where c.id = q.customer_id and c.state <> 'live'))
      and question not in (select question from question_in)`.execute(db);
  await endQuestions(transaction);
}

type StoredFieldQuestion = FieldQuestion & {
  readonly customer: string;
  readonly field: FieldName;
  readonly records: readonly number[];
};

function toQuestion({ customer, field, records, fieldWeight, ...asked }: StoredFieldQuestion): NewQuestion {
  return { ...asked, subject: { kind: asked.kind, customer, field }, records, fieldWeight };
}
