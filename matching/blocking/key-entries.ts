import type { KeySource } from './key-source.ts';
import type { Workspace } from './workspace.ts';

/** Every combination of two keys that a row has, sorted by one of them; ascending by row where that one is the same. */
export interface KeyEntries {
  /** First key k has the entries `starts[k]` up to, not including, `starts[k + 1]`. */
  readonly starts: Int32Array;
  /** Row and second key of entry i: at `2 * i` and `2 * i + 1`. */
  readonly entries: Int32Array;
  /** Second keys are below. */
  readonly secondCount: number;
}

/**
 * A counting sort. The source of fewer keys comes first: the fewer places there are to write to, the faster.
 *
 * @param anyOrder whether to put the smaller key first
 */
export function readEntries(
  [a, b]: readonly [KeySource, KeySource],
  anyOrder: boolean,
  workspace: Workspace,
): KeyEntries {
  const [first, second] = a.keyCount <= b.keyCount ? [a, b] : [b, a];
  const starts = workspace.take('starts', first.keyCount + 1).fill(0);
  const read = combine(first, second, anyOrder, starts, workspace);
  let end = 0;
  for (let key = 0; key < starts.length; key++) {
    const count = starts[key]!;
    starts[key] = end;
    end += count;
  }
  const next = workspace.take('next', starts.length);
  next.set(starts);
  const entries = workspace.take('entries', 2 * end);
  for (let i = 0; i < read.length; i += WIDTH) {
    const at = 2 * next[read[i]!]!++;
    entries[at] = read[i + 2]!;
    entries[at + 1] = read[i + 1]!;
  }
  return { starts, entries, secondCount: second.keyCount };
}

/** First key, second key and row. */
const WIDTH = 3;

/** The combinations row by row, and by first key their number. */
function combine(a: KeySource, b: KeySource, anyOrder: boolean, counts: Int32Array, workspace: Workspace): Int32Array {
  const rows = a.offsets.length - 1;
  let entries = workspace.take('combined', Math.max(1, rows) * WIDTH);
  let length = 0;
  for (let row = 0; row < rows; row++) {
    const startB = b.offsets[row]!;
    const endB = b.offsets[row + 1]!;
    if (startB === endB) continue;
    for (let i = a.offsets[row]!; i < a.offsets[row + 1]!; i++) {
      const codeA = a.codes[i]!;
      for (let k = a.codeStarts[codeA]!; k < a.codeStarts[codeA + 1]!; k++) {
        const keyA = a.codeKeys[k]!;
        for (let j = startB; j < endB; j++) {
          const codeB = b.codes[j]!;
          for (let l = b.codeStarts[codeB]!; l < b.codeStarts[codeB + 1]!; l++) {
            const keyB = b.codeKeys[l]!;
            const swap = anyOrder && keyB < keyA;
            if (length === entries.length) entries = workspace.enlarge('combined', length * 2);
            const first = swap ? keyB : keyA;
            counts[first]!++;
            entries[length] = first;
            entries[length + 1] = swap ? keyA : keyB;
            entries[length + 2] = row;
            length += WIDTH;
          }
        }
      }
    }
  }
  return entries.subarray(0, length);
}
