import type { Crew } from '../parallel/crew.ts';
import { joinParts } from '../parallel/join-parts.ts';
import { partsOfRows, type RowsToScore } from '../parallel/score-rows.ts';
import type { RecordTable } from '../table/record-table.ts';
import type { KnownOutcomes } from './known-outcomes.ts';

/** Candidate pairs at or above the floor. */
export interface ScoredPairs extends KnownOutcomes {
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
  const width = work.model.comparisons.length;
  const length = parts.reduce((sum, part) => sum + part.a.length, 0);
  return {
    length,
    a: joinParts(parts, ({ a }) => a, new Int32Array(length)),
    b: joinParts(parts, ({ b }) => b, new Int32Array(length)),
    weight: joinParts(parts, ({ weight }) => weight, new Float64Array(length)),
    levels: joinParts(parts, ({ levels }) => levels, new Int8Array(length * width)),
    rarities: joinParts(parts, ({ rarities }) => rarities, new Uint8Array(length * width)),
    candidates: parts.reduce((sum, part) => sum + part.candidates, 0),
  };
}
