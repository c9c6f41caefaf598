import { type RawBuilder, sql } from 'kysely';
import type { RunId } from '../../pipeline/ports/run-store.ts';
import type { Transaction } from '../db/transaction.ts';

/**
 * Keeps the end of the feed for this transaction: others that append events wait until it ends, so that positions follow
 * each other in the order of commits, without gaps (law 9).
 */
export async function lockFeed({ db }: Transaction): Promise<void> {
  await sql`select from feed_state for update`.execute(db);
}

/** Waits for a publication under way; others wait until the transaction ends. To be called before customers are locked. */
export async function awaitPublications({ db }: Transaction): Promise<void> {
  await sql`select from feed_state for share`.execute(db);
}

/**
 * Appends events to the feed, which the transaction has locked. Their time is that of this statement and not of the
 * transaction's start, so that it never goes back from one position to the next; in milliseconds, as everybody is told it, so
 * that who asks for what was served at that time finds it.
 *
 * @param happened a query with the columns customer_id, type, data, golden_id, old_golden_id and cause, and part and place, which give the order
 */
export async function appendEvents({ db }: Transaction, run: RunId, happened: RawBuilder<unknown>): Promise<void> {
  const { numAffectedRows: added = 0n } = await sql`
    insert into customer_event (position, customer_id, type, run_id, at, data, golden_id, old_golden_id, cause)
    select feed_state.position + row_number() over (order by part, place, customer_id), customer_id, type, ${run},
      date_trunc('milliseconds', statement_timestamp()), data, golden_id, old_golden_id, cause
    from (${happened}) happened cross join feed_state`.execute(db);
  if (added > 0n) await sql`update feed_state set position = position + ${added}`.execute(db);
}
