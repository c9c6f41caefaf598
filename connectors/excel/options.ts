/** Where the rows of a workbook source are; config/ resolves its `excel` section to this. */
export interface ExcelOptions {
  /** File, folder or glob, or several of them, relative to the folder of yekta.yaml. */
  readonly location: string | readonly string[];
  /** Sheet by name, by 1-based index as the tabs stand in Excel, or every sheet that has rows. */
  readonly sheet: string | number | 'all';
  /** 1-based row of the header; found by its look when absent. */
  readonly headerRow?: number | undefined;
  /** False leaves hidden rows out, and a note says how many. */
  readonly includeHiddenRows: boolean;
  /** Larger files are refused; in bytes. */
  readonly maxFileBytes?: number | undefined;
}
