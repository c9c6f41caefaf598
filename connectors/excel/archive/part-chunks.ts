import { TextDecoder } from 'node:util';
import { crc32, createInflateRaw } from 'node:zlib';
import { YektaError } from '../../../config/errors/yekta-error.ts';
import type { Archive } from './archive.ts';
import { archiveError } from './archive-error.ts';

const chunkSize = 128 * 1024;

/**
 * The text of a part in chunks, decoded so that no character is ever cut. After the last chunk its size and checksum have
 * been compared with what the zip says.
 *
 * @throws YektaError `file.truncated`, `file.malformed`, `file.encoding`, `file.encrypted`, `file.unreadable`; the reason of `signal`.
 */
export async function* partChunks(archive: Archive, part: string, signal: AbortSignal): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const bytes of partBytes(archive, part, signal)) {
    decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true });
    yield decode(decoder, part, bytes);
  }
  if (decoder !== undefined) yield decode(decoder, part);
}

async function* partBytes(archive: Archive, part: string, signal: AbortSignal): AsyncGenerator<Buffer> {
  const entry = archive.entries.get(part);
  if (entry === undefined) throw new YektaError('file.malformed', `The workbook lacks its part ${part}.`);
  if (entry.isEncrypted()) throw new YektaError('file.encrypted', 'The zip file is protected by a password.');
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    throw new YektaError('file.malformed', `The part ${part} is packed in a way that workbooks do not use.`);
  }
  let size = 0;
  let checksum = 0;
  try {
    const packed = await archive.zip.openReadStreamPromise(entry, { decodeFileData: false });
    const unpacked = entry.compressionMethod === 0 ? packed : packed.pipe(createInflateRaw({ chunkSize }));
    packed.once('error', (error) => unpacked.destroy(error));
    try {
      for await (const chunk of unpacked as AsyncIterable<Buffer>) {
        signal.throwIfAborted();
        size += chunk.length;
        if (size > entry.uncompressedSize) break;
        checksum = crc32(chunk, checksum);
        yield chunk;
      }
    } finally {
      packed.destroy();
      unpacked.destroy();
    }
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof YektaError ? error : archiveError(error);
  }
  if (size !== entry.uncompressedSize || checksum !== entry.crc32) {
    throw new YektaError('file.malformed', `The part ${part} is damaged: its size or checksum is not the stated one.`, {
      remedy: 'Get the file again from where it came.',
    });
  }
}

/** Parts are UTF-8 or, rarely, UTF-16 with a byte order mark. */
function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function decode(decoder: TextDecoder, part: string, bytes?: Buffer): string {
  try {
    return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
  } catch (cause) {
    throw new YektaError('file.encoding', `The part ${part} holds bytes that are not valid UTF-8.`, {
      remedy: 'Open the file in a spreadsheet program and save it again.',
      cause,
    });
  }
}
