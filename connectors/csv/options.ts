/** Where the rows of a text source are and how they are written; config/ resolves its `csv` section to this. */
export interface CsvOptions {
  /** File, folder or glob, or several of them, relative to the folder of yekta.yaml. */
  readonly location: string | readonly string[];
  /** `auto`, `utf-8`, `utf-16le`, `utf-16be`, `windows-1256`, or another name that iconv-lite knows. Declared wins over detected. */
  readonly encoding: string;
  /** `auto`, or the text between cells, such as `;` or a tab. */
  readonly delimiter: string;
  /** `auto`, the character around cells that hold delimiters or line ends, or `none` when quotes are ordinary text. */
  readonly quote: string;
  /** 1-based line of the header; found by its look when absent. */
  readonly headerRow?: number | undefined;
  /** Column names of a file without a header: every row is data. With `headerRow`, they replace the names in that row. */
  readonly columns?: readonly string[] | undefined;
  /** Larger files are refused; in bytes. */
  readonly maxFileBytes?: number | undefined;
}
