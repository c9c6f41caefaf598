import { hash } from 'node:crypto';
import { canonicalJson } from '../../config/canonical-json.ts';
import type { ExtractInput } from './extract-input.ts';

/** Grows when files are read or keyed in another way. */
const READING_VERSION = 1;

/**
 * Digest (32 hex characters) of everything that the staged rows of a source depend on: files, how they are read, and how keys and
 * order are made. Null where the reader cannot tell.
 */
export async function manifestOf({
  reader,
  keyColumns,
  requiredColumns,
  order,
  signal,
}: Pick<ExtractInput, 'reader' | 'keyColumns' | 'requiredColumns' | 'order' | 'signal'>): Promise<string | null> {
  if (reader.manifest === undefined) return null;
  const files = await reader.manifest(signal);
  const content = [READING_VERSION, files, keyColumns('rows'), requiredColumns, order.definition];
  return hash('sha256', canonicalJson(content), 'hex').slice(0, 32);
}
