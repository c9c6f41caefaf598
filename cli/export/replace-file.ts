import { open, rename, rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { YektaError } from '../../config/errors/yekta-error.ts';

/**
 * Writes beside the file and renames at the end, so that nobody ever reads half of it and a failure leaves what was there. Only
 * its owner can read the new file.
 *
 * @throws YektaError `export.failed`, or what `write` throws.
 */
export async function replaceFile<T>(file: string, write: (stream: Writable) => Promise<T>): Promise<T> {
  const partial = `${file}.${process.pid}.part`;
  try {
    const stream = (await open(partial, 'w', 0o600)).createWriteStream();
    const closed = finished(stream);
    closed.catch(() => {});
    const result = await write(stream).catch((error: unknown) => {
      stream.destroy();
      throw error;
    });
    stream.end();
    await closed;
    await rename(partial, file);
    return result;
  } catch (cause) {
    await rm(partial, { force: true });
    if (!isFileError(cause)) throw cause;
    throw new YektaError('export.failed', `The file ${file} cannot be written (${cause.code}).`, {
      cause,
      remedy: 'Check that the folder exists, can be written to, and has room.',
    });
  }
}

function isFileError(error: unknown): error is { readonly code: string } {
  return typeof error === 'object' && error !== null && 'syscall' in error && 'code' in error;
}
