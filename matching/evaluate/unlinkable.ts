import type { PairScorer } from '../scoring/pair-scorer.ts';
import type { RecordTable } from '../table/record-table.ts';

/** Records that say too little about their customer to be joined to anything. */
export interface Unlinkable {
  /** Records that do not reach the threshold even against an exact copy of themselves. */
  readonly records: number;
  /** Records without any comparable value, among them. */
  readonly empty: number;
}

/** @param threshold link threshold in bits */
export function unlinkable({ size, columns }: RecordTable, scorer: PairScorer, threshold: number): Unlinkable {
  let records = 0;
  let empty = 0;
  for (let row = 0; row < size; row++) {
    if (scorer.weigh(row, row) >= threshold) continue;
    records++;
    if (columns.every(({ offsets }) => offsets[row] === offsets[row + 1])) empty++;
  }
  return { records, empty };
}
