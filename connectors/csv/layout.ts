import type { Dialect } from './dialect/dialect.ts';

/** How one file is to be read, told from its start and the options. */
export interface Layout {
  /** Canonical name. */
  readonly encoding: string;
  readonly dialect: Dialect;
  /** Unique column names in the order of the cells. */
  readonly names: readonly string[];
  /** The header as it stands in the file, and its line; `null` when every row is data. */
  readonly header: { readonly line: number; readonly cells: readonly string[] } | null;
  /** Lines at the start that are no rows, whatever is in them. */
  readonly skippedLines: number;
  /** What a person should know about these choices. */
  readonly notes: readonly string[];
}
