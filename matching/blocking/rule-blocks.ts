/** The blocks of one rule: rows that share a key, and so are candidates of each other. */
export interface RuleBlocks {
  /** `phone:last7`, or `full_name:family_initial & city:exact`. */
  readonly rule: string;
  /** Blocks of row r: `rowBlocks[rowStarts[r]]` up to, not including, `rowBlocks[rowStarts[r + 1]]`. */
  readonly rowStarts: Uint32Array;
  readonly rowBlocks: Int32Array;
  /** Rows of block k, ascending: `blockRows[blockStarts[k]]` up to, not including, `blockRows[blockStarts[k + 1]]`. */
  readonly blockStarts: Uint32Array;
  readonly blockRows: Int32Array;
  /** Pairs in all blocks, pairs that other rules bring too included. */
  readonly pairs: number;
  /** Keys left out because too many rows share them. */
  readonly skippedKeys: number;
  /** By key: 1 where all pairs of the key are in a block, or there are none. */
  readonly isComplete: Uint8Array;
}

export interface BlockLimits {
  /** A key that more rows share makes no block. */
  readonly blockSize: number;
  /** Most pairs of one rule; smaller blocks go first. */
  readonly pairs: number;
}

/**
 * Makes the blocks of one rule from the keys of each row. Skewed keys are left out by size, whole sizes at a time, so that
 * the result depends on nothing else.
 *
 * @param keyCount keys are 0..keyCount-1
 * @param rowKeys distinct keys of row r: from `rowStarts[r]` up to, not including, `rowStarts[r + 1]`
 */
export function makeBlocks(
  rule: string,
  keyCount: number,
  rowStarts: Uint32Array,
  rowKeys: Int32Array,
  limits: BlockLimits,
): RuleBlocks {
  const sizes = new Uint32Array(keyCount);
  for (const key of rowKeys) sizes[key]!++;
  const largest = largestSize(sizes, limits);
  const blockOf = new Int32Array(keyCount).fill(-1);
  const isComplete = new Uint8Array(keyCount);
  const starts = [0];
  let pairs = 0;
  let skippedKeys = 0;
  for (let key = 0; key < keyCount; key++) {
    const size = sizes[key]!;
    if (size > largest && size > 1) {
      skippedKeys++;
      continue;
    }
    isComplete[key] = 1;
    if (size < 2) continue;
    blockOf[key] = starts.length - 1;
    starts.push(starts.at(-1)! + size);
    pairs += (size * (size - 1)) / 2;
  }
  return { rule, ...placeRows(blockOf, starts, rowStarts, rowKeys), pairs, skippedKeys, isComplete };
}

/** The largest block size with which all blocks up to it stay within the limits. */
function largestSize(sizes: Uint32Array, limits: BlockLimits): number {
  const blocksOfSize = new Float64Array(limits.blockSize + 1);
  for (const size of sizes) if (size <= limits.blockSize) blocksOfSize[size]!++;
  let pairs = 0;
  for (let size = 2; size <= limits.blockSize; size++) {
    pairs += (blocksOfSize[size]! * size * (size - 1)) / 2;
    if (pairs > limits.pairs) return size - 1;
  }
  return limits.blockSize;
}

function placeRows(
  blockOf: Int32Array,
  starts: readonly number[],
  rowStarts: Uint32Array,
  rowKeys: Int32Array,
): Pick<RuleBlocks, 'rowStarts' | 'rowBlocks' | 'blockStarts' | 'blockRows'> {
  const blockStarts = Uint32Array.from(starts);
  const next = blockStarts.slice();
  const blockRows = new Int32Array(starts.at(-1)!);
  const rowBlocks = new Int32Array(blockRows.length);
  const keptStarts = new Uint32Array(rowStarts.length);
  let kept = 0;
  for (let row = 0; row < rowStarts.length - 1; row++) {
    for (let i = rowStarts[row]!; i < rowStarts[row + 1]!; i++) {
      const block = blockOf[rowKeys[i]!]!;
      if (block < 0) continue;
      rowBlocks[kept++] = block;
      blockRows[next[block]!++] = row;
    }
    keptStarts[row + 1] = kept;
  }
  return { rowStarts: keptStarts, rowBlocks, blockStarts, blockRows };
}
