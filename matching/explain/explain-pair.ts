import { buildBlocks } from '../blocking/build-blocks.ts';
import { rulesOfPair } from '../blocking/candidates.ts';
import type { Evidence } from '../evidence.ts';
import type { MatchModel } from '../model.ts';
import type { NormalizedRecord } from '../normalized-record.ts';
import { type PlanOverrides, planRules } from '../plan/plan-rules.ts';
import type { Profile } from '../profile.ts';
import { createPairScorer } from '../scoring/pair-scorer.ts';
import type { RecordTable } from '../table/record-table.ts';
import { createRecordTableBuilder } from '../table/record-table-builder.ts';
import { evidenceFinder } from './pair-evidence.ts';

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
  return evidenceFinder(table, scorer, profile, model, () => sharedRules(scorer.table, plan))(0, 1);
}

/** Rules of the plan whose keys the two rows of the table share. */
function sharedRules({ columns }: RecordTable, plan: PlanOverrides): string[] {
  const blocks = buildBlocks(columns, planRules(columns, plan), { blockSize: 2, pairsPerRecord: 1 });
  return rulesOfPair(blocks, 0, 1).map((rule) => blocks.rules[rule]!.rule);
}
