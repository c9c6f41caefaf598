import { toRecordId } from '../../matching/ids.ts';
import { collectPacked, type PackedRecords } from '../../matching/incremental/comparables/packed-records.ts';
import type { MatchIndex } from '../ports/match-index.ts';

/** Fewest records for which two connections pay. */
const MANY = 20_000;

/**
 * The packed comparables of some records, all of them live.
 *
 * @param ids ascending
 */
export async function packedRecords(index: Pick<MatchIndex, 'comparables'>, ids: Int32Array): Promise<PackedRecords> {
  const collector = collectPacked(ids);
  const middle = ids.length < MANY ? ids.length : ids.length >> 1;
  const read = async (some: Int32Array): Promise<void> => {
    if (some.length === 0) return;
    await index.comparables(Array.from(some, toRecordId), ({ record, source, data }) =>
      collector.add(record, source, data),
    );
  };
  await Promise.all([read(ids.subarray(0, middle)), read(ids.subarray(middle))]);
  return collector.all();
}
