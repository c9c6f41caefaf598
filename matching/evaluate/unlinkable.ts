import { explainPair } from '../explain/explain-pair.ts';
import type { MatchModel } from '../model.ts';
import type { Profile } from '../profile.ts';
import type { RecordTable } from '../table/record-table.ts';
import { recordOfRow } from './explain-rows.ts';

/** Records that say too little about their customer to be joined to anything. */
export interface Unlinkable {
  /** Share (0..1) of records that do not reach the threshold even against an exact copy of themselves. */
  readonly share: number;
  /** Share (0..1) of records without any comparable value. */
  readonly empty: number;
  /** Records that were looked at, evenly spread. */
  readonly examined: number;
}

/**
 * @param threshold link threshold in bits
 * @param most records to look at
 */
export function unlinkable(
  table: RecordTable,
  profile: Profile,
  model: MatchModel,
  threshold: number,
  most: number,
): Unlinkable {
  const examined = Math.min(table.size, most);
  let below = 0;
  let empty = 0;
  for (let i = 0; i < examined; i++) {
    const row = Math.floor((i * table.size) / examined);
    const record = recordOfRow(table, row, 1);
    if (Object.keys(record.fields).length === 0) empty++;
    if (explainPair(record, recordOfRow(table, row, 2), profile, model).weight < threshold) below++;
  }
  return { share: below / Math.max(1, examined), empty: empty / Math.max(1, examined), examined };
}
