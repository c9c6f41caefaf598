import type { Config } from '../../config/schema/config.ts';
import type { MatchOptions, MatchStage } from '../../matching/match-options.ts';
import type { MatchResult } from '../../matching/match-result.ts';
import { matchTable } from '../../matching/match-table.ts';
import type { MatchModel } from '../../matching/model.ts';
import { trainModel } from '../../matching/training/train-model.ts';
import { type Matcher, matchAlone } from '../ports/matcher.ts';
import { type LoadedFiles, loadFiles } from './load-files.ts';
import type { FilesInput } from './normalize-files.ts';

/** Stages of a matching run on files, in their order. */
export type FileStage = 'load' | 'train' | MatchStage;

export interface MatchFilesInput extends FilesInput {
  readonly config: Config;
  /** Null: one is trained on the records. */
  readonly model: MatchModel | null;
  /** Probability from which pairs are kept, where it is below the review threshold. */
  readonly floor: number;
  /** Told each stage as it begins. */
  readonly onStage: (stage: FileStage) => void;
  /** Progress of matching, in records. */
  readonly onMatched: (done: number, total: number) => void;
  /** Called with the records before they are matched. */
  readonly onLoaded?: (loaded: LoadedFiles) => Promise<void>;
  readonly onBlocked?: MatchOptions['onBlocked'];
  /** Absent: this thread does all calculations alone. */
  readonly matcher?: Matcher;
}

export interface MatchedFiles extends LoadedFiles {
  readonly model: MatchModel;
  readonly result: MatchResult;
}

/**
 * Everything that matching does, from the files alone: reads, normalizes, trains, blocks, scores, clusters. Nothing is stored,
 * and no decision of people is known.
 *
 * @throws YektaError as `loadFiles`; `internal` when the model was made for other fields
 */
export async function matchFiles(input: MatchFilesInput): Promise<MatchedFiles> {
  const { profile, onStage, signal, matcher = matchAlone } = input;
  const { matching } = input.config;
  onStage('load');
  const loaded = await loadFiles(input);
  await input.onLoaded?.(loaded);
  signal.throwIfAborted();
  return matcher.withCrew(profile, loaded.table.size, (crew) => {
    onStage('train');
    const model = input.model ?? trainModel(loaded.table, profile, matching, crew);
    signal.throwIfAborted();
    const options = {
      ...matching,
      decisions: [],
      thresholds: { ...matching.thresholds, review: Math.min(matching.thresholds.review, input.floor) },
      onProgress: input.onMatched,
      onStage,
      ...(input.onBlocked === undefined ? {} : { onBlocked: input.onBlocked }),
    };
    return { ...loaded, model, result: matchTable(loaded.table, profile, model, options, crew) };
  });
}
