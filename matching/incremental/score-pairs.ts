import { type RecordId, toRecordId } from '../ids.ts';
import type { MatchEdge } from '../match-result.ts';
import type { MatchModel } from '../model.ts';
import type { Profile } from '../profile.ts';
import { joinableFinder } from '../scoring/joinable.ts';
import { createPairScorer } from '../scoring/pair-scorer.ts';
import { growableInts } from '../table/growable.ts';
import type { RecordTable } from '../table/record-table.ts';
import { rowsById } from '../table/rows-by-id.ts';
import type { EdgeGraph } from './edge-graph.ts';
import type { PairList } from './record-pairs.ts';

/**
 * Scores pairs of records: weights and levels depend on the two records and the model, not on the table, so that any table
 * with both will do.
 *
 * @param table with a changed record also what it was before, as a record of its own whose id is `~id`, where `stored` is given
 * @param floor weight from which pairs are kept
 * @param stored all edges of changed records before, made under the same model; known pairs of changed records and others that are
 *   none of them and weigh what they did are passed over
 */
export function scorePairs(
  table: RecordTable,
  { duplicateFree }: Profile,
  model: MatchModel,
  { records, starts, partners, known }: PairList,
  floor: number,
  stored: Pick<EdgeGraph, 'find'> | null = null,
): MatchEdge[] {
  if (partners.length === 0) return [];
  const scorer = createPairScorer(table, model);
  const isJoinable = joinableFinder(table, duplicateFree);
  const rowOf = rowsById(table);
  const rows = records.map((record) => rowOf.get(record)!);
  const others = growableInts();
  const edges: MatchEdge[] = [];
  const idOf = (row: number): RecordId => toRecordId(table.ids[row]!);
  const before = Int32Array.from(table.ids, (id) => rowOf.get(~id) ?? -1);
  /** Of the two rows one has changed. */
  const staysApart = ({ find }: Pick<EdgeGraph, 'find'>, row: number, other: number): boolean => {
    const [changed, same] = before[row]! >= 0 ? [row, other] : [other, row];
    return scorer.isSame(before[changed]!, changed, same) && find(idOf(row), idOf(other)) === null;
  };
  for (const [place, row] of rows.entries()) {
    others.clear();
    for (let i = starts[place]!; i < starts[place + 1]!; i++) {
      const other = rows[partners[i]!]!;
      if (!isJoinable(row, other)) continue;
      if (stored !== null && known[i] === 1 && staysApart(stored, row, other)) continue;
      others.push(other);
    }
    const list = others.view();
    const left = scorer.filter(row, list, floor);
    for (const other of list.subarray(0, left)) {
      const weight = scorer.weigh(row, other);
      if (weight < floor) continue;
      const [a, b] = row < other ? [row, other] : [other, row];
      edges.push({ a: idOf(a), b: idOf(b), weight, levels: Array.from(scorer.findings.levels) });
    }
  }
  return edges;
}
