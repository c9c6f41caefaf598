import type { Column } from '../table/record-table.ts';
import { seededRandom } from './random.ts';
import type { RowPairs } from './random-pairs.ts';
import { type RowGroups, rowGroups } from './row-groups.ts';

const SEED = 977;
/** Draws for each pair wanted: pairs that agree on a common value and a rare one are found among those that agree on the rarer column. */
const DRAWS = 60;

/**
 * Random pairs of rows that agree on every given column, each such pair as likely as any other. Fewer than wanted where there
 * are few. Rows with several values are left out.
 *
 * @param groupsOf finds the groups of a column, for callers that ask for several sets of columns
 */
export function agreeingPairs(
  columns: readonly Column[],
  wanted: number,
  groupsOf: (column: Column) => RowGroups = rowGroups,
): RowPairs {
  const groups = columns.map(groupsOf);
  const rarest = groups.indexOf(groups.reduce((best, each) => (each.pairs < best.pairs ? each : best)));
  const others = columns.flatMap(({ single }, i) => (i === rarest ? [] : [single]));
  return drawPairs(groups[rarest]!, wanted, (x, y) => {
    for (const single of others) if (single[x]! < 0 || single[x] !== single[y]) return false;
    return true;
  });
}

function drawPairs(
  { pairs, starts, rows, groupOf }: RowGroups,
  wanted: number,
  isWanted: (x: number, y: number) => boolean,
): RowPairs {
  const most = Math.min(wanted, pairs * 2);
  const a = new Int32Array(most);
  const b = new Int32Array(most);
  const random = seededRandom(SEED);
  let found = 0;
  for (let draw = 0; draw < most * DRAWS && found < most; draw++) {
    const group = groupOf(random() * pairs);
    const start = starts[group]!;
    const size = starts[group + 1]! - start;
    const first = Math.floor(random() * size);
    const second = Math.floor(random() * (size - 1));
    const x = rows[start + first]!;
    const y = rows[start + (second >= first ? second + 1 : second)]!;
    if (!isWanted(x, y)) continue;
    a[found] = x;
    b[found++] = y;
  }
  return { a: a.subarray(0, found), b: b.subarray(0, found) };
}
