import { sql } from 'kysely';
import type { Transaction } from '../db/transaction.ts';
import { digest } from '../digest.ts';

/**
 * Makes the temporary table `merge_candidate` of the customers (as they will be) whose golden record may be missing or made
 * from other input than there is now, in so far as it is known which: those that gain or lose records, those of records whose
 * content changed since the last publication, those with something pending, and, where people decided anything since, those of records about whose
 * fields they ever did. False, without table: it may be any customer.
 */
export async function findMergeCandidates({ db }: Pick<Transaction, 'db'>, fingerprint: string): Promise<boolean> {
  const { rows } = await sql<{ known: boolean; decided: boolean }>`
    select coalesce(merged_fingerprint = ${digest(fingerprint)}, false) as known,
      merged_decisions is distinct from revision as decided
    from project_state cross join decision_state`.execute(db);
  const { known, decided } = rows[0]!;
  if (!known) return false;
  await sql`
    create temporary table merge_candidate on commit drop as
    with content (record_id) as (
      select record_id from unmerged_record
      union all select record_id from pending_membership
      union all select records[1] from decision where ${decided} and kind in ('pin', 'reject_value')
    )
    select m.customer_id from content join membership m on m.record_id = content.record_id
    union select customer_id from pending_membership where customer_id is not null
    union select customer_id from pending_golden`.execute(db);
  await sql`analyze merge_candidate`.execute(db);
  return true;
}

/** See `CustomerStore.noteMerged`. Decisions that were taken since the run read them may have been seen or not: they are looked at again. */
export async function noteMerged({ db }: Pick<Transaction, 'db'>, fingerprint: string): Promise<void> {
  const rules = digest(fingerprint);
  await sql`
    update project_state set merged_fingerprint = ${rules}, merged_decisions = read_decisions
    where merged_fingerprint is distinct from ${rules} or merged_decisions is distinct from read_decisions`.execute(db);
}
