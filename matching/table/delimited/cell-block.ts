/** Cells of some rows, column by column: the cell of wanted column `w` in row `r` has its ends at index `w * height + r`. */
export interface CellBlock {
  /** The text, with doubled quotes undone wherever a wanted cell has them. */
  bytes: Uint8Array;
  readonly height: number;
  /** Rows that are filled; up to `height`. */
  rows: number;
  /** Rows of the text before this block. */
  rowsBefore: number;
  /** First byte of a cell, and the byte behind its last; equal for an empty cell. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

export function createCellBlock(bytes: Uint8Array, width: number, height: number): CellBlock {
  const starts = new Int32Array(width * height);
  const ends = new Int32Array(width * height);
  return { bytes, height, rows: 0, rowsBefore: 0, starts, ends };
}
