import { hash } from 'node:crypto';
import { canonicalJson } from '../../config/canonical-json.ts';
import type { SourceManifest } from '../ports/source-reader.ts';
import type { ExtractInput } from './extract-input.ts';

/** Grows when files are read or keyed in another way. */
const READING_VERSION = 1;

type Reading = Pick<ExtractInput, 'keyColumns' | 'requiredColumns' | 'order'>;

/** Digest (32 hex characters) of how keys and order are made of what files hold, and of what they must hold. */
export const readingOf = ({ keyColumns, requiredColumns, order }: Reading): string =>
  digestOf([READING_VERSION, keyColumns('rows'), requiredColumns, order.definition]);

/**
 * The manifest of everything that the staged rows of a source depend on: files, how they are read, and how keys and order are made; its
 * digest has 32 hex characters. Null where the reader cannot tell.
 */
export async function manifestOf(
  input: Reading & Pick<ExtractInput, 'reader' | 'signal'>,
): Promise<SourceManifest | null> {
  const { reader, signal } = input;
  if (reader.manifest === undefined) return null;
  const { digest, total } = await reader.manifest(signal);
  return { digest: digestOf([readingOf(input), digest]), total };
}

const digestOf = (content: unknown): string => hash('sha256', canonicalJson(content), 'hex').slice(0, 32);
