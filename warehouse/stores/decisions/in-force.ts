import { sql } from 'kysely';
import { YektaError } from '../../../config/errors/yekta-error.ts';
import type { CustomerId, RecordId } from '../../../matching/ids.ts';
import type { DecisionId, StoredDecision } from '../../../pipeline/ports/decision-store.ts';
import type { Transaction } from '../../db/transaction.ts';
import { selectDecisions, toStoredDecision } from './decision-rows.ts';

/**
 * Decisions are written one after the other; readers wait for nothing. A process that freezes in the middle of it is cut off by
 * the server, so that others wait some seconds and not forever.
 */
export async function lockDecisions({ db }: Transaction): Promise<void> {
  await sql`select set_config('idle_in_transaction_session_timeout', ${LONGEST_PAUSE}, true)`.execute(db);
  await sql`select from decision_state for update`.execute(db);
}

/** Between two statements are milliseconds of work, or some seconds when tens of thousands of decisions are imported at once. */
const LONGEST_PAUSE = '20s';

/** @throws `decision.not_found`, `decision.ended` when one of them is not in force */
export async function readInForce({ db }: Transaction, ids: readonly DecisionId[]): Promise<readonly StoredDecision[]> {
  if (ids.length === 0) return [];
  const { rows } = await selectDecisions(sql`d.id = any(${[...ids]})`).execute(db);
  const found = new Map(rows.map((row) => [row.id as DecisionId, toStoredDecision(row)]));
  return ids.map((id) => {
    const decision = found.get(id);
    if (decision === undefined)
      throw new YektaError('decision.not_found', `There is no decision ${id}.`, {
        remedy: '`yekta decisions --all` lists them.',
      });
    if (decision.end !== null)
      throw new YektaError('decision.ended', `Decision ${id} is no longer in force: it is ${decision.end.cause}.`, {
        remedy: '`yekta decisions --all` tells what ended it.',
      });
    return decision;
  });
}

export async function readCustomersOf(
  { db }: Pick<Transaction, 'db'>,
  records: readonly RecordId[],
): Promise<ReadonlyMap<RecordId, CustomerId>> {
  const { rows } = await sql<{ record: RecordId; customer: CustomerId }>`
    select record_id as record, customer_id as customer from membership where record_id = any(${[...records]})`.execute(
    db,
  );
  return new Map(rows.map(({ record, customer }) => [record, customer]));
}
