import { sql } from 'kysely';
import type { DecisionId } from '../../../pipeline/ports/decision-store.ts';
import type { Transaction } from '../../db/transaction.ts';
import { selectDecisions, toStoredDecision } from '../decisions/decision-rows.ts';
import { answerQuestions } from './answer-questions.ts';

/**
 * Opens the questions again that decisions answered which have ended, unless another one that is in force answers them. Where
 * syncs knew the decisions, the next one looks at all of this anew; where none did, nothing changed for it, and it would not ask.
 * For that reason a question about a field comes back only for the customer that the decision counts for now, and one about
 * what is held only while it is.
 */
export async function askAgain(transaction: Transaction, ended: readonly DecisionId[]): Promise<void> {
  for (const decision of ended) await askAgainWhatOneAnswered(transaction, decision);
}

async function askAgainWhatOneAnswered(transaction: Transaction, ended: DecisionId): Promise<void> {
  const { db } = transaction;
  const { rows } = await sql<{ id: number; records: number[]; customer_id: string | null }>`
    with again as (
      select c.id from conflict c join decision d on d.id = c.closed_by
      where c.closed_by = ${ended} and case
        when c.customer_id is not null then exists (
          select from membership m where m.customer_id = c.customer_id and m.record_id = any(d.records))
        when d.kind = 'release_hold' then exists (
          select from hold h where h.id = (d.content ->> 'hold')::integer and h.closed_at is null)
        else true end
      for update of c skip locked
    )
    update conflict c set closed_at = null, closed_by = null, asked_hash = null, opened_at = now()
    from again where c.id = again.id
    returning c.id, c.records, c.customer_id`.execute(db);
  if (rows.length === 0) return;
  const records = [...new Set(rows.flatMap((row) => row.records))];
  const customers = [...new Set(rows.flatMap(({ customer_id }) => customer_id ?? []))];
  // Those that were taken before are what was asked about, or were known when it was asked.
  const { rows: later } =
    await selectDecisions(sql`e.decision_id is null and d.id > ${ended} and (d.records && ${records}
    or d.records && array(select record_id from membership where customer_id = any(${customers})))`).execute(db);
  await answerQuestions(
    transaction,
    later.map(toStoredDecision).map(({ id, judgement }) => ({ id, judgement })),
    rows.map(({ id }) => id),
  );
}
