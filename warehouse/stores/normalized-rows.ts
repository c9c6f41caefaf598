import { type RawBuilder, sql } from 'kysely';
import { type RecordId, toSourceName } from '../../matching/ids.ts';
import type { NormalizedRecord, PartyKind } from '../../matching/normalized-record.ts';
import { decodeFields } from '../codec/normalized-fields.ts';

/** A row of `selectNormalized`. */
export interface NormalizedRow {
  readonly id: RecordId;
  readonly source: string;
  readonly key: string;
  readonly kind: string | null;
  readonly fields: unknown;
  readonly updated_at: string | null;
  readonly seen_at: string;
}

export const selectNormalized: RawBuilder<NormalizedRow> = sql<NormalizedRow>`
  select n.record_id as id, s.name as source, r.key, n.kind, n.fields, n.updated_at, n.seen_at
  from normalized_record n
  join source_record r on r.id = n.record_id
  join source s on s.id = n.source_id`;

export function toNormalizedRecord(row: NormalizedRow): NormalizedRecord {
  return {
    id: row.id,
    source: toSourceName(row.source),
    key: row.key,
    kind: row.kind as PartyKind | null,
    fields: decodeFields(row.fields),
    updatedAt: row.updated_at,
    firstSeenAt: row.seen_at,
  };
}
