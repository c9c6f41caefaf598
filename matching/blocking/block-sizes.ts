/** Bounds on what one rule may bring. */
export interface BlockLimits {
  /** A key that more rows share makes no block. */
  readonly blockSize: number;
  /** Most pairs of one rule, on average per row; must exceed the true pairs per record, or recall suffers. */
  readonly pairsPerRecord: number;
  /** Most pairs of all rules together, on average per row, in equal shares; absent: no limit. */
  readonly pairsOfAllRules?: number;
  /** Pairs that every rule may bring, however few the rows; absent: `LEAST_PAIRS`. */
  readonly leastPairs?: number;
}

/** Small tables can afford more pairs per record than a configuration asks for. */
const LEAST_PAIRS = 30_000;

/** What a rule brings and leaves out. */
export interface RuleStatistics {
  /** Name of the rule. */
  readonly rule: string;
  readonly blocks: number;
  /** Rows of the largest block. */
  readonly largestBlock: number;
  /** Pairs in all blocks; pairs that other rules bring too, and pairs that several keys of this rule bring, included. */
  readonly pairs: number;
  /** Keys of two and more rows that make no block, because too many rows share them. */
  readonly skippedKeys: number;
  /** Rows of the largest of them. */
  readonly largestSkipped: number;
  readonly skippedPairs: number;
}

export interface SpentBudget {
  /** Rows of the largest blocks to keep. */
  readonly largestKept: number;
  /** What the rule comes to with them. */
  readonly statistics: RuleStatistics;
}

/**
 * Spends the pairs of a rule on its smallest blocks, whole sizes at a time, so that the outcome depends on the sizes and on
 * nothing else (law 3).
 *
 * @param sizes number of rows by key
 * @param rows of the table
 */
export function spendBudget(rule: string, sizes: Int32Array, rows: number, limits: BlockLimits): SpentBudget {
  return spendOnSizes(rule, countSizes(sizes).entries(), rows, limits);
}

/**
 * The same from the number of keys by size.
 *
 * @param keysOfSize sizes ascending; those below 2 do not matter
 */
export function spendOnSizes(
  rule: string,
  keysOfSize: Iterable<readonly [size: number, keys: number]>,
  rows: number,
  { blockSize, pairsPerRecord, leastPairs = LEAST_PAIRS }: BlockLimits,
): SpentBudget {
  const budget = Math.max(leastPairs, pairsPerRecord * rows);
  let largestKept = Math.min(blockSize, rows);
  const kept = { blocks: 0, largestBlock: 0, pairs: 0 };
  const left = { skippedKeys: 0, largestSkipped: 0, skippedPairs: 0 };
  for (const [size, keys] of keysOfSize) {
    if (size < 2 || keys === 0) continue;
    const pairs = keys * pairsOf(size);
    if (size <= largestKept && kept.pairs + pairs > budget) largestKept = size - 1;
    if (size <= largestKept) {
      kept.blocks += keys;
      kept.largestBlock = size;
      kept.pairs += pairs;
    } else {
      left.skippedKeys += keys;
      left.largestSkipped = size;
      left.skippedPairs += pairs;
    }
  }
  return { largestKept, statistics: { rule, ...kept, ...left } };
}

/** Number of keys by number of rows that share them. */
function countSizes(sizes: Int32Array): Int32Array {
  let largest = 0;
  for (let key = 0; key < sizes.length; key++) largest = Math.max(largest, sizes[key]!);
  const keysOfSize = new Int32Array(largest + 1);
  for (let key = 0; key < sizes.length; key++) keysOfSize[sizes[key]!]!++;
  return keysOfSize;
}

function pairsOf(rows: number): number {
  return (rows * (rows - 1)) / 2;
}
