import type { Evidence, FieldEvidence } from '../evidence.ts';
import { type RecordId, toRecordId } from '../ids.ts';
import type { MatchModel } from '../model.ts';
import type { Profile } from '../profile.ts';
import { probabilityOfBits } from '../scoring/bits.ts';
import { hardConflictFinder } from '../scoring/hard-conflict.ts';
import type { PairScorer } from '../scoring/pair-scorer.ts';
import type { Column, RecordTable } from '../table/record-table.ts';

/**
 * Makes the full evidence of pairs of rows of a table: the very numbers that matching uses, from its own scorer.
 *
 * @param full the table of the scorer, with generic values
 * @param rulesOf names of the blocking rules whose keys two rows share
 */
export function evidenceFinder(
  full: RecordTable,
  scorer: PairScorer,
  { duplicateFree }: Profile,
  model: MatchModel,
  rulesOf: (a: number, b: number) => string[],
): (a: number, b: number) => Evidence {
  const conflictOf = hardConflictFinder(full, scorer, duplicateFree);
  const idOf = (row: number): RecordId => toRecordId(full.ids[row]!);
  return (a, b) => {
    const weight = scorer.weigh(a, b);
    const { levels } = scorer.findings;
    const bits = scorer.findings.bits();
    const classes = scorer.classes();
    return {
      a: idOf(a),
      b: idOf(b),
      weight,
      probability: probabilityOfBits(weight),
      prior: scorer.prior,
      comparisons: scorer.comparisons.flatMap(({ column, field, type }, i) =>
        levels[i]! < 0
          ? []
          : [
              {
                field: field.name,
                level: type.levels[levels[i]!]!.name,
                bits: bits[i]!,
                ...frequencyInCommon(scorer.table.columns[column]!, a, b, model),
              },
            ],
      ),
      rules: rulesOf(a, b),
      hardConflict: conflictOf(a, b),
      classes: (['same', 'moved', 'household', 'unrelated'] as const).map((relation) => ({
        relation,
        probability: classes[relation],
      })),
    };
  };
}

/** Frequency of the rarest value that both rows hold. */
function frequencyInCommon(
  { field, keys, codes, offsets }: Column,
  a: number,
  b: number,
  { comparisons }: MatchModel,
): Pick<FieldEvidence, 'frequency'> {
  const { frequencies = {} } = comparisons.find((comparison) => comparison.field === field.name) ?? {};
  const others = codes.subarray(offsets[b], offsets[b + 1]);
  const common = codes.subarray(offsets[a], offsets[a + 1]).filter((code) => others.includes(code));
  if (common.length === 0) return {};
  const frequencyOf = (key: string): number => (Object.hasOwn(frequencies, key) ? frequencies[key]! : 0);
  return { frequency: Math.min(...Array.from(common, (code) => frequencyOf(keys.at(code)))) };
}
