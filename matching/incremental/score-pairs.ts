import { type RecordId, toRecordId } from '../ids.ts';
import type { MatchEdge } from '../match-result.ts';
import type { MatchModel } from '../model.ts';
import type { Profile } from '../profile.ts';
import { joinableFinder } from '../scoring/joinable.ts';
import { createPairScorer } from '../scoring/pair-scorer.ts';
import { growableInts } from '../table/growable.ts';
import type { RecordTable } from '../table/record-table.ts';
import type { RecordPairs } from './record-pairs.ts';

/**
 * Scores pairs of records: weights and levels depend on the two records and the model, not on the table, so that any table
 * with both will do.
 *
 * @param floor weight from which pairs are kept
 */
export function scorePairs(
  table: RecordTable,
  { duplicateFree }: Profile,
  model: MatchModel,
  pairs: RecordPairs,
  floor: number,
): MatchEdge[] {
  const codes = pairs.rows(rowsOf(table), table.size);
  if (codes.length === 0) return [];
  const scorer = createPairScorer(table, model);
  const isJoinable = joinableFinder(table, duplicateFree);
  const others = growableInts();
  const edges: MatchEdge[] = [];
  const idOf = (row: number): RecordId => toRecordId(table.ids[row]!);
  for (let from = 0, to = 0; from < codes.length; from = to) {
    const row = Math.floor(codes[from]! / table.size);
    others.clear();
    for (; to < codes.length && codes[to]! < (row + 1) * table.size; to++) {
      const other = codes[to]! % table.size;
      if (isJoinable(row, other)) others.push(other);
    }
    const list = others.view();
    const left = scorer.filter(row, list, floor);
    for (const other of list.subarray(0, left)) {
      const weight = scorer.weigh(row, other);
      if (weight < floor) continue;
      edges.push({ a: idOf(row), b: idOf(other), weight, levels: Array.from(scorer.findings.levels) });
    }
  }
  return edges;
}

/** Row of each record of a table. */
export function rowsOf({ ids }: RecordTable): ReadonlyMap<number, number> {
  return new Map(Array.from(ids, (id, row) => [id, row]));
}
