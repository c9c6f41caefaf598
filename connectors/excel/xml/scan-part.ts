import { YektaError } from '../../../config/errors/yekta-error.ts';
import type { Archive } from '../archive/archive.ts';
import { partChunks } from '../archive/part-chunks.ts';
import type { XmlHandler } from './xml-scanner.ts';
import { XmlScanner } from './xml-scanner.ts';

/** Scans a part to its end. @throws YektaError what {@link partChunks} and {@link XmlScanner} throw. */
export async function scanPart(
  archive: Archive,
  part: string,
  handler: XmlHandler,
  signal: AbortSignal,
): Promise<void> {
  const scanner = new XmlScanner(part, handler);
  for await (const chunk of partChunks(archive, part, signal)) scanner.write(chunk);
  scanner.end();
}

/**
 * Unpacked bytes of a part whose content is held in memory: relationships, workbook, styles. Real ones stay far under.
 */
const mostElementBytes = 64 * 1024 ** 2;

/** Scans a part that describes the workbook, for its elements alone. @throws YektaError also `file.too_large`. */
export async function scanElements(
  archive: Archive,
  part: string,
  open: XmlHandler['open'],
  signal: AbortSignal,
): Promise<void> {
  if ((archive.entries.get(part)?.uncompressedSize ?? 0) > mostElementBytes) {
    throw new YektaError('file.too_large', `The part ${part} unpacks to more than ${mostElementBytes} bytes.`, {
      remedy: 'Copy the rows into a new workbook and save it.',
    });
  }
  await scanPart(archive, part, { open, text: ignore, close: ignore }, signal);
}

const ignore = (): void => {};
