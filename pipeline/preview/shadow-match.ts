import { matchingFingerprint } from '../../config/fingerprints.ts';
import type { OfflineConfig } from '../../config/schema/config.ts';
import { isLinkJudgement } from '../../matching/decisions/contradicts.ts';
import { genericValuesOf, withGenericValues } from '../../matching/decisions/effective-model.ts';
import { linkDecisionsOf } from '../../matching/decisions/link-decisions.ts';
import { type RecordId, toRecordId } from '../../matching/ids.ts';
import type { MatchStage } from '../../matching/match-options.ts';
import type { MatchResult } from '../../matching/match-result.ts';
import { matchTable } from '../../matching/match-table.ts';
import type { MatchModel } from '../../matching/model.ts';
import type { Crew } from '../../matching/parallel/crew.ts';
import type { Profile } from '../../matching/profile.ts';
import type { RecordTable } from '../../matching/table/record-table.ts';
import { trainModel } from '../../matching/training/train-model.ts';
import { knownAnswers } from '../known-answers.ts';
import type { FrozenWarehouse } from '../ports/frozen-warehouse.ts';
import type { Matcher } from '../ports/matcher.ts';

/** The model to match with: that of the configuration, one trained on the records as `yekta train` does, or a given one. */
export type ModelChoice = 'stored' | 'train' | MatchModel;

/** Where the model came from; `first`: the configuration has none yet, so that a sync would train it. */
export type ModelOrigin = 'stored' | 'first' | 'trained' | 'given';

export interface ShadowMatch {
  readonly origin: ModelOrigin;
  readonly result: Pick<MatchResult, 'edges' | 'clusters' | 'held' | 'possibleMatches' | 'contestedDecisions'>;
  /** All records, in canonical order. */
  readonly records: readonly RecordId[];
}

/** Matches a table as the next sync would, and stores nothing. */
export async function shadowMatch(input: {
  readonly config: OfflineConfig;
  readonly profile: Profile;
  readonly frozen: Pick<FrozenWarehouse, 'matches' | 'decisions'>;
  readonly table: RecordTable;
  readonly model: ModelChoice;
  /** Decisions that have expired by then (ISO 8601) count no more. */
  readonly asOf: string;
  readonly matcher: Matcher;
  readonly signal: AbortSignal;
  readonly onStage: (stage: 'train' | MatchStage) => void;
  readonly onProgress: (done: number, total: number) => void;
}): Promise<ShadowMatch> {
  const { config, profile, frozen, table, matcher, signal, onStage, onProgress } = input;
  const records = Array.from(table.ids, toRecordId);
  const judgements = (await frozen.decisions.active())
    .filter(({ expiresAt }) => expiresAt === null || expiresAt > input.asOf)
    .map(({ judgement }) => judgement);
  const decisions = linkDecisionsOf(judgements.filter(isLinkJudgement), records);
  const generic = genericValuesOf(judgements.filter((judgement) => judgement.kind === 'generic_value'));
  const choice = await chooseModel(input.model, config, frozen);
  return matcher.withCrew(profile, table.size, (crew: Crew) => {
    const train = (): MatchModel => {
      onStage('train');
      const labels = choice.origin === 'trained' ? { labels: knownAnswers(table, [], decisions) } : {};
      return trainModel(table, profile, { ...config.matching, ...labels }, crew);
    };
    const model = withGenericValues(choice.model ?? train(), generic);
    signal.throwIfAborted();
    const result = matchTable(table, profile, model, { ...config.matching, decisions, onStage, onProgress }, crew);
    signal.throwIfAborted();
    return { origin: choice.origin, result, records };
  });
}

/** Null: it is to be trained. */
async function chooseModel(
  choice: ModelChoice,
  config: OfflineConfig,
  { matches }: Pick<FrozenWarehouse, 'matches'>,
): Promise<{ readonly origin: ModelOrigin; readonly model: MatchModel | null }> {
  if (choice === 'train') return { origin: 'trained', model: null };
  if (choice !== 'stored') return { origin: 'given', model: choice };
  const stored = await matches.model(matchingFingerprint(config));
  return stored === null ? { origin: 'first', model: null } : { origin: 'stored', model: stored.model };
}
