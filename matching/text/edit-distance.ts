/**
 * Optimal string alignment distance (Damerau's adjacent transposition counts one, no substring edited twice), up to `max`: returns max + 1
 * for anything farther. Counts UTF-16 units. Damerau, A technique for computer detection and correction of spelling errors, 1964;
 * after cutting the common prefix and suffix, up to two edits are tried out one by one; beyond, computed in a band (Ukkonen, Algorithms for
 * approximate string matching, 1985).
 */
export function boundedOsa(left: string, right: string, max: number): number {
  if (left === right) return 0;
  if (Math.abs(left.length - right.length) > max) return max + 1;
  let start = 0;
  let endA = left.length;
  let endB = right.length;
  while (endA > 0 && endB > 0 && left.charCodeAt(endA - 1) === right.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  while (start < endA && start < endB && left.charCodeAt(start) === right.charCodeAt(start)) start++;
  const rows = endA - start;
  const columns = endB - start;
  if (rows === 0 || columns === 0) return Math.max(rows, columns);
  if (max <= 2) {
    return rows >= columns
      ? fewEdits(left, right, start, rows, columns, max)
      : fewEdits(right, left, start, columns, rows, max);
  }
  return bandedOsa(left, right, start, rows, columns, max);
}

/**
 * Distance up to `max` (0 to 2) of the parts of `long` and `short` from `start` on, n and m units long, n >= m > 0, which differ in their first and
 * in their last unit. The first edit must then be at the start and the last one at the end, so that each combination leaves a middle
 * which must be equal.
 */
function fewEdits(long: string, short: string, start: number, n: number, m: number, max: number): number {
  if (n === 1 || (n === 2 && m === 2 && isExchange(long, short, start, start))) return Math.min(1, max + 1);
  if (max < 2) return max + 1;
  const end = start + n;
  const endShort = start + m;
  switch (n - m) {
    case 2:
      return equalAt(long, start + 1, short, start, m) ? 2 : 3;
    case 1: {
      const found =
        equalAt(long, start + 1, short, start, m - 1) ||
        equalAt(long, start + 1, short, start + 1, m - 1) ||
        (m >= 2 && isExchange(long, short, end - 2, endShort - 2) && equalAt(long, start + 1, short, start, m - 2)) ||
        (m >= 2 && isExchange(long, short, start, start) && equalAt(long, start + 2, short, start + 2, m - 2));
      return found ? 2 : 3;
    }
    default: {
      if (equalAt(long, start + 1, short, start + 1, n - 2)) return 2;
      if (equalAt(long, start + 1, short, start, n - 1) || equalAt(long, start, short, start + 1, n - 1)) return 2;
      const first = n >= 3 && isExchange(long, short, start, start);
      const last = n >= 3 && isExchange(long, short, end - 2, end - 2);
      const found =
        (first && equalAt(long, start + 2, short, start + 2, n - 3)) ||
        (last && equalAt(long, start + 1, short, start + 1, n - 3)) ||
        (first && last && n >= 4 && equalAt(long, start + 2, short, start + 2, n - 4));
      return found ? 2 : 3;
    }
  }
}

/** True when the two units at `i` in `a` are those at `j` in `b` exchanged. */
function isExchange(a: string, b: string, i: number, j: number): boolean {
  return a.charCodeAt(i) === b.charCodeAt(j + 1) && a.charCodeAt(i + 1) === b.charCodeAt(j);
}

function equalAt(a: string, i: number, b: string, j: number, length: number): boolean {
  for (let k = 0; k < length; k++) if (a.charCodeAt(i + k) !== b.charCodeAt(j + k)) return false;
  return true;
}

function bandedOsa(left: string, right: string, start: number, rows: number, columns: number, max: number): number {
  reserve(columns + 1);
  for (let j = 0; j <= columns; j++) previous[j] = j;
  for (let i = 1; i <= rows; i++) {
    const from = Math.max(1, i - max);
    const to = Math.min(columns, i + max);
    const unit = left.charCodeAt(start + i - 1);
    current[0] = i;
    if (from > 1) current[from - 1] = max + 1;
    let best = from === 1 ? i : max + 1;
    for (let j = from; j <= to; j++) {
      const other = right.charCodeAt(start + j - 1);
      let cost = previous[j - 1]! + (unit === other ? 0 : 1);
      // The cell above the band's last column was not computed in the row before.
      if (j < i + max) cost = Math.min(cost, previous[j]! + 1);
      cost = Math.min(cost, current[j - 1]! + 1);
      if (i > 1 && j > 1 && unit === right.charCodeAt(start + j - 2) && left.charCodeAt(start + i - 2) === other) {
        cost = Math.min(cost, beforePrevious[j - 2]! + 1);
      }
      current[j] = cost;
      if (cost < best) best = cost;
    }
    if (best > max) return max + 1;
    const recycled = beforePrevious;
    beforePrevious = previous;
    previous = current;
    current = recycled;
  }
  return Math.min(previous[columns]!, max + 1);
}

/** Rows of the dynamic programme, kept between calls because they are needed millions of times. */
let beforePrevious = new Uint16Array(64);
let previous = new Uint16Array(64);
let current = new Uint16Array(64);

function reserve(length: number): void {
  if (length <= previous.length) return;
  beforePrevious = new Uint16Array(length * 2);
  previous = new Uint16Array(length * 2);
  current = new Uint16Array(length * 2);
}
