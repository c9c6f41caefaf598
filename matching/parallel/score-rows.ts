import type { Blocks } from '../blocking/blocks.ts';
import { createMarks, forEachCandidate } from '../blocking/candidates.ts';
import type { SourceName } from '../ids.ts';
import type { MatchModel } from '../model.ts';
import { joinableFinder } from '../scoring/joinable.ts';
import { createPairScorer } from '../scoring/pair-scorer.ts';
import type { RowStore } from '../scoring/row-store.ts';
import { growableInts } from '../table/growable.ts';
import type { RecordTable } from '../table/record-table.ts';

/** Candidates to score. */
export interface RowsToScore {
  readonly model: MatchModel;
  /** Of the table without the model's generic values. */
  readonly store: RowStore;
  /** Frequency class by column and code. */
  readonly frequencies: readonly Uint8Array[];
  readonly blocks: Blocks;
  readonly duplicateFree: ReadonlySet<SourceName>;
  /** Weight from which pairs are kept. */
  readonly floor: number;
}

/** Scored pairs of some rows: those at or above the floor, in order of visiting. */
export interface ScoredPart {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly weight: Float64Array;
  readonly levels: Int8Array;
  /** Frequency classes, parallel to `levels`. */
  readonly rarities: Uint8Array;
  /** How many pairs were looked at. */
  readonly candidates: number;
}

/** Rows of one part. */
const PART = 4096;

export function partsOfRows(rows: number): number {
  return Math.ceil(rows / PART);
}

/** Scores the candidates of the rows of a part, as lower rows of their pairs. */
export const scoreRows = {
  start(
    table: RecordTable,
    { model, store, frequencies, blocks, duplicateFree, floor }: RowsToScore,
  ): (index: number) => ScoredPart {
    const scorer = createPairScorer(table, model, { store, frequencies });
    const isJoinable = joinableFinder(table, duplicateFree);
    const marks = createMarks(table.size);
    const others = growableInts();
    const width = scorer.comparisons.length;
    return (index) => {
      const a = growableInts();
      const b = growableInts();
      const weights: number[] = [];
      let levels = new Int8Array(1024 * width);
      let rarities = new Uint8Array(1024 * width);
      let candidates = 0;
      const score = (row: number, other: number): void => {
        const weight = scorer.weigh(row, other);
        if (weight < floor) return;
        const at = a.length() * width;
        if (at + width > levels.length) {
          levels = doubled(levels, new Int8Array(levels.length * 2));
          rarities = doubled(rarities, new Uint8Array(rarities.length * 2));
        }
        levels.set(scorer.findings.levels, at);
        rarities.set(scorer.findings.rarities, at);
        a.push(row);
        b.push(other);
        weights.push(weight);
      };
      const to = Math.min(table.size, (index + 1) * PART);
      for (let row = index * PART; row < to; row++) {
        others.clear();
        forEachCandidate(blocks, row, row + 1, marks, (_, other) => {
          if (isJoinable(row, other)) others.push(other);
        });
        const count = others.length();
        candidates += count;
        const list = others.view();
        const left = scorer.filter(row, list, floor);
        for (let i = 0; i < left; i++) score(row, list[i]!);
      }
      return {
        a: a.view().slice(),
        b: b.view().slice(),
        weight: Float64Array.from(weights),
        levels: levels.slice(0, a.length() * width),
        rarities: rarities.slice(0, a.length() * width),
        candidates,
      };
    };
  },
};

function doubled<T extends Int8Array | Uint8Array>(values: T, into: T): T {
  into.set(values);
  return into;
}
