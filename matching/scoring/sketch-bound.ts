import type { ComparedTable } from './compared-table.ts';

/** Best level that the sketches of two different values allow, which are the only ones of their rows in a column. */
export type SketchBound = (column: number, rowA: number, rowB: number, codeA: number, codeB: number) => number;

/** The rows that the bound is asked for are places in the store: numbers of rows times its stride. */
export function createSketchBound({ levelsOf, store }: Pick<ComparedTable, 'levelsOf' | 'store'>): SketchBound {
  const { sketchAt, sketches, write } = store;
  return (column, rowA, rowB, codeA, codeB) => {
    const { bestLevel, width } = levelsOf[column]!;
    const inRow = sketchAt[column]!;
    if (write !== null) {
      write(column, codeA);
      write(column, codeB);
    }
    return inRow < 0
      ? bestLevel(sketches[column]!, codeA * width, codeB * width)
      : bestLevel(sketches[column]!, rowA + inRow, rowB + inRow);
  };
}
