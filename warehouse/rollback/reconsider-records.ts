import { sql } from 'kysely';
import type { Transaction } from '../db/transaction.ts';
import { noteChanges } from '../staging/record-changes.ts';

/** Records that were live and are gone now, and the other way round. */
export interface Reconsidered {
  readonly gone: number;
  readonly returned: number;
}

/**
 * Lets what counts of records follow from what is not set aside: a version, an absence after it, or nothing at all. What their
 * sources said last stays known in `set_aside` while something else counts. The temporary table `reconsidered` names the records.
 */
export async function reconsiderRecords(transaction: Transaction): Promise<Reconsidered> {
  const { db } = transaction;
  await sql`analyze reconsidered`.execute(db);
  await sql`
    create temporary table reconsidered_now on commit drop as
    select r.id, r.source_id, case when r.deleted_at is null then r.version end as version_before,
      coalesce(h.version, r.version) as said_version, case when h.record_id is null then r.deleted_at else h.deleted_at end as said_deleted_at,
      v.version, v.hash, v.order_key, v.seen_at,
      case
        when v.version is null then coalesce(r.deleted_at, now())
        when v.deleted then v.seen_at
        else (${absenceAfter})
      end as deleted_at
    from reconsidered c
    join source_record r on r.id = c.record_id
    left join set_aside h on h.record_id = r.id
    left join lateral (${countingVersion}) v on true`.execute(db);
  await sql`
    delete from set_aside h using reconsidered_now n
    where n.id = h.record_id and n.version = n.said_version and (n.deleted_at is null) = (n.said_deleted_at is null)`.execute(
    db,
  );
  await sql`
    insert into set_aside (record_id, version, deleted_at)
    select id, said_version, said_deleted_at from reconsidered_now
    where version is distinct from said_version or (deleted_at is null) <> (said_deleted_at is null)
    on conflict do nothing`.execute(db);
  await sql`
    update source_record r set withdrawn = n.version is null, deleted_at = n.deleted_at, version = coalesce(n.version, r.version),
      hash = coalesce(n.hash, r.hash), version_seen_at = coalesce(n.seen_at, r.version_seen_at),
      order_key = case when n.version is null then r.order_key else n.order_key end
    from reconsidered_now n where n.id = r.id`.execute(db);
  return noteReconsidered(transaction);
}

/** True where a rollback set aside the fact `f`, which has the column `column` for it. */
export const isWithdrawn = (column: 'version' | 'deleted_at') => sql`exists (
  select from withdrawal w
  where w.record_id = f.record_id and w.${sql.ref(column)} = f.${sql.ref(column)} and w.lifted_by is null)`;

/**
 * The version of the record `r` that counts: the last that took the place of what was there before; of late ones those after it that are
 * newer, by the order of the source.
 */
const countingVersion = sql`
  with version as (
    select f.* from source_record_version f where f.record_id = r.id and not ${isWithdrawn('version')}
  ),
  base as (select * from version where not late order by version desc limit 1)
  select version, hash, order_key, seen_at, deleted from base
  union all
  select version, hash, order_key, seen_at, deleted from version
  where late and not exists (
    select from base where base.version > version.version or coalesce(base.order_key > version.order_key, true))
  order by order_key desc nulls last, version desc limit 1`;

/** Since when the record `r` is gone although its version `v` counts; null: it is there. */
const absenceAfter = sql`
  select max(f.deleted_at) from record_absence f
  where f.record_id = r.id and f.after_version >= v.version and not ${isWithdrawn('deleted_at')}
    and (f.until_version is null or exists (
      select from withdrawal w
      where w.record_id = f.record_id and w.version = f.until_version and w.lifted_by is null))`;

/** Tells the projections of the sources what changed. */
async function noteReconsidered(transaction: Transaction): Promise<Reconsidered> {
  const { db } = transaction;
  await sql`
    create temporary table record_change (record_id integer, version_before integer, version_after integer) on commit drop`.execute(
    db,
  );
  const { rows: sources } = await sql<Reconsidered & { id: number }>`
    select source_id as id,
      count(*) filter (where version_before is not null and deleted_at is not null) as gone,
      count(*) filter (where version_before is null and deleted_at is null) as returned
    from reconsidered_now group by source_id order by source_id`.execute(db);
  for (const { id } of sources) {
    await sql`truncate record_change`.execute(db);
    await sql`
      insert into record_change
      select id, version_before, version_after
      from (select *, case when deleted_at is null then version end as version_after from reconsidered_now) n
      where source_id = ${id} and version_before is distinct from version_after`.execute(db);
    await noteChanges(transaction, id);
  }
  // The next sync reads the files again, and tells how much of them stays aside.
  await sql`update source set manifest = null where id = any(${sources.map(({ id }) => id)})`.execute(db);
  return {
    gone: sources.reduce((sum, { gone }) => sum + gone, 0),
    returned: sources.reduce((sum, { returned }) => sum + returned, 0),
  };
}
