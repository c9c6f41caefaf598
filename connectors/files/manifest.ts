import { createHash, hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { SourceManifest } from '../../pipeline/ports/source-reader.ts';
import { bytesOf, type FoundFile } from './find-files.ts';

/**
 * The manifest of what files hold and of how they are read. Files that cannot be read have no digest: reading them says why.
 *
 * @param options the connector's options, as JSON can hold them
 */
export async function manifestOfFiles(
  files: readonly FoundFile[],
  options: object,
  signal: AbortSignal,
): Promise<SourceManifest> {
  const contents: (string | null)[] = [];
  for (const file of files) contents.push(await contentOf(file, signal));
  const { location: _, ...reading } = options as { readonly location?: unknown };
  const entries = files.map(({ name }, index) => [name, contents[index]]);
  return {
    digest: hash('sha256', JSON.stringify([entries, Object.entries(reading).sort()]), 'hex'),
    total: bytesOf(files),
  };
}

async function contentOf({ path }: FoundFile, signal: AbortSignal): Promise<string | null> {
  const content = createHash('sha256');
  try {
    await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), content, { signal });
  } catch {
    signal.throwIfAborted();
    return null;
  }
  return content.digest('hex');
}
