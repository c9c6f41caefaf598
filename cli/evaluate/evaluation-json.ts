import type { ErrorExample, ErrorReport } from '../../matching/evaluate/error-samples.ts';
import { valuesOfRow } from '../../matching/evaluate/explain-rows.ts';
import { probabilityOfBits } from '../../matching/scoring/bits.ts';
import type { LabelReport } from './label-report.ts';
import { matchingSeconds } from './matching-seconds.ts';
import { rowRef } from './row-ref.ts';
import type { EvaluationReport } from './run-evaluation.ts';
import { thresholdJson } from './threshold-lines.ts';

/** The public JSON form of an evaluation. */
export function evaluationJson(report: EvaluationReport, showValues: boolean): object {
  const { files, rows, threshold, truth, reached, evaluation, labels, health } = report;
  const { statistics } = files.result;
  return {
    records: files.table.size,
    sources: files.sources.map(({ source, records, rejected, repeated, brokenFiles }) => ({
      source,
      records,
      rejected,
      repeated,
      broken_files: brokenFiles.length,
    })),
    truth:
      truth === null || reached === null
        ? null
        : {
            records: truth.known,
            entities: truth.distinct,
            pairs: reached.truePairs,
            missing: files.table.size - truth.known,
            not_in_sources: truth.notInSources,
          },
    pairwise: evaluation?.pairwise ?? null,
    cluster: evaluation?.cluster ?? null,
    bcubed: evaluation?.bcubed ?? null,
    blocking_recall: evaluation?.blockingRecall ?? null,
    threshold,
    threshold_probability: probabilityOfBits(threshold),
    best_threshold: evaluation?.best?.weight ?? null,
    best_pairwise: evaluation?.best?.scores ?? null,
    estimated: health.estimated,
    clusters: rows.clusters.reduce((most, cluster) => Math.max(most, cluster + 1), 0),
    candidate_pairs: statistics.candidatePairs,
    pairs_by_rule: statistics.pairsByRule,
    errors:
      evaluation === null
        ? null
        : {
            false_merges: errorsJson(evaluation.falseMerges, report, showValues),
            misses: errorsJson(evaluation.misses, report, showValues),
          },
    labels: labels === null ? null : labelsJson(labels),
    health: {
      unlinkable: health.unlinkable.records / Math.max(1, files.table.size),
      empty: health.unlinkable.empty / Math.max(1, files.table.size),
      contradictions: health.contradictions,
      cluster_sizes: health.clusterSizes,
      held_clusters: files.result.held.length,
      weights: health.weights,
    },
    seconds: matchingSeconds(report.seconds),
    peak_rss_mb: Math.round(report.peakRss),
  };
}

function errorsJson({ total, examined, groups }: ErrorReport, report: EvaluationReport, showValues: boolean): object {
  return {
    total,
    examined,
    causes: groups.map(({ cause, field, count, examples }) => ({
      cause,
      field,
      count,
      examples: examples.map((example) => exampleJson(example, report, showValues)),
    })),
  };
}

function exampleJson({ a, b, evidence }: ErrorExample, { files }: EvaluationReport, showValues: boolean): object {
  const record = (row: number) => ({
    ...rowRef(files, row),
    ...(showValues ? { values: Object.fromEntries(valuesOfRow(files.table, row)) } : {}),
  });
  return { a: record(a), b: record(b), weight: evidence.weight, comparisons: evidence.comparisons };
}

function labelsJson({ notInSources, suggested, ...report }: LabelReport): object {
  return { ...report, not_in_sources: notInSources, threshold: thresholdJson(suggested) };
}
