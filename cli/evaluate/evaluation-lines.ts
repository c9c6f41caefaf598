import { thresholdChart } from '../../matching/evaluate/chart-points.ts';
import type { Evaluation } from '../../matching/evaluate/evaluation.ts';
import type { Health } from '../../matching/evaluate/health.ts';
import type { Scores } from '../../matching/evaluate/scores.ts';
import { TEXT_CHART_WIDTH, textChart } from '../../matching/evaluate/text-chart.ts';
import { probabilityOfBits } from '../../matching/scoring/bits.ts';
import { countOf, formatCount, formatDuration } from '../output/numbers.ts';
import { textTable } from '../output/text-table.ts';
import { errorLines } from './error-lines.ts';
import { matchingSeconds } from './matching-seconds.ts';
import type { EvaluationReport } from './run-evaluation.ts';
import { thresholdLines } from './threshold-lines.ts';

/** An evaluation as lines for people. */
export function evaluationLines(report: EvaluationReport, showValues: boolean): readonly string[] {
  return [
    ...recordLines(report),
    '',
    ...scoreTable(report),
    ...(report.labels === null ? [] : thresholdLines(report.labels.suggested)),
    ...(report.evaluation === null ? [] : curveLines(report.evaluation, report)),
    ...(report.evaluation === null ? [] : errorLines(report.evaluation, report, showValues)),
    '',
    ...healthLines(report.health, report),
    '',
    ...costLines(report),
  ];
}

function recordLines({ files, truth, reached, labels }: EvaluationReport): readonly string[] {
  const lines = [
    `${countOf(files.table.size, 'record')} of ${countOf(files.sources.length, 'source')}, ` +
      `${countOf(files.result.statistics.candidatePairs, 'candidate pair')}`,
  ];
  for (const { source, rejected, repeated } of files.sources) {
    if (rejected > 0)
      lines.push(`  ${source}: ${countOf(rejected, 'row')} left out; see \`yekta status --rejects\` after a sync`);
    if (repeated > 0) lines.push(`  ${source}: ${countOf(repeated, 'row')} with the key of an earlier row left out`);
  }
  if (truth !== null && reached !== null) {
    lines.push(
      `Truth: ${countOf(truth.known, 'record')} of ${countOf(truth.distinct, 'entity', 'entities')}, ` +
        `${countOf(reached.truePairs, 'pair')}; ${formatCount(files.table.size - truth.known)} records without truth left out, ` +
        `${formatCount(truth.notInSources)} of the truth not in the sources`,
    );
  }
  if (labels !== null) {
    lines.push(
      `Labels: ${formatCount(labels.same)} same, ${formatCount(labels.different)} different, ${formatCount(labels.unsure)} unsure, ` +
        `${formatCount(labels.notInSources)} not in the sources`,
    );
  }
  return lines;
}

function scoreTable({ evaluation, labels, health, threshold }: EvaluationReport): readonly string[] {
  const rows: (readonly [string, Scores])[] = [];
  if (evaluation !== null) {
    rows.push(
      [`pairs from ${threshold.toFixed(1)} bits`, evaluation.pairwise],
      ['clusters, by pairs', evaluation.cluster],
      ['clusters, B-cubed', evaluation.bcubed],
    );
    if (evaluation.best !== null) {
      rows.push([`best with hindsight, ${evaluation.best.weight.toFixed(1)} bits`, evaluation.best.scores]);
    }
  }
  if (labels !== null) rows.push(['labelled pairs', labels.pairwise], ['labelled pairs in clusters', labels.cluster]);
  rows.push(['pairs, as the model expects', health.estimated]);
  return textTable(
    [{ title: '' }, ...['precision', 'recall', 'F1'].map((title) => ({ title, align: 'right' as const }))],
    rows.map(([name, { precision, recall, f1 }]) => [
      name,
      ...[precision, recall, f1].map((share) => share.toFixed(4)),
    ]),
  );
}

function curveLines({ curve, best, blockingRecall }: Evaluation, { threshold }: EvaluationReport): readonly string[] {
  const chart = thresholdChart(curve, threshold, best?.weight ?? null, TEXT_CHART_WIDTH);
  return [
    `Blocking reached ${(blockingRecall * 100).toFixed(2)} % of the true pairs`,
    '',
    'P precision, R recall, F F1 of the pairs; | the threshold, : the best one with hindsight',
    ...textChart(chart),
  ];
}

function healthLines(
  { unlinkable, contradictions, clusterSizes, weights }: Health,
  { files, threshold }: EvaluationReport,
): readonly string[] {
  const most = Math.max(...weights.map(({ pairs }) => pairs), 1);
  return [
    'Health',
    `  unlinkable records: ${formatCount(unlinkable.records)} would not reach the threshold against their own copy, ` +
      `${formatCount(unlinkable.empty)} of them have nothing to compare`,
    `  cluster sizes: ${clusterSizes.map(({ size, clusters }) => `${size}: ${formatCount(clusters)}`).join(', ')}`,
    `  held clusters: ${formatCount(files.result.held.length)}`,
    `  clusters that contradict themselves: ${
      contradictions.map(({ field, clusters }) => `${field} ${formatCount(clusters)}`).join(', ') || 'none'
    }`,
    `  scored pairs by weight in bits; the threshold is ${threshold.toFixed(1)}, a probability of ${probabilityOfBits(threshold).toFixed(4)}`,
    ...weights.map(
      ({ from, to, pairs }) =>
        `  ${String(from).padStart(5)} to ${String(to).padStart(4)}  ${'#'.repeat(Math.ceil((pairs / most) * 40)).padEnd(40)}  ${formatCount(pairs)}`,
    ),
  ];
}

function costLines({ seconds, peakRss }: EvaluationReport): readonly string[] {
  const spent = Object.entries(matchingSeconds(seconds)).map(([stage, s]) => `${stage} ${formatDuration(s * 1000)}`);
  return [`Time: ${spent.join(', ')}`, `Memory at its peak: ${formatCount(Math.round(peakRss))} MB`];
}
