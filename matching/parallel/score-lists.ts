import { type RecordId, toRecordId } from '../ids.ts';
import { type PackedRecords, placeOfId } from '../incremental/comparables/packed-records.ts';
import { createPackedTableBuilder } from '../incremental/comparables/packed-table-builder.ts';
import type { PairList } from '../incremental/record-pairs.ts';
import type { MatchEdge } from '../match-result.ts';
import type { MatchModel } from '../model.ts';
import type { Profile } from '../profile.ts';
import { joinableFinder } from '../scoring/joinable.ts';
import { createPairScorer } from '../scoring/pair-scorer.ts';
import { growableInts } from '../table/growable.ts';
import type { RecordTable } from '../table/record-table.ts';

/** Pairs to score, cut into parts. */
export interface ListsToScore {
  readonly profile: Profile;
  readonly model: MatchModel;
  /** Those of the pairs. */
  readonly records: PackedRecords;
  readonly pairs: PairList;
  /** Part `i` is the pairs listed under records `cuts[i]` up to, not including, `cuts[i + 1]`. */
  readonly cuts: readonly number[];
  /** Weight from which pairs are kept. */
  readonly floor: number;
}

/** Scores the pairs of a part, in a table of its own: weights and levels depend on the two records and the model alone. */
export const scoreLists = {
  start(_: RecordTable | null, task: ListsToScore): (index: number) => readonly MatchEdge[] {
    const { profile, model, records, pairs, cuts, floor } = task;
    /** By place of a record: its row in the table of the part; less than 0 where it is not in it. */
    const rowOf = new Int32Array(records.ids.length);
    const others = growableInts();
    return (index) => {
      const [from, to] = [cuts[index]!, cuts[index + 1]!];
      const table = tableOfPart(task, from, to, rowOf);
      const scorer = createPairScorer(table, model);
      const isJoinable = joinableFinder(table, profile.duplicateFree);
      const idOf = (row: number): RecordId => toRecordId(table.ids[row]!);
      const edges: MatchEdge[] = [];
      for (let place = from; place < to; place++) {
        const row = rowOf[place]!;
        others.clear();
        for (let i = pairs.starts[place]!; i < pairs.starts[place + 1]!; i++) {
          const other = rowOf[pairs.partners[i]!]!;
          if (isJoinable(row, other)) others.push(other);
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
    };
  },
};

/** The table of the records of a part; fills `rowOf`. */
function tableOfPart(
  { profile, records, pairs }: ListsToScore,
  from: number,
  to: number,
  rowOf: Int32Array,
): RecordTable {
  const { ids, sources, sourceNames, starts, ends, bytes } = records;
  const builder = createPackedTableBuilder(profile);
  rowOf.fill(-1);
  const add = (place: number): void => {
    if (rowOf[place] === 0) return;
    rowOf[place] = 0;
    const source = sourceNames[sources[place]!]!;
    builder.add(toRecordId(ids[place]!), source, bytes.subarray(starts[place], ends[place]));
  };
  for (let place = from; place < to; place++) {
    if (pairs.starts[place] === pairs.starts[place + 1]) continue;
    add(place);
    for (let i = pairs.starts[place]!; i < pairs.starts[place + 1]!; i++) add(pairs.partners[i]!);
  }
  const table = builder.build();
  for (let row = 0; row < table.size; row++) rowOf[placeOfId(ids, table.ids[row]!)] = row;
  return table;
}
