import { keySources } from '../blocking/key-source.ts';
import type { Evidence } from '../evidence.ts';
import { type RecordId, toRecordId } from '../ids.ts';
import type { MatchModel } from '../model.ts';
import type { NormalizedRecord } from '../normalized-record.ts';
import type { Profile } from '../profile.ts';
import { probabilityOfBits } from '../scoring/bits.ts';
import { hardConflictFinder } from '../scoring/hard-conflict.ts';
import { createPairScorer } from '../scoring/pair-scorer.ts';
import { createRecordTableBuilder } from '../table/record-table-builder.ts';

/**
 * The full evidence of two records under a model: the very numbers that matching uses, because it is the same code on a
 * table of two rows. `a` comes canonically before `b`. `rules` are the blocking keys that both have, whether or not they
 * were too common to bring pairs.
 *
 * @throws YektaError `internal` when the model was made for another profile
 */
export function explainPair(a: NormalizedRecord, b: NormalizedRecord, profile: Profile, model: MatchModel): Evidence {
  const builder = createRecordTableBuilder(profile);
  builder.add(a);
  builder.add(b);
  const table = builder.build();
  const scorer = createPairScorer(table, model);
  const weight = scorer.weigh(0, 1, Number.NEGATIVE_INFINITY);
  const { levels, bits } = scorer.findings;
  const idOf = (row: number): RecordId => toRecordId(table.ids[row]!);
  return {
    a: idOf(0),
    b: idOf(1),
    weight,
    probability: probabilityOfBits(weight),
    prior: scorer.prior,
    comparisons: scorer.comparisons.flatMap(({ column: { field, type } }, i) =>
      levels[i]! < 0 ? [] : [{ field: field.name, level: type.levels[levels[i]!]!.name, bits: bits[i]! }],
    ),
    rules: scorer.comparisons.flatMap(({ column, role }, i) =>
      column.field.role !== 'identify'
        ? []
        : keySources(column, i, role)
            .filter(({ rowKeys, rowStarts }) =>
              rowKeys.subarray(rowStarts[1]).some((key) => isShared(key, rowKeys, rowStarts)),
            )
            .map((source) => source.name),
    ),
    hardConflict: hardConflictFinder(table, scorer, profile.duplicateFree)(0, 1),
  };
}

function isShared(key: number, rowKeys: Int32Array, rowStarts: Uint32Array): boolean {
  return rowKeys.subarray(0, rowStarts[1]).includes(key);
}
