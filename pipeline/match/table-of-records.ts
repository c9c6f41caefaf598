import { type RecordId, toRecordId } from '../../matching/ids.ts';
import { createPackedTableBuilder } from '../../matching/incremental/comparables/packed-table-builder.ts';
import type { Profile } from '../../matching/profile.ts';
import type { RecordTable } from '../../matching/table/record-table.ts';
import type { MatchIndex, RecordChange } from '../ports/match-index.ts';

/**
 * The table of those of some records that are live.
 *
 * @param older what some changed records were before: records of their own, with the id `~id`
 */
export async function tableOfRecords(
  index: Pick<MatchIndex, 'comparables'>,
  profile: Profile,
  ids: readonly RecordId[],
  older: readonly RecordChange[] = [],
): Promise<RecordTable> {
  const builder = createPackedTableBuilder(profile);
  if (ids.length > 0) {
    await index.comparables(ids, ({ record, source, data }) => {
      builder.add(record, source, data);
    });
  }
  for (const { record, source, before } of older) if (before !== null) builder.add(toRecordId(~record), source, before);
  return builder.build();
}
