import type { RuleStatistics } from '../blocking/block-sizes.ts';
import { addedPairs, type RowPairs, type RuleRecall, rulesRecall } from '../blocking/rules-recall.ts';
import { type CandidateOptions, candidateBlocks } from '../candidate-blocks.ts';
import type { FieldTypeName } from '../field-types/field-type.ts';
import type { FieldName } from '../ids.ts';
import type { MatchModel } from '../model.ts';
import { type Crew, workAlone } from '../parallel/crew.ts';
import type { MatchRole } from '../profile.ts';
import { genericOf } from '../scoring/without-generic-values.ts';
import type { RecordTable } from '../table/record-table.ts';
import { type ExcludedValues, excludedValues } from './excluded-values.ts';

/** One compared field. */
export interface PlannedComparison {
  readonly field: FieldName;
  readonly type: FieldTypeName;
  readonly role: MatchRole;
  /** Names of the comparison levels, best first. */
  readonly levels: readonly string[];
  /** Records with a value, and distinct values. */
  readonly filled: number;
  readonly values: number;
}

/** One blocking rule; `links` counts which of the linked pairs it reaches. */
export interface PlannedRule extends RuleStatistics {
  /** Candidate pairs that no rule before it brings. */
  readonly newPairs: number;
  readonly links: RuleRecall;
}

/** The plan of a matching run, and what its rules come to on the records. */
export interface PlanReport {
  readonly records: number;
  readonly comparisons: readonly PlannedComparison[];
  /** Values that the model calls generic, by field; fields without any are left out. */
  readonly excluded: readonly ExcludedValues[];
  /** In plan order. */
  readonly rules: readonly PlannedRule[];
  /** Distinct pairs that the rules bring together. */
  readonly candidatePairs: number;
  /** Pairs that are linked, and how many of them some rule reaches. */
  readonly links: { readonly pairs: number; readonly reached: number };
}

/**
 * @param full the table with generic values
 * @param links pairs of rows that are one customer, as far as is known; what the rules reach is measured on them
 */
export function reportPlan(
  full: RecordTable,
  model: MatchModel,
  options: CandidateOptions,
  links: RowPairs,
  crew: Crew = loadedAlone(full),
): PlanReport {
  const blocks = candidateBlocks(full, genericOf(model), options, crew);
  const recall = rulesRecall(blocks, links);
  const newPairs = addedPairs(blocks);
  return {
    records: full.size,
    comparisons: full.columns.map(({ field, type, keys, offsets }) => ({
      field: field.name,
      type: type.name,
      role: field.role,
      levels: type.levels.map(({ name }) => name),
      filled: countFilled(offsets),
      values: keys.length,
    })),
    excluded: excludedValues(full, model),
    rules: blocks.rules.map((rule, i) => ({ ...rule, newPairs: newPairs[i]!, links: recall.rules[i]! })),
    candidatePairs: newPairs.reduce((sum, pairs) => sum + pairs, 0),
    links: { pairs: recall.pairs, reached: recall.reached },
  };
}

function loadedAlone(table: RecordTable): Crew {
  const crew = workAlone();
  crew.load(table);
  return crew;
}

function countFilled(offsets: Uint32Array): number {
  let filled = 0;
  for (let row = 0; row + 1 < offsets.length; row++) if (offsets[row]! < offsets[row + 1]!) filled++;
  return filled;
}
