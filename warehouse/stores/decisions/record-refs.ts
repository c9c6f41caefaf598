import { sql } from 'kysely';
import { type RecordId, type SourceName, toSourceName } from '../../../matching/ids.ts';
import type { RecordRef } from '../../../pipeline/ports/decision-store.ts';
import type { Database } from '../../db/database.ts';
import { digest } from '../../digest.ts';

type Db = Database['db'];

export async function readRefs(db: Db, records: readonly RecordId[]): Promise<ReadonlyMap<RecordId, RecordRef>> {
  const { rows } = await sql<{ id: RecordId; source: SourceName; key: string; stream: string | null }>`
    select r.id, s.name as source, r.key,
      case when exists (select from source_record o
        where o.source_id = r.source_id and o.key_hash = r.key_hash and o.id <> r.id) then r.stream end as stream
    from source_record r join source s on s.id = r.source_id where r.id = any(${[...records]})`.execute(db);
  const refs = new Map<RecordId, RecordRef>(records.map((id) => [id, erasedRef(id)]));
  for (const { id, ...ref } of rows) refs.set(id, ref);
  return refs;
}

/** What a decision still names when a record was erased; no source has this name. */
const erasedRef = (id: RecordId): RecordRef => ({ source: toSourceName('(erased)'), key: String(id), stream: null });

export async function findRecords(db: Db, refs: readonly RecordRef[]): Promise<readonly (RecordId | null)[]> {
  const asked = refs.map(({ source, key, stream }) => ({ source, hash: digest(key), stream }));
  const { rows } = await sql<{ id: RecordId | null }>`
    select found.id
    from rows from (json_to_recordset(${JSON.stringify(asked)}::json) as (source text, hash uuid, stream text))
      with ordinality asked
    left join lateral (
      select r.id from source_record r join source s on s.id = r.source_id
      left join normalized_record n on n.record_id = r.id
      where s.name = asked.source and r.key_hash = asked.hash and (asked.stream is null or r.stream = asked.stream)
      order by n.fields is null, r.deleted_at is not null, r.stream limit 1
    ) found on true
    order by asked.ordinality`.execute(db);
  return rows.map(({ id }) => id);
}
