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

/** Scans a part for its elements alone. */
export function scanElements(
  archive: Archive,
  part: string,
  open: XmlHandler['open'],
  signal: AbortSignal,
): Promise<void> {
  return scanPart(archive, part, { open, text: ignore, close: ignore }, signal);
}

const ignore = (): void => {};
