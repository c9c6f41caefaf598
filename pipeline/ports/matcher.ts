import { comparedFields } from '../../matching/compared-fields.ts';
import { type GenericValues, genericFor, withGenericValues } from '../../matching/decisions/effective-model.ts';
import { type IndexContent, indexContent } from '../../matching/incremental/index-content.ts';
import type { MatchOptions } from '../../matching/match-options.ts';
import type { MatchResult } from '../../matching/match-result.ts';
import { matchTable } from '../../matching/match-table.ts';
import type { MatchModel } from '../../matching/model.ts';
import { type Crew, workAlone } from '../../matching/parallel/crew.ts';
import { planRules } from '../../matching/plan/plan-rules.ts';
import type { Profile } from '../../matching/profile.ts';
import type { RecordTable } from '../../matching/table/record-table.ts';
import { trainModel } from '../../matching/training/train-model.ts';

/** A table to match. */
export interface MatchTask {
  readonly table: RecordTable;
  readonly profile: Profile;
  /** Null: one is trained on the table. */
  readonly model: MatchModel | null;
  readonly options: Omit<MatchOptions, 'onStage' | 'onBlocked'> & {
    /** Values that people called generic, beside those of the model; absent: none. */
    readonly generic?: GenericValues;
  };
  readonly signal: AbortSignal;
}

export interface Matched {
  readonly model: MatchModel;
  readonly result: MatchResult;
  /** The blocking index of the table, by which changes of it can be matched alone. */
  readonly content: IndexContent;
}

/** Who does the long calculations of matching: this thread alone, or several. The results are the same. */
export interface Matcher {
  /** Calculates with a crew for a table of so many records. Blocks this thread until it is done. */
  readonly withCrew: <T>(profile: Profile, records: number, calculate: (crew: Crew) => T) => T;
  /**
   * Trains, where there is no model, and matches; leaves this thread free for others where it can.
   *
   * @throws the signal's reason when it aborts
   */
  readonly match: (task: MatchTask) => Promise<Matched>;
}

/** Calculates in this thread alone. */
export const matchAlone: Matcher = {
  withCrew: (_, __, calculate) => calculate(workAlone()),
  match: async (task) => matchWith(workAlone(), task),
};

/** Does a task in this thread with a crew. */
export function matchWith(crew: Crew, { table, profile, model, options, signal }: MatchTask): Matched {
  const judged: GenericValues = options.generic ?? new Map();
  // First, while there is nothing else in memory: its entries take more than anything that is made later.
  const generic = genericFor(table, model, judged);
  const content = indexContent(table, generic, planRules(comparedFields(profile), options), crew);
  signal.throwIfAborted();
  const used = model ?? trainModel(table, profile, options, crew);
  signal.throwIfAborted();
  const result = matchTable(table, profile, withGenericValues(used, judged), options, crew);
  return { model: used, result, content };
}
