import type { RecordId } from '../../matching/ids.ts';

/**
 * Finds the records that are connected with any of the seeds.
 *
 * @param neighboursOf records that are joined with any of some records; asked once for every record, many at a time
 */
export async function connectedRecords(
  seeds: Iterable<RecordId>,
  neighboursOf: (records: readonly RecordId[]) => Promise<Iterable<RecordId>>,
): Promise<ReadonlySet<RecordId>> {
  const found = new Set(seeds);
  let frontier = [...found];
  while (frontier.length > 0) {
    const next: RecordId[] = [];
    for (const record of await neighboursOf(frontier)) {
      if (found.has(record)) continue;
      found.add(record);
      next.push(record);
    }
    frontier = next;
  }
  return found;
}
