import type { LabelledRows } from '../labelled-rows.ts';
import type { RowPairs } from './random-pairs.ts';

/** Pairs whose class people narrowed down: two lists, each pair once, in order of their rows. */
export interface KnownPairs {
  readonly same: RowPairs;
  readonly different: RowPairs;
  readonly isKnown: (a: number, b: number) => boolean;
}

/** Fewer labels than this say more about who chose them than about the records. */
const FEWEST = 10;

/** Labels to learn from, the last one of each pair; `null` when they are too few. */
export function knownPairs(labels: readonly LabelledRows[], records: number): KnownPairs | null {
  const keyOf = (a: number, b: number): number => Math.min(a, b) * records + Math.max(a, b);
  const known = new Map<number, boolean>();
  for (const { a, b, same } of labels) if (a !== b) known.set(keyOf(a, b), same);
  if (known.size < FEWEST) return null;
  const pairsOf = (same: boolean): RowPairs => {
    const keys = Float64Array.from([...known].flatMap(([key, said]) => (said === same ? [key] : []))).sort();
    return {
      a: Int32Array.from(keys, (key) => Math.floor(key / records)),
      b: Int32Array.from(keys, (key) => key % records),
    };
  };
  return { same: pairsOf(true), different: pairsOf(false), isKnown: (a, b) => known.has(keyOf(a, b)) };
}

/** The pairs that nobody knows about: those that are known are learned from once. */
export function unknownPairs<T extends RowPairs>(pairs: T, { isKnown }: KnownPairs): T {
  const kept = Int32Array.from(pairs.a.keys()).filter((pair) => !isKnown(pairs.a[pair]!, pairs.b[pair]!));
  return { ...pairs, a: kept.map((pair) => pairs.a[pair]!), b: kept.map((pair) => pairs.b[pair]!) };
}
