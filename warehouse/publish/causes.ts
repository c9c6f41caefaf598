import { type RawBuilder, sql } from 'kysely';
import type { RunId } from '../../pipeline/ports/run-store.ts';
import type { Transaction } from '../db/transaction.ts';

/**
 * Finds what brought the pending changes of each customer about, from what became known since the publication before: what a
 * rollback set aside, else what a source brought or took away, else what people decided, about its own records or about those
 * of a customer with which it exchanges records. Where nothing of that happened, a model that was trained anew may have moved
 * records; the rest are rules that changed.
 *
 * The temporary table `change_cause` tells it until the transaction ends; customers that it does not name owe it to a source,
 * as all do in the first publication. To be called before the pending memberships replace the published ones.
 *
 * There are more temporary tables: `moved_record` of the records that are to have another customer, `concerned_record` of all records of
 * the customers that may change, before or after, and `changed_record` of those that a source brought, changed or took away.
 *
 * @returns the run that published before; null in the first publication, when there are none of these tables but an empty `change_cause`
 */
export async function findCauses(transaction: Transaction, run: RunId): Promise<RunId | null> {
  const { db } = transaction;
  await sql`create temporary table change_cause (customer_id text collate "C", cause text) on commit drop`.execute(db);
  const before = await publishedBefore(transaction, run);
  if (before === null) return null;
  await sql`
    create temporary table moved_record on commit drop as
    select p.record_id, m.customer_id as before_id, p.customer_id as after_id
    from pending_membership p left join membership m on m.record_id = p.record_id`.execute(db);
  // Where the planner does not know how few they are, it reads the large tables from end to end.
  await sql`analyze moved_record`.execute(db);
  await sql`
    create temporary table concerned_customer on commit drop as
    select customer_id from pending_golden
    union select customer_id from pending_identity
    union select before_id from moved_record where before_id is not null
    union select after_id from moved_record where after_id is not null`.execute(db);
  await sql`analyze concerned_customer`.execute(db);
  await sql`
    create temporary table concerned_record on commit drop as
    select m.customer_id, m.record_id from concerned_customer c join membership m on m.customer_id = c.customer_id
    union select after_id, record_id from moved_record where after_id is not null`.execute(db);
  await sql`analyze concerned_record`.execute(db);
  await sql`
    create temporary table changed_record on commit drop as
    select record_id from moved_record where before_id is null or after_id is null
    union
    select r.id from source_record r left join (${heldSince}) h on h.record_id = r.id
    where r.id in (select record_id from concerned_record)
      and greatest(r.version_seen_at, r.deleted_at) > coalesce(h.since, (select observed_at from run where id = ${before.run}))`.execute(
    db,
  );
  await sql`
    create temporary table known_cause on commit drop as
    with fact as (
      select w.record_id, 1 as rank
      from run_rollback b join withdrawal w on w.rollback_id = b.id or w.lifted_by = b.id
      where b.at > (${startOf(before.run)})
      union all
      select record_id, 2 from changed_record
      union all
      select unnest(d.records), 3 from decision d left join decision_end e on e.decision_id = d.id
      where greatest(d.decided_at, e.ended_at) > (${startOf(before.run)})
    )
    select own.customer_id, min(fact.rank) as rank
    from concerned_record own join fact on fact.record_id = own.record_id group by own.customer_id`.execute(db);
  await sql`
    insert into change_cause
    with exchange as (
      select before_id as customer_id, after_id as other_id from moved_record
      where before_id is not null and after_id is not null
      union
      select after_id, before_id from moved_record where before_id is not null and after_id is not null
    ),
    changed as (
      select customer_id, bool_or(moves) as moves
      from (
        select customer_id, false as moves from pending_golden
        union all select customer_id, true from pending_identity
        union all select customer_id, true from exchange
        union all select unnest(other_ids), true from pending_identity
      ) changes group by customer_id
    ),
    strongest as (
      select customer_id, min(rank) as rank
      from (
        select customer_id, rank from known_cause
        union all
        select e.customer_id, k.rank from exchange e join known_cause k on k.customer_id = e.other_id
      ) ranks group by customer_id
    )
    select c.customer_id, case
        when s.rank is not null then (array['rollback', 'source', 'decision'])[s.rank]
        when ${before.decidedForAll} then 'decision'
        when c.moves and ${before.activation === 'made'} then 'model'
        when c.moves and ${before.activation === 'brought_back'} then 'rollback'
        else 'rules'
      end
    from changed c left join strongest s on s.customer_id = c.customer_id`.execute(db);
  return before.run;
}

/** Records that are held: what brought their changes about came after the run that had published when they were held first. */
const heldSince = sql`
  select b.record_id, min(r.observed_at) as since
  from hold h join held_record b on b.hold_id = h.id join run r on r.id = h.since_run
  where h.closed_at is null group by b.record_id`;

const startOf = (run: RunId): RawBuilder<unknown> => sql`select started_at from run where id = ${run}`;

/** The last run before this one that published, though it may have found nothing to change. */
interface PublishedBefore {
  readonly run: RunId;
  /** Since then people judged a value wherever it occurs. */
  readonly decidedForAll: boolean;
  /** Another model for the same configuration counts since then: a new one, or a former one. */
  readonly activation: 'made' | 'brought_back' | null;
}

async function publishedBefore({ db }: Transaction, run: RunId): Promise<PublishedBefore | null> {
  const { rows } = await sql<PublishedBefore>`
    select r.id as run,
      exists (
        select from decision d left join decision_end e on e.decision_id = d.id
        where d.kind = 'generic_value' and greatest(d.decided_at, e.ended_at) > r.started_at
      ) as "decidedForAll",
      (
        select case when a.rollback_id is null then 'made' else 'brought_back' end
        from match_state s
        join model m on m.id = s.model_id
        join model_activation a on a.model_id = m.id and a.fingerprint = m.fingerprint and a.at > r.started_at
        where exists (select from model_activation former where former.fingerprint = a.fingerprint and former.id < a.id)
        order by a.id desc limit 1
      ) as activation
    from run r
    where r.id = greatest(
      (select max(run_id) from customer_event where run_id < ${run}),
      (select max(run_id) from run_step where step = 'publish' and status = 'done' and run_id < ${run})
    )`.execute(db);
  return rows[0] ?? null;
}
