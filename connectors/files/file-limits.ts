import { YektaError } from '../../config/errors/yekta-error.ts';
import type { FoundFile } from './find-files.ts';

/** Largest file that a connector opens, in bytes, unless it is told otherwise. */
export const maxFileBytes = 4 * 1024 ** 3;

/** @throws YektaError `file.too_large` when the file is over the limit. */
export function refuseLargeFile(file: FoundFile, limit: number = maxFileBytes): void {
  if (file.size <= limit) return;
  throw new YektaError('file.too_large', `The file has ${file.size} bytes; the limit is ${limit}.`, {
    place: { file: file.name },
    remedy: 'Split it into several files.',
  });
}
