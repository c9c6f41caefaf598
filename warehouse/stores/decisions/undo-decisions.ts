import { sql } from 'kysely';
import type { DecisionId, StoredDecision } from '../../../pipeline/ports/decision-store.ts';
import type { Transaction } from '../../db/transaction.ts';
import { answerQuestions } from '../queue/answer-questions.ts';
import { askAgain } from '../queue/ask-again.ts';
import { insertDecisions, insertEnds, selectDecisions, toStoredDecision } from './decision-rows.ts';
import { lockDecisions, readInForce } from './in-force.ts';
import { assertNoContradiction } from './standing.ts';

/** The work of DecisionStore.undo, inside its transaction. */
export async function undoDecisions(
  transaction: Transaction,
  ids: readonly DecisionId[],
  by: { readonly author: string; readonly reason: string },
): Promise<readonly DecisionId[]> {
  if (ids.length === 0) return [];
  await lockDecisions(transaction);
  const undone = [...new Set(ids)];
  await readInForce(transaction, undone);
  const back = await supersededBy(transaction, undone);
  await assertNoContradiction(
    transaction,
    back.map(({ judgement }) => judgement),
    new Set(undone),
  );
  await insertEnds(
    transaction,
    undone.map((decision) => ({ decision, cause: 'undone', by: null, ...by })),
  );
  await askAgain(transaction, undone);
  if (back.length === 0) return [];
  const restored = await insertDecisions(
    transaction,
    back.map(({ id, judgement, author, reason, origin, decidedAt, expiresAt }) => ({
      judgement,
      author,
      reason,
      origin,
      decidedAt,
      expiresAt,
      basis: null,
      restores: id,
    })),
  );
  await answerQuestions(
    transaction,
    back.map(({ judgement }, index) => ({ id: restored[index]!, judgement })),
  );
  return restored;
}

/** What these decisions took the place of; a decision that was brought back itself stands for the one that it is. */
async function supersededBy({ db }: Transaction, ids: readonly DecisionId[]): Promise<readonly StoredDecision[]> {
  const { rows } = await selectDecisions(sql`e.cause = 'superseded' and e.by_decision in (
    with recursive same as (
      select id, restores from decision where id = any(${[...ids]})
      union
      select d.id, d.restores from same join decision d on d.id = same.restores
    )
    select id from same)`).execute(db);
  return rows.map(toStoredDecision);
}
