import type { Scores } from '../../matching/evaluate/scores.ts';
import type { MeasuredMatch } from './measured-match.ts';

export interface MeasuredSize {
  readonly records: number;
  readonly run: MeasuredMatch;
}

/** Rows of a title and one value per size. */
export function matchingRows(sizes: readonly MeasuredSize[]): readonly (readonly string[])[] {
  const runs = sizes.map(({ run }) => run);
  const stages = Object.keys(runs[0]?.seconds ?? {}).filter((stage) => stage !== 'total');
  const scoresOf = (title: string, scores: (run: MeasuredMatch) => Scores | undefined): string[] => [
    `${title}: precision, recall, F1`,
    ...runs.map((run) => formatScores(scores(run))),
  ];
  return [
    ...[...stages, 'total'].map((stage) => [
      `${stage}, s`,
      ...runs.map(({ seconds }) => (seconds[stage] ?? 0).toFixed(2)),
    ]),
    ['times the size before', ...sizes.map((size, i) => growth(sizes[i - 1], size)?.toFixed(2) ?? '')],
    ['peak RSS, MB', ...runs.map(({ peakRssMegabytes }) => peakRssMegabytes.toFixed(0))],
    ['candidate pairs per record', ...sizes.map(({ records, run }) => (run.candidatePairs / records).toFixed(1))],
    ['blocking recall', ...runs.map(({ blockingRecall }) => blockingRecall.toFixed(4))],
    scoresOf('pairs', ({ pairwise }) => pairwise),
    scoresOf('pairs, as the model expects', ({ estimated }) => estimated),
    scoresOf('clusters', ({ cluster }) => cluster),
    scoresOf('B-cubed', ({ bcubed }) => bcubed),
  ];
}

/** How many times as long as the size before; null for the first. */
export function growth(before: MeasuredSize | undefined, { run }: MeasuredSize): number | null {
  return before === undefined ? null : run.seconds.total / before.run.seconds.total;
}

function formatScores(scores: Scores | undefined): string {
  return scores === undefined ? '' : [scores.precision, scores.recall, scores.f1].map((s) => s.toFixed(4)).join(' ');
}
