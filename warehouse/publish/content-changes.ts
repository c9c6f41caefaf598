import { type RawBuilder, sql } from 'kysely';
import type { FieldName } from '../../matching/ids.ts';
import type { Transaction } from '../db/transaction.ts';

/**
 * Makes the temporary table `content_change` of the pending golden records whose content is another one than what is published: with the golden
 * record that is (`old_id`), the names of the fields that differ, and whether the customer loses a value of the given fields. Both
 * golden records are read once here, for the gate and for the events.
 */
export async function findContentChanges({ db }: Transaction, fields: readonly FieldName[]): Promise<void> {
  await sql`
    create temporary table content_change on commit drop as
    select p.customer_id, p.content_hash, o.id as old_id,
      case when o.id is not null then ${differing(sql`said.before`, sql`said.after`)} end as fields,
      exists (
        select from unnest(${[...fields]}::text[]) as field
        where said.before -> field is not null and not coalesce((said.after -> field) @> (said.before -> field), false)
      ) as loses
    from pending_golden p
    left join customer c on c.id = p.customer_id and c.state = 'live'
    left join golden_record o on o.id = c.golden_id
    left join golden_record n on n.id = p.golden_id and o.id is not null
    cross join lateral (select o.fields::jsonb as before, n.fields::jsonb as after offset 0) said
    where c.content_hash is distinct from p.content_hash`.execute(db);
  await sql`analyze content_change`.execute(db);
}

/** The first publication changes nothing that was published. */
export async function noContentChanges({ db }: Transaction): Promise<void> {
  await sql`create temporary table content_change (customer_id text collate "C", old_id bigint, fields jsonb) on commit drop`.execute(
    db,
  );
}

/** Names of the fields in which two documents (jsonb) differ, as an array in jsonb. */
export const differing = (before: RawBuilder<unknown>, after: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  select coalesce(jsonb_agg(field order by field), '[]')
  from (
    select key as field from jsonb_each(${before}) where value is distinct from ${after} -> key
    union all select field from jsonb_object_keys(${after}) as field where not ${before} ? field
  ) differing)`;
