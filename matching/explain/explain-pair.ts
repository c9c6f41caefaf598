import { buildBlocks } from '../blocking/build-blocks.ts';
import { rulesOfPair } from '../blocking/candidates.ts';
import type { Evidence, FieldEvidence } from '../evidence.ts';
import { type RecordId, toRecordId } from '../ids.ts';
import type { MatchModel } from '../model.ts';
import type { NormalizedRecord } from '../normalized-record.ts';
import { type PlanOverrides, planRules } from '../plan/plan-rules.ts';
import type { Profile } from '../profile.ts';
import { probabilityOfBits } from '../scoring/bits.ts';
import { hardConflictFinder } from '../scoring/hard-conflict.ts';
import { createPairScorer } from '../scoring/pair-scorer.ts';
import type { Column, RecordTable } from '../table/record-table.ts';
import { createRecordTableBuilder } from '../table/record-table-builder.ts';

/**
 * The full evidence of two records under a model: the very numbers that matching uses, because it is the same code on a
 * table of two rows. `a` comes canonically before `b`. `rules` are the blocking rules whose keys both have, whether or not
 * they were too common to bring pairs.
 *
 * @param plan what the configuration says about blocking; only `rules` depend on it
 * @throws YektaError `internal` when the model was made for another profile
 */
export function explainPair(
  a: NormalizedRecord,
  b: NormalizedRecord,
  profile: Profile,
  model: MatchModel,
  plan: PlanOverrides = {},
): Evidence {
  const builder = createRecordTableBuilder(profile);
  builder.add(a);
  builder.add(b);
  const table = builder.build();
  const scorer = createPairScorer(table, model);
  const weight = scorer.weigh(0, 1);
  const { levels, bits } = scorer.findings;
  const classes = scorer.classes();
  const idOf = (row: number): RecordId => toRecordId(table.ids[row]!);
  return {
    a: idOf(0),
    b: idOf(1),
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
              ...frequencyInCommon(scorer.table.columns[column]!, model),
            },
          ],
    ),
    rules: sharedRules(scorer.table, plan),
    hardConflict: hardConflictFinder(table, scorer, profile.duplicateFree)(0, 1),
    classes: (['same', 'moved', 'household', 'unrelated'] as const).map((relation) => ({
      relation,
      probability: classes[relation],
    })),
  };
}

/** Rules of the plan whose keys the two rows of the table share. */
function sharedRules({ columns }: RecordTable, plan: PlanOverrides): string[] {
  const blocks = buildBlocks(columns, planRules(columns, plan), { blockSize: 2, pairsPerRecord: 1 });
  return rulesOfPair(blocks, 0, 1).map((rule) => blocks.rules[rule]!.rule);
}

/** Frequency of the rarest value that both rows hold. */
function frequencyInCommon(
  { field, keys, codes, offsets }: Column,
  { comparisons }: MatchModel,
): Pick<FieldEvidence, 'frequency'> {
  const { frequencies = {} } = comparisons.find((comparison) => comparison.field === field.name) ?? {};
  const first = codes.subarray(0, offsets[1]);
  const common = first.filter((code) => codes.subarray(offsets[1], offsets[2]).includes(code));
  if (common.length === 0) return {};
  const frequencyOf = (key: string): number => (Object.hasOwn(frequencies, key) ? frequencies[key]! : 0);
  return { frequency: Math.min(...Array.from(common, (code) => frequencyOf(keys.at(code)))) };
}
