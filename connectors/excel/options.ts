import type { ExcelOptions as ConfiguredExcelOptions } from '../../config/schema/source-config.ts';

/** The configured options; only where the workbooks are and which sheets count has to be said. */
export type ExcelOptions = Omit<ConfiguredExcelOptions, 'location' | 'maxFileBytes'> & {
  readonly location: string | readonly string[];
  /** Larger files are refused; in bytes. */
  readonly maxFileBytes?: number;
};
