import type { ExplainRows } from '../../matching/evaluate/explain-rows.ts';
import { type LabelledRows, type LabelScores, labelScores } from '../../matching/evaluate/label-scores.ts';
import { type RowResult, rowFinder } from '../../matching/evaluate/row-result.ts';
import type { LoadedFiles } from '../../pipeline/files/load-files.ts';
import type { LabelledPair } from './read-labels.ts';

/** What labelled pairs say about a match result. */
export interface LabelReport extends LabelScores {
  readonly same: number;
  readonly different: number;
  readonly unsure: number;
  /** Pairs of which a record is not in the sources. */
  readonly notInSources: number;
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
  return { ...counts, ...labelScores(labelled, clusters, (a, b) => explain(a, b).weight >= threshold) };
}
