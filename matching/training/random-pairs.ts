import { seededRandom } from './random.ts';

/** Rows of pairs; `a[i]` and `b[i]` differ. */
export interface RowPairs {
  readonly a: Int32Array;
  readonly b: Int32Array;
}

const SEED = 20260;

/** Random pairs of different rows, or all pairs where there are no more than that. */
export function randomPairs(rows: number, most: number): RowPairs {
  const all = (rows * (rows - 1)) / 2;
  if (all <= most) return everyPair(rows, all);
  const random = seededRandom(SEED);
  const a = new Int32Array(most);
  const b = new Int32Array(most);
  for (let i = 0; i < most; i++) {
    const first = Math.floor(random() * rows);
    const second = Math.floor(random() * (rows - 1));
    a[i] = first;
    b[i] = second >= first ? second + 1 : second;
  }
  return { a, b };
}

function everyPair(rows: number, all: number): RowPairs {
  const a = new Int32Array(all);
  const b = new Int32Array(all);
  let i = 0;
  for (let first = 0; first < rows; first++) {
    for (let second = first + 1; second < rows; second++) {
      a[i] = first;
      b[i++] = second;
    }
  }
  return { a, b };
}
