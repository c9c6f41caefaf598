import type { BlockCounts } from './block-counts.ts';

/** Keeps counts up to date while keys and records come and go. */
export interface CountChanges {
  /** @param keys how many keys move; absent: one */
  readonly moveKey: (rule: number, before: number, after: number, keys?: number) => void;
  /** @param by how many records more have such a key; negative for less */
  readonly moveLabel: (label: string, by: number) => void;
  readonly moveRecords: (by: number) => void;
  /** The counts after all moves so far. */
  readonly counts: () => BlockCounts;
}

/** @param before not changed */
export function changeCounts(before: BlockCounts): CountChanges {
  const keysOfSize = before.keysOfSize.map((counts) => new Map(counts));
  const labels = new Map(before.labels);
  let { records } = before;
  return {
    moveKey(rule, from, to, keys = 1) {
      if (from === to) return;
      if (from >= 2) add(keysOfSize[rule]!, from, -keys);
      if (to >= 2) add(keysOfSize[rule]!, to, keys);
    },
    moveLabel: (label, by) => add(labels, label, by),
    moveRecords(by) {
      records += by;
    },
    counts: () => ({ records, keysOfSize, labels }),
  };
}

/** Counts of a plan of so many rules before there are any records. */
export function noCounts(rules: number): BlockCounts {
  return { records: 0, keysOfSize: Array.from({ length: rules }, () => new Map()), labels: new Map() };
}

/** Names that nothing counts any more go, so that equal counts are equal maps. */
function add<K>(counts: Map<K, number>, name: K, by: number): void {
  const sum = (counts.get(name) ?? 0) + by;
  if (sum === 0) counts.delete(name);
  else counts.set(name, sum);
}
