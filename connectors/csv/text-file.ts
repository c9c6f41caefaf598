import { type FileHandle, open } from 'node:fs/promises';
import { YektaError } from '../../config/errors/yekta-error.ts';
import type { FoundFile } from '../files/find-files.ts';
import { chunkBytes, readBytes } from './limits.ts';

/** An open file that is read in chunks, from any place, as often as needed. */
export class TextFile {
  readonly name: string;
  readonly #handle: FileHandle;

  private constructor(name: string, handle: FileHandle) {
    this.name = name;
    this.#handle = handle;
  }

  /** Opens the file, hands it over, and closes it when the work is done or left. */
  static async *use<Result>(
    file: FoundFile,
    work: (file: TextFile) => AsyncIterable<Result>,
  ): AsyncGenerator<Result, void> {
    const handle = await open(file.path, 'r').catch((error: unknown) => {
      throw unreadable(error);
    });
    try {
      yield* work(new TextFile(file.name, handle));
    } finally {
      await handle.close();
    }
  }

  /** Up to `length` bytes from the start. */
  async head(length: number): Promise<Buffer> {
    const bytes = Buffer.alloc(length);
    let filled = 0;
    while (filled < length) {
      const read = await this.#read(bytes.subarray(filled), filled);
      if (read === 0) break;
      filled += read;
    }
    return bytes.subarray(0, filled);
  }

  /**
   * The bytes from `start` to the end, in chunks; each is valid until the next but one is asked for. Throws the reason of `signal`
   * once it aborts.
   */
  async *chunks(start: number, signal: AbortSignal): AsyncGenerator<Buffer, void> {
    // New memory for each read would keep the garbage collector busy.
    let [bytes, other] = [Buffer.allocUnsafe(readBytes), Buffer.allocUnsafe(readBytes)];
    for (let at = start; ; ) {
      signal.throwIfAborted();
      [bytes, other] = [other, bytes];
      const read = await this.#read(bytes, at);
      if (read === 0) return;
      at += read;
      for (let from = 0; from < read; from += chunkBytes) {
        yield bytes.subarray(from, Math.min(read, from + chunkBytes));
        signal.throwIfAborted();
      }
    }
  }

  async #read(into: Buffer, at: number): Promise<number> {
    try {
      return (await this.#handle.read(into, 0, into.length, at)).bytesRead;
    } catch (error) {
      throw unreadable(error);
    }
  }
}

function unreadable(error: unknown): YektaError {
  const reason = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  return new YektaError('file.unreadable', `The file cannot be read${reason}.`, {
    remedy: 'Check that it exists and may be read by this user.',
    cause: error,
  });
}
