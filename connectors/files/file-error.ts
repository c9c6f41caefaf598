import { YektaError } from '../../config/errors/yekta-error.ts';
import type { FileReport } from '../../pipeline/ports/source-reader.ts';

/** An error that concerns one file; any other is a defect and goes on. */
export function toFileError(error: unknown): YektaError {
  if (error instanceof YektaError) return error;
  throw error;
}

/** The error of a file report, in words with its place in the file and its remedy. */
export function errorOf(error: YektaError | null): Pick<FileReport, 'error'> {
  if (error === null) return {};
  const { row, line } = error.place;
  const place = row === undefined ? (line === undefined ? '' : `Line ${line}: `) : `Row ${row}: `;
  return { error: { code: error.code, message: `${place}${error.message} ${error.remedy ?? ''}`.trim() } };
}
