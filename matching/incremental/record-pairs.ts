import type { RecordId } from '../ids.ts';
import { growableInts } from '../table/growable.ts';

/** A set of pairs of records, in no order; a pair may be added again and again. */
export interface RecordPairs {
  readonly add: (a: number, b: number) => void;
  /** Adds every pair of two lists that have no record in common. */
  readonly addBetween: (some: ArrayLike<number>, others: ArrayLike<number>) => void;
  /** Adds every pair of one list. */
  readonly addWithin: (records: ArrayLike<number>) => void;
  /** Records of all pairs, ascending. */
  readonly records: () => RecordId[];
  /**
   * Pairs of rows as `low * size + high`, ascending, each once.
   *
   * @param rowOf row of each of the records
   * @param size number of rows
   */
  readonly rows: (rowOf: ReadonlyMap<number, number>, size: number) => Float64Array;
}

export function createRecordPairs(): RecordPairs {
  const placeOf = new Map<number, number>();
  const first = growableInts();
  const second = growableInts();
  const place = (record: number): number => {
    const known = placeOf.get(record);
    if (known !== undefined) return known;
    placeOf.set(record, placeOf.size);
    return placeOf.size - 1;
  };
  const add = (a: number, b: number): void => {
    first.push(place(a));
    second.push(place(b));
  };
  return {
    add,
    addBetween(some, others) {
      for (let i = 0; i < some.length; i++) for (let j = 0; j < others.length; j++) add(some[i]!, others[j]!);
    },
    addWithin(records) {
      for (let i = 0; i < records.length; i++) for (let j = 0; j < i; j++) add(records[j]!, records[i]!);
    },
    records: () => ([...placeOf.keys()] as RecordId[]).sort((a, b) => a - b),
    rows(rowOf, size) {
      const rows = Int32Array.from(placeOf.keys(), (record) => rowOf.get(record)!);
      const [a, b] = [first.view(), second.view()];
      const codes = new Float64Array(a.length);
      for (let i = 0; i < codes.length; i++) {
        const x = rows[a[i]!]!;
        const y = rows[b[i]!]!;
        codes[i] = Math.min(x, y) * size + Math.max(x, y);
      }
      return uniqueOf(codes.sort());
    },
  };
}

/** @param sorted ascending; changed */
function uniqueOf(sorted: Float64Array): Float64Array {
  let length = 0;
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[length++] = sorted[i]!;
  return sorted.subarray(0, length);
}
