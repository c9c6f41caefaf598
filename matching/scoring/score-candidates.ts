import type { EdgeList } from '../clustering/edge-list.ts';
import type { Crew } from '../parallel/crew.ts';
import { joinParts } from '../parallel/join-parts.ts';
import { partsOfRows, type RowsToScore } from '../parallel/score-rows.ts';
import type { RecordTable } from '../table/record-table.ts';

/** Candidate pairs at or above the floor. */
export interface ScoredPairs extends EdgeList {
  /** Level per comparison: entries `edge * comparisons` up to `(edge + 1) * comparisons`. */
  readonly levels: Int8Array;
  /** How many pairs were scored to find these. */
  readonly candidates: number;
}

/** Scores the candidates of every row of the crew's table. */
export function scoreCandidates(
  table: RecordTable,
  crew: Crew,
  work: RowsToScore,
  onProgress?: (done: number, total: number) => void,
): ScoredPairs {
  const parts = crew.run('scoreRows', work, partsOfRows(table.size), (done, all) =>
    onProgress?.(Math.round((done / all) * table.size), table.size),
  );
  if (table.size === 0) onProgress?.(0, 0);
  const length = parts.reduce((sum, part) => sum + part.a.length, 0);
  return {
    length,
    a: joinParts(parts, ({ a }) => a, new Int32Array(length)),
    b: joinParts(parts, ({ b }) => b, new Int32Array(length)),
    weight: joinParts(parts, ({ weight }) => weight, new Float64Array(length)),
    levels: joinParts(
      parts,
      ({ levels }) => levels,
      new Int8Array(parts.reduce((sum, part) => sum + part.levels.length, 0)),
    ),
    candidates: parts.reduce((sum, part) => sum + part.candidates, 0),
  };
}
