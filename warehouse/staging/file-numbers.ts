import { YektaError } from '../../config/errors/yekta-error.ts';
import type { FileReport } from '../../pipeline/ports/source-reader.ts';

/** A file (and sheet) of an extract; rows refer to it by its number. */
export interface StagedFile {
  readonly no: number;
  readonly file: string;
  readonly sheet: string | null;
  /** Null until its report came. */
  readonly report: Pick<FileReport, 'rowsRead' | 'error' | 'notes'> | null;
}

/** Numbers the files of one extract as they come, and keeps their reports. */
export interface FileNumbers {
  readonly of: (place: { readonly file: string; readonly sheet?: string }) => number;
  readonly report: (report: FileReport) => void;
  readonly all: () => readonly StagedFile[];
}

export function createFileNumbers(): FileNumbers {
  const files: StagedFile[] = [];
  const numbers = new Map<string, number>();
  /** The rows of a file come one after the other. */
  let last: { readonly file: string; readonly sheet: string | undefined; readonly no: number } | null = null;
  const numberOf = ({ file, sheet }: { readonly file: string; readonly sheet?: string }): number => {
    if (last === null || last.file !== file || last.sheet !== sheet) last = { file, sheet, no: lookUp(file, sheet) };
    return last.no;
  };
  const lookUp = (file: string, sheet: string | undefined): number => {
    const name = JSON.stringify([file, sheet]);
    const known = numbers.get(name);
    if (known !== undefined) return known;
    const no = files.length;
    numbers.set(name, no);
    files.push({ no, file, sheet: sheet ?? null, report: null });
    return no;
  };
  return {
    of: numberOf,
    report: (report) => {
      const file = files[numberOf(report)]!;
      if (file.report !== null)
        throw new YektaError('warehouse.inconsistent', 'The connector reported the same file twice.', {
          place: { file: report.file, ...(report.sheet === undefined ? {} : { sheet: report.sheet }) },
        });
      files[file.no] = { ...file, report };
    },
    all: () => files,
  };
}
