import { type RawBuilder, sql } from 'kysely';
import type { RecordId, SourceName } from '../../matching/ids.ts';
import type { PartyKind } from '../../matching/normalized-record.ts';
import type { CurrentRecord, CurrentRecords, Fingerprints } from '../../pipeline/ports/frozen-warehouse.ts';
import { decodeFields } from '../codec/normalized-fields.ts';
import { fetchBatches } from '../db/batches.ts';
import type { Database } from '../db/database.ts';
import { readSnapshot } from '../db/in-transaction.ts';
import { digest } from '../digest.ts';

interface CurrentRow {
  readonly id: RecordId;
  readonly source: SourceName;
  readonly stream: string;
  readonly key: string;
  readonly seen_at: string;
  readonly is_made: boolean;
  readonly kind: PartyKind | null;
  readonly fields: unknown;
  readonly updated_at: string | null;
  readonly raw: CurrentRecord['values'];
}

export function createCurrentRecords(database: Database): CurrentRecords {
  const { db } = database;
  return {
    count: async (fingerprints) => {
      const { rows } = await sql<{ count: number }>`
        select count(*) as count from source_record r join source s on s.id = r.source_id
        where r.deleted_at is null and s.name = any(${[...fingerprints.keys()]})`.execute(db);
      return rows[0]!.count;
    },
    all: async function* (fingerprints) {
      const batches = readSnapshot(database, (transaction) =>
        fetchBatches<CurrentRow>(transaction, selectCurrent(fingerprints, sql`true`)),
      );
      for await (const rows of batches) yield rows.map(toCurrentRecord);
    },
    byIds: async (ids, fingerprints) => {
      const { rows } = await selectCurrent(fingerprints, sql`r.id = any(${[...ids]})`).execute(db);
      return rows.map(toCurrentRecord);
    },
  };
}

/** Without parameters of its own, so that a cursor can read it. */
const selectCurrent = (
  fingerprints: Fingerprints,
  where: RawBuilder<unknown>,
): RawBuilder<CurrentRow> => sql<CurrentRow>`
  select r.id, s.name as source, r.stream, r.key, r.version_seen_at as seen_at, n.record_id is not null as is_made,
    n.kind, n.fields, n.updated_at, v.raw
  from json_to_recordset(${sql.lit(JSON.stringify(rulesOf(fingerprints)))}) as rules (source text, fingerprint uuid)
  join source s on s.name = rules.source
  join source_record r on r.source_id = s.id and r.deleted_at is null
  left join normalized_record n
    on n.record_id = r.id and n.version = r.version and n.fingerprint = rules.fingerprint
  left join source_record_version v on n.record_id is null and v.record_id = r.id and v.version = r.version
  where ${where}`;

const rulesOf = (fingerprints: Fingerprints) =>
  Array.from(fingerprints, ([source, fingerprint]) => ({ source, fingerprint: digest(fingerprint) }));

function toCurrentRecord(row: CurrentRow): CurrentRecord {
  const { id, source, stream, key, seen_at, is_made, kind, fields, updated_at, raw } = row;
  const made = fields === null ? null : { kind, fields: decodeFields(fields), updatedAt: updated_at };
  return { id, source, stream, key, firstSeenAt: seen_at, normalized: made, values: is_made ? null : raw };
}
