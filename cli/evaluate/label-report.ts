import type { ExplainRows } from '../../matching/evaluate/explain-rows.ts';
import { type LabelScores, labelScores } from '../../matching/evaluate/label-scores.ts';
import { type LabelThreshold, labelThreshold } from '../../matching/evaluate/label-threshold.ts';
import { type RowResult, rowFinder } from '../../matching/evaluate/row-result.ts';
import type { LabelledRows } from '../../matching/labelled-rows.ts';
import type { LoadedFiles } from '../../pipeline/files/load-files.ts';
import type { LabelledPair } from './read-labels.ts';

/** What labelled pairs say about a match result. */
export interface LabelReport extends LabelScores {
  readonly same: number;
  readonly different: number;
  readonly unsure: number;
  /** Pairs of which a record is not in the sources. */
  readonly notInSources: number;
  /** The link threshold that the labels suggest; null when they are too few. */
  readonly suggested: LabelThreshold | null;
}

/** @param threshold link threshold in bits */
export function labelReport(
  pairs: readonly LabelledPair[],
  { table, refs }: LoadedFiles,
  { clusters }: RowResult,
  explain: ExplainRows,
  threshold: number,
): LabelReport {
  const find = refs.finder();
  const rowOf = rowFinder(table);
  const labelled: LabelledRows[] = [];
  const counts = { same: 0, different: 0, unsure: 0, notInSources: 0 };
  for (const { a, b, label } of pairs) {
    const [idA, idB] = [find(a.source, a.key), find(b.source, b.key)];
    if (idA === undefined || idB === undefined) {
      counts.notInSources++;
      continue;
    }
    counts[label]++;
    if (label !== 'unsure') labelled.push({ a: rowOf(idA), b: rowOf(idB), same: label === 'same' });
  }
  const weightOf = (a: number, b: number): number => explain(a, b).weight;
  return {
    ...counts,
    ...labelScores(labelled, clusters, (a, b) => weightOf(a, b) >= threshold),
    suggested: labelThreshold(labelled.map(({ a, b, same }) => ({ weight: weightOf(a, b), same }))),
  };
}
