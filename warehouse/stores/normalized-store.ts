import { sql } from 'kysely';
import { type RecordId, toRecordId } from '../../matching/ids.ts';
import type { PackComparables } from '../../matching/incremental/comparables/pack-comparables.ts';
import type { NormalizedRecord } from '../../matching/normalized-record.ts';
import { sharedInt32Array } from '../../matching/table/shared-arrays.ts';
import { mapBatch } from '../../pipeline/ports/batch.ts';
import type { NormalizedStore, StaleRecord } from '../../pipeline/ports/normalized-store.ts';
import { fetchBatches } from '../db/batches.ts';
import type { Database } from '../db/database.ts';
import { inTransaction, readSnapshot } from '../db/in-transaction.ts';
import { digest } from '../digest.ts';
import { columnTexts, keepColumnTexts } from './column-texts.ts';
import { writeComparables } from './match-index/write-records.ts';
import { type NormalizedRow, selectNormalized, toNormalizedRecord } from './normalized-rows.ts';
import { noteAllWritten, removeDeleted, staleRecords } from './stale-records.ts';
import { createNormalizedWriter } from './write-normalized.ts';

export function createNormalizedStore(database: Database): NormalizedStore {
  const { db } = database;
  async function* all(): AsyncGenerator<readonly NormalizedRecord[]> {
    const batches = readSnapshot(database, (transaction) =>
      fetchBatches<NormalizedRow>(transaction, sql`${selectNormalized} where n.fields is not null`),
    );
    for await (const rows of batches) yield rows.map(toNormalizedRecord);
  }

  return {
    columnTexts: (source, stream, column, limit) => columnTexts(db, { source, stream, column, limit }),
    keepColumnTexts: (source, columns) =>
      inTransaction(database, (transaction) => keepColumnTexts(transaction, source, columns)),
    staleIds: async (source, fingerprint) => {
      const stale = await staleRecords(database, source, digest(fingerprint));
      const { rows } = await sql<{ id: number }>`select r.id ${stale} order by r.id`.execute(db);
      const ids = sharedInt32Array(rows.length);
      for (const [at, { id }] of rows.entries()) ids[at] = id;
      return ids;
    },
    sourceRecords: async (ids) => {
      const { rows } = await sql<Omit<StaleRecord, 'values'> & { readonly raw: string }>`
        select r.id, r.stream, r.key, v.raw::text as raw
        from source_record r join source_record_version v on v.record_id = r.id and v.version = r.version
        where r.id = any(${[...ids]}) order by r.id`.execute(db);
      return mapBatch(rows, ({ id, stream, key, raw }) => ({ id, stream, key, values: JSON.parse(raw) }));
    },
    write: createNormalizedWriter(database),
    allWritten: (source, fingerprint) =>
      inTransaction(database, (transaction) => noteAllWritten(transaction, source, digest(fingerprint))),
    removeDeleted: (configured) => inTransaction(database, (transaction) => removeDeleted(transaction, configured)),
    all,
    repack: async (pack) => {
      for await (const batch of all()) await writePacked(database, batch, pack);
      await removeOrphans(database);
    },
    count: async () => {
      const { rows } = await sql<{ count: number }>`
        select count(*) as count from normalized_record where fields is not null`.execute(db);
      return rows[0]!.count;
    },
    byIds: async (ids) => {
      const { rows } = await sql<NormalizedRow>`
        ${selectNormalized} where n.record_id = any(${[...ids]}) and n.fields is not null`.execute(db);
      return rows.map(toNormalizedRecord);
    },
    find: (source, key) => find(database, source, key),
    similarKeys: async (source, key) => {
      const half = Math.max(1, Math.floor([...key].length / 2));
      const { rows } = await sql<{ key: string }>`
        select r.key from source_record r join source s on s.id = r.source_id
        where s.name = ${source} and r.deleted_at is null
          and (left(r.key, ${half}) = left(${key}, ${half}) or right(r.key, ${half}) = right(${key}, ${half}))
        order by abs(length(r.key) - length(${key})), r.key limit 500`.execute(db);
      return rows.map((row) => row.key);
    },
  };
}

async function writePacked(
  database: Database,
  batch: readonly NormalizedRecord[],
  pack: PackComparables,
): Promise<void> {
  await inTransaction(database, async (transaction) => {
    const sources = await transaction.db.selectFrom('source').select(['id', 'name']).execute();
    const idOf = new Map<string, number>(sources.map(({ id, name }) => [name, id]));
    await writeComparables(
      transaction,
      batch.map((record) => ({ record: record.id, source: idOf.get(record.source)!, data: pack(record) })),
    );
  });
}

/** Comparables of records that have no normalized form. */
async function removeOrphans(database: Database): Promise<void> {
  await inTransaction(database, async (transaction) => {
    const { rows } = await sql<{ record: number; source: number }>`
      select m.record_id as record, m.source_id as source from match_record m
      where m.data is not null
        and not exists (select from normalized_record n where n.record_id = m.record_id and n.fields is not null)`.execute(
      transaction.db,
    );
    await writeComparables(
      transaction,
      rows.map((row) => ({ ...row, data: null })),
    );
  });
}

async function find({ db }: Database, source: string, key: string): Promise<NormalizedRecord | null> {
  const { rows } = await sql<{ id: RecordId; source: string; key: string; seen_at: string }>`
    select r.id, s.name as source, r.key, r.version_seen_at as seen_at
    from source_record r
    join source s on s.id = r.source_id
    left join normalized_record n on n.record_id = r.id
    where s.name = ${source} and r.key_hash = ${digest(key)}
    order by n.fields is null, r.deleted_at is not null, r.stream limit 1`.execute(db);
  const found = rows[0];
  if (found === undefined) return null;
  const { rows: normalized } = await sql<NormalizedRow>`
    ${selectNormalized} where n.record_id = ${found.id} and n.fields is not null`.execute(db);
  if (normalized[0] !== undefined) return toNormalizedRecord(normalized[0]);
  return toNormalizedRecord({ ...found, id: toRecordId(found.id), kind: null, fields: {}, updated_at: null });
}
