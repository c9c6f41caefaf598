import { growableInts } from '../table/growable.ts';

/** A set of pairs of records, in no order; a pair may be added again and again. */
export interface RecordPairs {
  readonly add: (a: number, b: number) => void;
  /**
   * Adds every pair of two lists that have no record in common.
   *
   * @param known those of `some` whose pairs with `others` were candidates before
   */
  readonly addBetween: (some: ArrayLike<number>, others: ArrayLike<number>, known?: Int32Array) => void;
  /** Adds every pair of one list. */
  readonly addWithin: (records: ArrayLike<number>) => void;
  readonly list: () => PairList;
}

/** Pairs of records, each once and under one of its two records. */
export interface PairList {
  /** Records of all pairs, ascending. */
  readonly records: Int32Array;
  /** The partners of `records[i]` are `partners[starts[i]]` up to, not including, `partners[starts[i + 1]]`. */
  readonly starts: Int32Array;
  /** Places in `records`. */
  readonly partners: Int32Array;
  /** Parallel to `partners`: 1 where the pair was a candidate before. */
  readonly known: Uint8Array;
}

export function createRecordPairs(): RecordPairs {
  const ids = growableInts();
  /** By record: its place in `ids`, plus 1. */
  let placeOf = new Int32Array(1024);
  const first = growableInts();
  /** Places, doubled, plus 1 where the pair was a candidate before. */
  const second = growableInts();
  const place = (record: number): number => {
    if (record >= placeOf.length) {
      const smaller = placeOf;
      placeOf = new Int32Array(Math.max(record + 1, smaller.length * 2));
      placeOf.set(smaller);
    }
    const known = placeOf[record]!;
    if (known > 0) return known - 1;
    ids.push(record);
    placeOf[record] = ids.length();
    return ids.length() - 1;
  };
  const add = (a: number, b: number): void => {
    first.push(place(a));
    second.push(place(b) * 2);
  };
  return {
    add,
    addBetween(some, others, known = NONE) {
      for (let i = 0; i < some.length; i++) {
        const own = place(some[i]!);
        const flag = known.includes(some[i]!) ? 1 : 0;
        for (let j = 0; j < others.length; j++) {
          first.push(own);
          second.push(place(others[j]!) * 2 + flag);
        }
      }
    },
    addWithin(records) {
      for (let i = 0; i < records.length; i++) for (let j = 0; j < i; j++) add(records[j]!, records[i]!);
    },
    list() {
      const records = ids.view().slice().sort();
      const rankOf = new Int32Array(records.length);
      for (let rank = 0; rank < records.length; rank++) rankOf[placeOf[records[rank]!]! - 1] = rank;
      return {
        records,
        ...listPairs(
          first.view().map((each) => rankOf[each]!),
          second.view().map((each) => rankOf[each >> 1]! * 2 + (each & 1)),
          records.length,
        ),
      };
    },
  };
}

const NONE = new Int32Array(0);

/**
 * Lists every pair once: under that of its records which has more of them (a changed one mostly), so that lists are few and long.
 *
 * @param first places of records, parallel to `second`, in which they are doubled, plus 1 where the pair was a candidate before
 */
function listPairs(first: Int32Array, second: Int32Array, records: number): Omit<PairList, 'records'> {
  const degrees = new Int32Array(records);
  for (const place of first) degrees[place]!++;
  for (const each of second) degrees[each >> 1]!++;
  const isFirst = (a: number, b: number): boolean => (degrees[a] === degrees[b] ? a < b : degrees[a]! > degrees[b]!);

  const ends = new Int32Array(records + 1);
  for (let i = 0; i < first.length; i++) {
    const [a, b] = [first[i]!, second[i]! >> 1];
    ends[(isFirst(a, b) ? a : b) + 1]!++;
  }
  for (let place = 0; place < records; place++) ends[place + 1]! += ends[place]!;
  const repeated = new Int32Array(first.length);
  for (let i = 0; i < first.length; i++) {
    const [a, b] = [first[i]!, second[i]! >> 1];
    if (isFirst(a, b)) repeated[ends[a]!++] = second[i]!;
    else repeated[ends[b]!++] = a * 2 + (second[i]! & 1);
  }

  // What ended at `ends[place]` before is filled up to there now, and begins where the place before it ends.
  const starts = new Int32Array(records + 1);
  const known = new Uint8Array(first.length);
  /** By partner: where it was listed last. */
  const listedAt = new Int32Array(records).fill(-1);
  let length = 0;
  for (let place = 0, i = 0; place < records; place++) {
    for (; i < ends[place]!; i++) {
      const partner = repeated[i]! >> 1;
      const flag = repeated[i]! & 1;
      const listed = listedAt[partner]!;
      if (listed >= starts[place]!) {
        known[listed]! |= flag;
        continue;
      }
      listedAt[partner] = length;
      known[length] = flag;
      repeated[length++] = partner;
    }
    starts[place + 1] = length;
  }
  return { starts, partners: repeated.subarray(0, length), known: known.subarray(0, length) };
}
