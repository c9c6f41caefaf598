import { matchingFingerprint } from '../../config/fingerprints.ts';
import type { OfflineConfig } from '../../config/schema/config.ts';
import { compareRecords } from '../../matching/canonical-order.ts';
import { withGenericValues } from '../../matching/decisions/effective-model.ts';
import type { Evidence } from '../../matching/evidence.ts';
import { explainPair } from '../../matching/explain/explain-pair.ts';
import type { CustomerId, RecordId } from '../../matching/ids.ts';
import type { NormalizedRecord } from '../../matching/normalized-record.ts';
import type { Profile } from '../../matching/profile.ts';
import type { QueuedConflict } from '../../pipeline/ports/conflict-queue.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';

/** A question with what a person looks at to answer it. */
export interface ConflictView {
  readonly conflict: QueuedConflict;
  /** Those of its records that are there, at most `SHOWN`, in canonical order. */
  readonly records: readonly NormalizedRecord[];
  /** Customers of these records. */
  readonly customers: ReadonlyMap<RecordId, CustomerId>;
  /** Of a pair; null where there is none or no model of this configuration. */
  readonly evidence: Evidence | null;
}

/** Records of one question that are read. */
const SHOWN = 10;

/** Questions with their records and evidence, in the same order. */
export async function conflictViews(
  { matches, normalized, decisions }: Pick<Warehouse, 'matches' | 'normalized' | 'decisions'>,
  config: OfflineConfig,
  profile: Profile,
  conflicts: readonly QueuedConflict[],
): Promise<readonly ConflictView[]> {
  const ids = [...new Set(conflicts.flatMap(({ records }) => records.slice(0, SHOWN)))];
  const byId = new Map((await normalized.byIds(ids)).map((record) => [record.id, record]));
  const customers = await decisions.customersOf(ids);
  const stored = conflicts.some(isAboutPair) ? await matches.model(matchingFingerprint(config)) : null;
  const model = stored === null ? null : withGenericValues(stored.model, await matches.genericValues());
  return conflicts.map((conflict) => {
    const records = conflict.records
      .slice(0, SHOWN)
      .flatMap((id) => byId.get(id) ?? [])
      .sort(compareRecords);
    const [a, b] = records;
    return {
      conflict,
      records,
      customers,
      evidence:
        model === null || a === undefined || b === undefined || !isAboutPair(conflict)
          ? null
          : explainPair(a, b, profile, model, config.matching),
    };
  });
}

function isAboutPair({ records, field }: QueuedConflict): boolean {
  return records.length === 2 && field === null;
}
