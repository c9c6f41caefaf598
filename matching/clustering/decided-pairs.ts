import type { PairDecision } from '../decision.ts';
import type { RecordTable } from '../table/record-table.ts';

export type RowPair = readonly [number, number];

/** People's judgements by row: lower row first, in canonical order, each pair once. */
export interface DecidedPairs {
  readonly mustLinks: readonly RowPair[];
  readonly cannotLinks: readonly RowPair[];
  readonly isMustLink: (a: number, b: number) => boolean;
  readonly isCannotLink: (a: number, b: number) => boolean;
}

/** Translates decisions into rows; those on records that are not in the table wait for them to come back. */
export function decidedPairs(table: RecordTable, decisions: readonly PairDecision[]): DecidedPairs {
  const rowOf = new Map<number, number>();
  if (decisions.length > 0) for (const [row, id] of table.ids.entries()) rowOf.set(id, row);
  const idOfPair = (a: number, b: number): number => Math.min(a, b) * table.size + Math.max(a, b);
  const pairsOf = (kind: PairDecision['kind']): Set<number> => {
    const pairs = new Set<number>();
    for (const decision of decisions) {
      const a = rowOf.get(decision.a);
      const b = rowOf.get(decision.b);
      if (decision.kind === kind && a !== undefined && b !== undefined && a !== b) pairs.add(idOfPair(a, b));
    }
    return pairs;
  };
  const toRows = (pairs: ReadonlySet<number>): RowPair[] =>
    [...pairs].sort((x, y) => x - y).map((pair) => [Math.floor(pair / table.size), pair % table.size]);
  const must = pairsOf('must_link');
  const cannot = pairsOf('cannot_link');
  return {
    mustLinks: toRows(must),
    cannotLinks: toRows(cannot),
    isMustLink: (a, b) => must.size > 0 && must.has(idOfPair(a, b)),
    isCannotLink: (a, b) => cannot.size > 0 && cannot.has(idOfPair(a, b)),
  };
}
