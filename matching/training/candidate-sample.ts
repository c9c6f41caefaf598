import type { Blocks } from '../blocking/blocks.ts';
import { createMarks, forEachCandidate } from '../blocking/candidates.ts';
import type { Profile } from '../profile.ts';
import { joinableFinder } from '../scoring/joinable.ts';
import { growableInts } from '../table/growable.ts';
import type { RecordTable } from '../table/record-table.ts';
import type { RowPairs } from './random-pairs.ts';

/** Candidate pairs that expectation maximisation works on. */
export interface CandidateSample extends RowPairs {
  /** All candidate pairs per pair of the sample. */
  readonly scale: number;
}

/** About how many pairs to take where there are more. */
const PAIRS = 200_000;
/** Rules bring about half of their pairs together with another rule. */
const DISTINCT = 0.5;

/** All candidate pairs of an even share of the rows. */
export function candidateSample(table: RecordTable, blocks: Blocks, profile: Profile): CandidateSample {
  const expected = blocks.rules.reduce((sum, { pairs }) => sum + pairs, 0) * DISTINCT;
  const share = Math.min(1, PAIRS / Math.max(1, expected));
  const isJoinable = joinableFinder(table, profile.duplicateFree);
  const marks = createMarks(table.size);
  const a = growableInts();
  const b = growableInts();
  let rows = 0;
  for (let row = 0; row < table.size; row++) {
    if ((Math.imul(row + 1, 0x9e3779b1) >>> 0) / 2 ** 32 >= share) continue;
    rows++;
    forEachCandidate(blocks, row, row + 1, marks, (x, y) => {
      if (!isJoinable(x, y)) return;
      a.push(x);
      b.push(y);
    });
  }
  return { a: a.view(), b: b.view(), scale: table.size / Math.max(1, rows) };
}
