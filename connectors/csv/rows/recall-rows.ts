import type { LayoutMemo } from '../../../pipeline/ports/source-reader.ts';
import { ScannedBlock } from './scanned-block.ts';

/** The rows of a block, by whether the memo knows them. */
export interface RecalledRows {
  /** The rows that have to be parsed. */
  readonly unknown: ScannedBlock;
  /** Number that the memo gave to each of them; empty without a memo. */
  readonly numbers: readonly number[];
  readonly known: readonly RecalledStretch[];
}

/** Rows of successive lines, to which the memo gave successive numbers. */
export interface RecalledStretch {
  readonly number: number;
  readonly line: number;
  /** Of each row. */
  readonly cells: number;
  readonly rows: number;
  /** How many unknown rows stand before it. */
  readonly before: number;
}

/**
 * So many rows are remembered as a stretch. A longer one costs less for each row, and more often holds one that changed: of stretches of 16, when 1 %
 * of the rows changed, 15 %.
 */
const STRETCH_ROWS = 16;

/** Looks up the rows below the header, and has the memo note which of them stand together. */
export function recallRows(block: ScannedBlock, headerLine: number, memo: LayoutMemo | null): RecalledRows {
  if (memo === null) return { unknown: block, numbers: [], known: [] };
  const { bytes, starts, ends, lines, cells, nexts, known: knownRows, memos } = block;
  const unknown = new ScannedBlock(bytes);
  unknown.consumed = block.consumed;
  const numbers: number[] = [];
  const known: RecalledStretch[] = [];
  let together: number[] = [];
  let [from, end] = [0, 0];
  const endStretch = (): void => {
    if (together.length > 1) memo.stoodTogether(bytes.subarray(from, end), together);
    together = [];
  };
  for (let index = 0; index < block.length; index += 1) {
    const line = lines[index]!;
    if (line <= headerLine) continue;
    const before = unknown.length;
    const start = starts[index]!;
    if (together.length === STRETCH_ROWS || start !== end) endStretch();
    if (knownRows[index] !== 0) {
      known.push({ number: memos[index]!, line, cells: cells[index]!, rows: knownRows[index]!, before });
      continue;
    }
    const { isKnown, number } = memo.look(bytes.subarray(start, ends[index]!));
    if (nexts[index] !== 0) {
      if (together.length === 0) from = start;
      together.push(number);
      end = nexts[index]!;
    }
    if (isKnown) known.push({ number, line, cells: cells[index]!, rows: 1, before });
    else {
      numbers.push(number);
      unknown.copy(block, index);
    }
  }
  endStretch();
  return { unknown, numbers, known };
}
