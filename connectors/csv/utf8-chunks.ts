import { createTranscoder } from './encoding/create-transcoder.ts';
import type { TextFile } from './text-file.ts';

export interface Utf8Chunk {
  /** UTF-8 without zero bytes: they carry no text, and no database stores them in one. */
  readonly bytes: Buffer;
  readonly last: boolean;
  /** Bytes of the file read so far. */
  readonly done: number;
  /** Zero bytes left out. */
  readonly zeroBytes: number;
}

/** The text of the file as UTF-8, in order; a final empty chunk marks the end. */
export async function* utf8Chunks(
  file: TextFile,
  encoding: string,
  signal: AbortSignal,
): AsyncGenerator<Utf8Chunk, void> {
  const transcoder = createTranscoder(encoding);
  let done = 0;
  for await (const chunk of file.chunks(0, signal)) {
    done += chunk.length;
    yield { ...withoutZeroBytes(transcoder.push(chunk, false)), last: false, done };
  }
  yield { ...withoutZeroBytes(transcoder.push(Buffer.alloc(0), true)), last: true, done };
}

/** The start of the file as UTF-8, up to `sample.length` of its bytes. */
export function decodeSample(sample: Buffer, encoding: string, complete: boolean): Buffer {
  return withoutZeroBytes(createTranscoder(encoding).push(sample, complete)).bytes;
}

function withoutZeroBytes(bytes: Buffer): { readonly bytes: Buffer; readonly zeroBytes: number } {
  if (!bytes.includes(0)) return { bytes, zeroBytes: 0 };
  const kept = Buffer.from(bytes.filter((byte) => byte !== 0));
  return { bytes: kept, zeroBytes: bytes.length - kept.length };
}
