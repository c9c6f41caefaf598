import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../db/transaction.ts';

/*
 * What changed since the last publication, so that resolving and merging need not look at everything. It is written in the transaction
 * that changes what they start from, and forgotten in the one that publishes what they made of it: however often a run breaks off in
 * between, the next one finds all of it again.
 */

type Db = Pick<Transaction, 'db'>;

/**
 * Notes records that came or went or whose cluster is another one now.
 *
 * @param records a query with the column record_id; it may change data
 */
export async function noteUnresolved({ db }: Db, records: RawBuilder<unknown>): Promise<void> {
  await sql`
    with noted as (${records})
    insert into unresolved_record select record_id from noted on conflict do nothing`.execute(db);
}

/** Notes that any record may stand in another cluster now. */
export async function noteAllUnresolved({ db }: Db): Promise<void> {
  await sql`update project_state set all_unresolved = true where not all_unresolved`.execute(db);
}

/** Notes records whose normalized form changed, while they belong to customers that are published. */
export async function noteUnmerged({ db }: Db, records: readonly number[]): Promise<void> {
  if (records.length === 0) return;
  await sql`
    insert into unmerged_record select unnest(${[...records]}::integer[]) on conflict do nothing`.execute(db);
}

/** Notes that everything is to be resolved and merged again: what was prepared is gone. */
export async function noteNothingPrepared({ db }: Db): Promise<void> {
  await sql`
    update project_state set identities_match_revision = null, all_unresolved = true, merged_fingerprint = null`.execute(
    db,
  );
}

/**
 * Forgets what is published now. Changes that still are pending are looked at again anyway; records that are about to move keep being
 * noted as changed, because it is where they come from that has not seen their new content if they stay. Where anything changed, values are
 * doubted anew (see `doubtValues`).
 *
 * @param published whether anything was pending
 */
export async function settlePublished({ db }: Db, published: boolean): Promise<void> {
  const settled = [
    await sql`
      delete from unresolved_record
      where exists (select from project_state join match_state on revision = identities_match_revision)`.execute(db),
    await sql`
      update project_state set all_unresolved = false from match_state
      where all_unresolved and revision = identities_match_revision`.execute(db),
    await sql`
      delete from unmerged_record u
      where not exists (select from pending_membership p where p.record_id = u.record_id)`.execute(db),
  ];
  if (published || settled.some(({ numAffectedRows = 0n }) => numAffectedRows > 0n))
    await sql`update project_state set doubted = null where doubted is not null`.execute(db);
}
