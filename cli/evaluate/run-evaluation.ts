import { threadedMatcher } from '../../jobs/match-threads/threaded-matcher.ts';
import type { ReachedPairs } from '../../matching/evaluate/blocking-recall.ts';
import { reachedPairs } from '../../matching/evaluate/blocking-recall.ts';
import { type Evaluation, evaluate } from '../../matching/evaluate/evaluation.ts';
import { type ExplainRows, rowExplainer } from '../../matching/evaluate/explain-rows.ts';
import { type Health, health } from '../../matching/evaluate/health.ts';
import { groupRows } from '../../matching/evaluate/row-groups.ts';
import { type RowResult, rowResult } from '../../matching/evaluate/row-result.ts';
import type { MatchModel } from '../../matching/model.ts';
import { oddsInBits } from '../../matching/scoring/bits.ts';
import { createPairScorer } from '../../matching/scoring/pair-scorer.ts';
import { type MatchedFiles, matchFiles } from '../../pipeline/files/match-files.ts';
import { createStageClock } from '../../pipeline/files/stage-clock.ts';
import { withInterrupt } from '../interrupt.ts';
import type { Console } from '../output/console.ts';
import { peakMegabytes } from '../output/peak-memory.ts';
import { stageProgress } from '../output/stage-progress.ts';
import type { Project } from '../project.ts';
import { type LabelReport, labelReport } from './label-report.ts';
import { readLabels } from './read-labels.ts';
import { readTruth, type Truth } from './read-truth.ts';

export interface EvaluationOptions {
  /** Paths of the files; null: not given. */
  readonly truth: string | null;
  readonly labels: string | null;
  /** Null: a model is trained on the records. */
  readonly model: MatchModel | null;
  /** Threads that calculate; undefined: as many as pay. */
  readonly threads: number | undefined;
}

/** Everything that `yekta evaluate` tells. */
export interface EvaluationReport {
  readonly files: MatchedFiles;
  readonly rows: RowResult;
  readonly explain: ExplainRows;
  /** Link threshold in bits. */
  readonly threshold: number;
  readonly truth: Truth | null;
  /** Null without a truth. */
  readonly reached: ReachedPairs | null;
  readonly evaluation: Evaluation | null;
  readonly labels: LabelReport | null;
  readonly health: Health;
  /** Seconds by stage. */
  readonly seconds: Readonly<Record<string, number>>;
  /** Most memory that the process had at the end of matching, in MB of 2^20 bytes. */
  readonly peakRss: number;
}

/** Pairs below this probability are not kept: too improbable for any threshold, and for the sum of what is missed. */
const FLOOR = 0.01;
/** Errors that are looked at for their cause, and examples that are kept of each. */
const ERROR_LIMITS = { examined: 2_000, examples: 5 };

/** Matches the files of a project and measures the result. */
export function runEvaluation(project: Project, options: EvaluationOptions, out: Console): Promise<EvaluationReport> {
  const progress = stageProgress(out);
  const clock = createStageClock(() => performance.now());
  const begin = (stage: string): void => {
    clock.begin(stage);
    progress.begin(stage);
  };
  const pairs = options.labels === null ? null : readLabels(options.labels);
  return withInterrupt(out, async (signal) => {
    let truth: Truth | null = null;
    let reached: ReachedPairs | null = null;
    const { config, profile } = project;
    const files = await matchFiles({
      ...project,
      model: options.model,
      matcher: threadedMatcher({ threads: options.threads, onTrouble: out.note }),
      floor: FLOOR,
      signal,
      onStage: begin,
      onProgress: (_, done, total) => progress.update(done, total),
      onMatched: progress.update,
      onLoaded: async (loaded) => {
        if (options.truth === null) return;
        begin('truth');
        truth = await readTruth(options.truth, loaded);
      },
      onBlocked: (rulesOf) => {
        if (truth === null) return;
        begin('evaluate');
        reached = reachedPairs(groupRows(truth.entities), (a, b) => rulesOf(a, b).length > 0);
      },
    });
    const peakRss = peakMegabytes();
    begin('evaluate');
    const threshold = oddsInBits(config.matching.thresholds.link);
    const rows = rowResult(files.table, files.result);
    const scorer = createPairScorer(files.table, files.model);
    const explain = rowExplainer(files.table, scorer, profile);
    const report = {
      files,
      rows,
      explain,
      threshold,
      truth: truth as Truth | null,
      reached: reached as ReachedPairs | null,
      evaluation: measure(),
      labels: pairs === null ? null : labelReport(await pairs, files, rows, explain, threshold),
      health: health(files.table, rows, scorer, threshold),
    };
    clock.end();
    return { ...report, seconds: clock.seconds(), peakRss };

    function measure(): Evaluation | null {
      if (truth === null || reached === null) return null;
      const { entities } = truth as Truth;
      return evaluate({ result: rows, entities, reached, threshold, profile, explain, limits: ERROR_LIMITS });
    }
  }).finally(progress.end);
}
