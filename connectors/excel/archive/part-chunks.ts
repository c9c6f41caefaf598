import { constants, crc32, createInflateRaw } from 'node:zlib';
import type { Entry } from 'yauzl';
import { YektaError } from '../../../config/errors/yekta-error.ts';
import type { Archive } from './archive.ts';
import { archiveError } from './archive-error.ts';
import { XmlDecoder } from './xml-decoder.ts';

const chunkSize = 128 * 1024;

/**
 * The text of a part in chunks. After the last chunk its size and checksum have been compared with what the zip says.
 *
 * @throws YektaError `file.truncated`, `file.malformed`, `file.encrypted`, `file.unreadable`; the reason of `signal`.
 */
export async function* partChunks(archive: Archive, part: string, signal: AbortSignal): AsyncGenerator<string> {
  const decoder = new XmlDecoder();
  for await (const bytes of partBytes(archive, part, signal)) yield decoder.decode(bytes);
  yield decoder.end();
}

async function* partBytes(archive: Archive, part: string, signal: AbortSignal): AsyncGenerator<Buffer> {
  const entry = readableEntry(archive, part);
  let size = 0;
  let checksum = 0;
  try {
    for await (const chunk of unpack(archive, entry)) {
      signal.throwIfAborted();
      size += chunk.length;
      if (size > entry.uncompressedSize) break;
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  } catch (error) {
    signal.throwIfAborted();
    throw archiveError(error);
  }
  if (size < entry.uncompressedSize) throw damaged('file.truncated', `The part ${part} ends before its stated size.`);
  if (size > entry.uncompressedSize)
    throw damaged('file.malformed', `The part ${part} is larger than its stated size.`);
  if (checksum !== entry.crc32) throw damaged('file.malformed', `The part ${part} is damaged: its checksum is wrong.`);
}

function readableEntry(archive: Archive, part: string): Entry {
  const entry = archive.entries.get(part);
  if (entry === undefined) throw new YektaError('file.malformed', `The workbook lacks its part ${part}.`);
  if (entry.isEncrypted()) {
    throw new YektaError('file.encrypted', 'The zip file is protected by a password.', {
      remedy: 'Unpack it with its password and give Yekta the workbook itself.',
    });
  }
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    throw new YektaError('file.malformed', `The part ${part} is packed in a way that workbooks do not use.`);
  }
  return entry;
}

async function* unpack(archive: Archive, entry: Entry): AsyncGenerator<Buffer> {
  const packed = await archive.zip.openReadStreamPromise(entry, { decodeFileData: false });
  if (entry.compressionMethod === 0) {
    yield* packed;
    return;
  }
  // A stream that ends too early gives what it holds; its size then tells.
  const unpacked = packed.pipe(createInflateRaw({ chunkSize, finishFlush: constants.Z_SYNC_FLUSH }));
  packed.once('error', (error) => unpacked.destroy(error));
  try {
    yield* unpacked;
  } finally {
    packed.destroy();
    unpacked.destroy();
  }
}

const damaged = (code: 'file.truncated' | 'file.malformed', message: string): YektaError =>
  new YektaError(code, message, { remedy: 'Get the file again from where it came.' });
