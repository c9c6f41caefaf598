import type { CsvOptions as ConfiguredCsvOptions } from '../../config/schema/source-config.ts';

/** The configured options; only where the files are and how they are written has to be said. */
export type CsvOptions = Omit<ConfiguredCsvOptions, 'location' | 'encoding' | 'maxFileBytes'> & {
  readonly location: string | readonly string[];
  /** Also any other name that iconv-lite knows. */
  readonly encoding: string;
  /** Larger files are refused; in bytes. */
  readonly maxFileBytes?: number;
};
