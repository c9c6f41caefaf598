import type { PairDecision } from '../matching/decision.ts';
import { rowFinder } from '../matching/evaluate/row-result.ts';
import type { RecordId } from '../matching/ids.ts';
import type { LabelledRows } from '../matching/labelled-rows.ts';
import type { RecordTable } from '../matching/table/record-table.ts';

/** Two records of which people know whether they are one customer. */
export interface KnownAnswer {
  readonly a: RecordId;
  readonly b: RecordId;
  readonly same: boolean;
}

/** Answers by row of a table: labels first, then decisions, which count when both are of one pair. Records that are gone are left out. */
export function knownAnswers(
  table: RecordTable,
  labels: readonly KnownAnswer[],
  decisions: readonly PairDecision[],
): readonly LabelledRows[] {
  const find = rowFinder(table);
  const isThere = (id: RecordId): boolean => table.ids[find(id)] === id;
  const decided = decisions.map(({ kind, a, b }) => ({ a, b, same: kind === 'must_link' }));
  return [...labels, ...decided].flatMap(({ a, b, same }) =>
    isThere(a) && isThere(b) ? [{ a: find(a), b: find(b), same }] : [],
  );
}
