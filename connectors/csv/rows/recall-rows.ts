import type { LayoutMemo } from '../../../pipeline/ports/source-reader.ts';
import { ScannedBlock } from './scanned-block.ts';

/** The rows of a block, by whether the memo knows them. */
export interface RecalledRows {
  /** The rows that have to be parsed. */
  readonly unknown: ScannedBlock;
  /** Number that the memo gave to each of them; empty without a memo. */
  readonly numbers: readonly number[];
  readonly known: readonly {
    readonly number: number;
    readonly line: number;
    readonly cells: number;
    /** How many unknown rows stand before it. */
    readonly before: number;
  }[];
}

/** Looks up the rows below the header. */
export function recallRows(block: ScannedBlock, headerLine: number, memo: LayoutMemo | null): RecalledRows {
  if (memo === null) return { unknown: block, numbers: [], known: [] };
  const unknown = new ScannedBlock(block.bytes);
  unknown.consumed = block.consumed;
  const numbers: number[] = [];
  const known: RecalledRows['known'][number][] = [];
  for (let index = 0; index < block.length; index += 1) {
    const line = block.lines[index]!;
    if (line <= headerLine) continue;
    const { isKnown, number } = memo.look(block.bytes.subarray(block.starts[index]!, block.ends[index]!));
    if (isKnown) known.push({ number, line, cells: block.cells[index]!, before: unknown.length });
    else {
      numbers.push(number);
      unknown.copy(block, index);
    }
  }
  return { unknown, numbers, known };
}
