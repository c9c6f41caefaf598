import type { Column } from '../table/record-table.ts';
import { seededRandom } from './random.ts';
import type { RowPairs } from './random-pairs.ts';

const SEED = 977;
/** Draws for each pair wanted: pairs that agree on a common value and a rare one are found among those that agree on the rarer column. */
const DRAWS = 60;

/**
 * Random pairs of rows that agree on every given column, each such pair as likely as any other. Fewer than wanted where there
 * are few. Rows with several values are left out.
 */
export function agreeingPairs(columns: readonly Column[], wanted: number): RowPairs {
  const groups = columns.map(groupRows);
  const rarest = groups.indexOf(groups.reduce((best, each) => (each.pairs < best.pairs ? each : best)));
  const { pairs, starts, rows, weights } = groups[rarest]!;
  const others = columns.filter((_, i) => i !== rarest);
  const a: number[] = [];
  const b: number[] = [];
  if (pairs === 0) return { a: Int32Array.from(a), b: Int32Array.from(b) };
  const random = seededRandom(SEED);
  const most = Math.min(wanted, pairs * 2);
  for (let draw = 0; draw < most * DRAWS && a.length < most; draw++) {
    const group = search(weights, random() * pairs);
    const size = starts[group + 1]! - starts[group]!;
    const first = Math.floor(random() * size);
    const second = Math.floor(random() * (size - 1));
    const x = rows[starts[group]! + first]!;
    const y = rows[starts[group]! + (second >= first ? second + 1 : second)]!;
    if (others.every(({ single }) => single[x]! >= 0 && single[x] === single[y])) {
      a.push(x);
      b.push(y);
    }
  }
  return { a: Int32Array.from(a), b: Int32Array.from(b) };
}

interface Groups {
  /** Pairs within all groups. */
  readonly pairs: number;
  /** Rows of value g: `rows[starts[g]]` up to, not including, `rows[starts[g + 1]]`. */
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  /** Pairs in groups up to and including g. */
  readonly weights: Float64Array;
}

function groupRows({ single, keys }: Column): Groups {
  const starts = new Int32Array(keys.length + 1);
  for (const code of single) if (code >= 0) starts[code + 1]!++;
  const weights = new Float64Array(keys.length);
  let pairs = 0;
  for (let code = 0; code < keys.length; code++) {
    const size = starts[code + 1]!;
    pairs += (size * (size - 1)) / 2;
    weights[code] = pairs;
    starts[code + 1]! += starts[code]!;
  }
  const next = starts.slice();
  const rows = new Int32Array(starts[keys.length]!);
  for (let row = 0; row < single.length; row++) if (single[row]! >= 0) rows[next[single[row]!]!++] = row;
  return { pairs, starts, rows, weights };
}

/** First index whose cumulative weight is above the value. */
function search(weights: Float64Array, value: number): number {
  let low = 0;
  let high = weights.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (weights[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
