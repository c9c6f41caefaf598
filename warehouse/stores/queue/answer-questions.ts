import { sql } from 'kysely';
import type { Judgement } from '../../../matching/decision.ts';
import { anchorsOf } from '../../../matching/decisions/anchors.ts';
import { type Answerable, answers } from '../../../matching/queue/answers.ts';
import type { DecisionId } from '../../../pipeline/ports/decision-store.ts';
import type { Transaction } from '../../db/transaction.ts';
import { evidenceOf } from './evidence.ts';
import { questionDigest } from './question-digest.ts';

/** Closes the open questions that decisions answer. */
export async function answerQuestions(
  { db }: Transaction,
  decisions: readonly { readonly id: DecisionId; readonly judgement: Judgement }[],
): Promise<void> {
  const anchors = decisions.flatMap(({ judgement }) => anchorsOf(judgement));
  const named = decisions.flatMap(({ judgement }) => (judgement.kind === 'generic_value' ? [digestOf(judgement)] : []));
  const { rows } = await sql<
    Answerable & { readonly id: number; readonly question: string; readonly members: number[] }
  >`
    select c.id, c.question, c.kind, c.records, c.field,
      array(select record_id from membership m where m.customer_id = c.customer_id and m.record_id = any(${anchors})) as members
    from conflict c where c.closed_at is null and (c.question = any(${named}::uuid[]) or c.records && ${anchors}::integer[]
      or c.customer_id in (select customer_id from membership where record_id = any(${anchors})))
    for update`.execute(db);
  for (const { id, question, members, ...asked } of rows) {
    const answer = decisions.find(({ judgement }) =>
      judgement.kind === 'generic_value'
        ? question.replaceAll('-', '') === digestOf(judgement)
        : (asked.field === null || anchorsOf(judgement).some((anchor) => members.includes(anchor))) &&
          answers(judgement, asked),
    );
    if (answer === undefined) continue;
    await sql`
      update conflict c set closed_at = now(), closed_by = ${answer.id}, asked_hash = ${evidenceOf('c')}
      where id = ${id}`.execute(db);
  }
}

function digestOf({ field, key }: Extract<Judgement, { kind: 'generic_value' }>): string {
  return questionDigest({ kind: 'generic_value', field, key });
}
