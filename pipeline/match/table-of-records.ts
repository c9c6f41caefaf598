import type { RecordId } from '../../matching/ids.ts';
import { createPackedTableBuilder } from '../../matching/incremental/comparables/packed-table-builder.ts';
import type { Profile } from '../../matching/profile.ts';
import type { RecordTable } from '../../matching/table/record-table.ts';
import type { MatchIndex } from '../ports/match-index.ts';

/** The table of those of some records that are live. */
export async function tableOfRecords(
  index: Pick<MatchIndex, 'comparables'>,
  profile: Profile,
  ids: readonly RecordId[],
): Promise<RecordTable> {
  const builder = createPackedTableBuilder(profile);
  if (ids.length > 0) {
    await index.comparables(ids, ({ record, source, data }) => {
      builder.add(record, source, data);
    });
  }
  return builder.build();
}
