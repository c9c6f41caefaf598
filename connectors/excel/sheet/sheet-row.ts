import type { RawValue } from '../../../pipeline/ports/source-reader.ts';

/** Columns of a sheet in Excel: A to XFD. */
export const mostColumns = 16_384;

/** Why a row cannot be taken. */
export interface RowProblem {
  readonly code: `row.${string}`;
  /** 0-based; -1 when it cannot be told. */
  readonly column: number;
  readonly reason: string;
  /** Start of the offending text. */
  readonly value?: string;
}

/** One row of a sheet as its XML gives it. */
export interface SheetRow {
  /** 1-based. */
  readonly number: number;
  readonly hidden: boolean;
  /** By column; shorter rows end with their last cell. */
  readonly cells: readonly RawValue[];
  /** Nothing but white space in its cells; errors and formulas without a saved value are something. */
  readonly blank: boolean;
  /** The first problem of the row. */
  readonly problem: RowProblem | null;
  /** Characters of text and cells together: what the row costs in memory. */
  readonly weight: number;
}

/** Range of merged cells, 0-based and inclusive. */
export interface MergedRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** An empty cell, or one with nothing but white space. */
export const isBlank = (value: RawValue | undefined): boolean =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
