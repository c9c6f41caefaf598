/**
 * Optimal string alignment distance (Damerau's adjacent transposition counts one, no substring edited twice), up to `max`: returns max + 1
 * for anything farther. Counts UTF-16 units. Damerau, A technique for computer detection and correction of spelling errors, 1964;
 * computed in a band (Ukkonen, Algorithms for approximate string matching, 1985) after cutting the common prefix and suffix.
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
