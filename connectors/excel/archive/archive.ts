import type { Entry, ZipFile } from 'yauzl';
import { openPromise } from 'yauzl';
import { YektaError } from '../../../config/errors/yekta-error.ts';
import { archiveError } from './archive-error.ts';
import { explainNoZip } from './explain-no-zip.ts';

/**
 * Limits on what a workbook unpacks to, against zip bombs. All but the ratio are far beyond what Excel itself can open.
 */
export const archiveLimits = {
  entries: 10_000,
  /** Bytes of all parts together. */
  totalBytes: 2 * 1024 ** 3,
  /**
   * A part over `ratioFromBytes` that unpacks to more than this many times its size is refused; sheets stay under 60.
   */
  ratio: 200,
  ratioFromBytes: 100 * 1024 ** 2,
} as const;

/** An open zip file and its parts by lower-case name (part names have no case). To close after use. */
export interface Archive {
  readonly zip: ZipFile;
  readonly entries: ReadonlyMap<string, Entry>;
}

/**
 * @throws YektaError `file.unreadable`, `file.empty`, `file.truncated`, `file.encrypted`, `file.not_this_format`,
 * `file.too_large`, `file.malformed`.
 */
export async function openArchive(path: string): Promise<Archive> {
  let zip: ZipFile;
  try {
    // Names stay bytes: the checks of yauzl refuse names that are dangerous only to those who write files.
    zip = await openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: false });
  } catch (error) {
    throw (await explainNoZip(path)) ?? archiveError(error);
  }
  try {
    return { zip, entries: await readEntries(zip) };
  } catch (error) {
    zip.close();
    throw error instanceof YektaError ? error : archiveError(error);
  }
}

async function readEntries(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > archiveLimits.entries) {
    throw tooLarge(`The file has ${zip.entryCount} parts; the limit is ${archiveLimits.entries}.`);
  }
  const entries = new Map<string, Entry>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    const name = partName(entry.fileNameRaw.toString('utf8'));
    if (entries.has(name)) throw new YektaError('file.malformed', `The file holds the part ${name} twice.`);
    entries.set(name, entry);
    total += entry.uncompressedSize;
    refuseBomb(entry, total);
  }
  return entries;
}

/** Canonical name: forward slashes, no leading slash, lower case. */
export const partName = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

function refuseBomb(entry: Entry, total: number): void {
  const { totalBytes, ratio, ratioFromBytes } = archiveLimits;
  if (total > totalBytes) throw tooLarge(`The file unpacks to more than ${totalBytes} bytes.`);
  if (entry.uncompressedSize > ratioFromBytes && entry.uncompressedSize > ratio * entry.compressedSize) {
    throw tooLarge(`A part of the file unpacks to more than ${ratio} times its size, as in a zip bomb.`);
  }
}

const tooLarge = (message: string): YektaError =>
  new YektaError('file.too_large', message, {
    remedy: 'If the file is what it should be, delete unused rows and sheets, or split it, and save it again.',
  });
