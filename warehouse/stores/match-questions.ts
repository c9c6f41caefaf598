import { sql } from 'kysely';
import type { Clustering } from '../../matching/cluster-and-ask.ts';
import type { Transaction } from '../db/transaction.ts';
import { endQuestions, type NewQuestion, openQuestions } from './queue/open-questions.ts';
import type { Scope } from './write-clusters.ts';

/** Opens questions for what a result asks people about, and closes those that no longer hold. */
export async function writeMatchQuestions(transaction: Transaction, result: Clustering, scope: Scope): Promise<void> {
  await openQuestions(transaction, questionsOf(result));
  const touched =
    scope === 'all'
      ? sql`select id from conflict`
      : sql`select q.id from conflict q cross join lateral unnest(q.records) as asked (record_id)
          join reclustered r on r.record_id = asked.record_id where q.closed_at is null`;
  // Both lists are looked up in hashes: `<> all` would go through one for each question.
  await sql`
    with touched (id) as materialized (${touched})
    update conflict set closed_at = now()
    where kind in ('possible_match', 'held_cluster', 'contested_decision') and customer_id is null and closed_at is null
      and id in (select id from touched) and question not in (select question from question_in)`.execute(
    transaction.db,
  );
  await endQuestions(transaction);
}

function* questionsOf({ possibleMatches, held, contestedDecisions }: Clustering): Generator<NewQuestion> {
  for (const { a, b, weight, reason } of possibleMatches) {
    const [kind, records] = ['possible_match', [a, b]] as const;
    yield { kind, reason, subject: { kind, records }, records, weight };
  }
  for (const { members: records, reason } of held) {
    const kind = 'held_cluster';
    yield { kind, reason, subject: { kind, records }, records };
  }
  for (const { decision, conflict } of contestedDecisions) {
    const [kind, records] = ['contested_decision', [decision.a, decision.b]] as const;
    yield { kind, reason: conflict.reason, subject: { kind, records }, records };
  }
}
