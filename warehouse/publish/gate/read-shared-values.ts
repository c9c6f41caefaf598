import { sql } from 'kysely';
import type { SharedValue } from '../../../matching/gate/change-group.ts';
import { LEAST_SHARING } from '../../../matching/gate/judge-changes.ts';
import type { FieldName } from '../../../matching/ids.ts';
import { storedKey } from '../../codec/stored-key.ts';
import type { Transaction } from '../../db/transaction.ts';
import { readGenericValues } from '../../stores/decisions/match-decisions.ts';
import { nameOfValue } from '../../stores/holds/value-name.ts';

/** A shared value with the records that have it. */
export interface SharedByRecords extends Omit<SharedValue, 'groups'> {
  readonly holders: readonly number[];
}

/**
 * Values of these fields that more than a share of the new and changed records of a file have, unless as many other records have them,
 * or they are known to say nothing. Files are looked up where so many records of all files share a value.
 */
export async function readSharedValues(
  transaction: Transaction,
  fields: readonly FieldName[],
  share: number,
): Promise<readonly SharedByRecords[]> {
  const { db } = transaction;
  await sql`
    create temporary table shared_value on commit drop as
    with said as (
      select distinct f.field, ${storedKey} as key, n.record_id
      from changed_record c join normalized_record n on n.record_id = c.record_id
      cross join lateral json_each(n.fields) as f (field, said)
      cross join lateral json_array_elements(f.said) v
      where f.field = any(${[...fields]}::text[]) and v ->> 3 in ('0', '1')
    )
    select field, key, array_agg(record_id) as records from said where key <> ''
    group by field, key having count(*) >= ${LEAST_SHARING}`.execute(db);
  const { rows: some } = await sql`select from shared_value limit 1`.execute(db);
  if (some.length === 0) return [];
  await findChangedFiles(transaction);
  const { rows } = await sql<{ field: FieldName; key: string; records: number; of: number; holders: number[] }>`
    with present as (
      select c.file, c.record_id from changed_file c
      join normalized_record n on n.record_id = c.record_id and n.fields is not null
    ),
    said as (
      select p.file, s.field, s.key, p.record_id
      from shared_value s cross join lateral unnest(s.records) as member (record_id) join present p using (record_id)
    )
    select field, key, records, t.total as of, holders
    from (
      select file, field, key, count(*) as records, array_agg(record_id order by record_id) as holders
      from said group by file, field, key having count(*) >= ${LEAST_SHARING}
    ) shared
    join (select file, count(*) as total from present group by file) t using (file)
    where records > ${share}::float8 * t.total`.execute(db);
  if (rows.length === 0) return [];
  const known = await knownGeneric(transaction);
  const shared: SharedByRecords[] = [];
  for (const { field, key, holders, ...counts } of rows) {
    if (known.has(nameOfValue(field, key)) || (await countOthers(transaction, field, key)) >= counts.records) continue;
    shared.push({ subject: nameOfValue(field, key), ...counts, holders });
  }
  return shared;
}

/** The temporary table `changed_file` tells the files of `changed_record`; it is made once. */
export async function findChangedFiles({ db }: Transaction): Promise<void> {
  await sql`
    create temporary table if not exists changed_file on commit drop as
    select c.record_id, s.name || ': ' || f.file as file
    from changed_record c
    join source_record r on r.id = c.record_id
    join source s on s.id = r.source_id
    join source_record_version v on v.record_id = r.id and v.version = r.version
    join run_file f on f.id = v.run_file_id`.execute(db);
}

/** Names of the values that training or people found to say nothing. */
export async function knownGeneric({ db }: Transaction): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ field: string; key: string }>`
    select c ->> 'field' as field, g as key
    from match_state s join model m on m.id = s.model_id
    cross join lateral json_array_elements(m.model -> 'comparisons') c
    cross join lateral json_array_elements_text(c -> 'generic') g`.execute(db);
  const decided = [...(await readGenericValues(db))].flatMap(([field, keys]) => keys.map((key) => ({ field, key })));
  return new Set([...rows, ...decided].map(({ field, key }) => nameOfValue(field, key)));
}

/** Other records that have the value. */
async function countOthers({ db }: Transaction, field: FieldName, key: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from normalized_record n
    where n.fields is not null and n.record_id not in (select record_id from changed_file)
      and exists (select from json_array_elements(coalesce(n.fields -> ${field}::text, '[]')) v where ${storedKey} = ${key})`.execute(
    db,
  );
  return rows[0]!.count;
}
