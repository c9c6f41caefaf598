import type { Problem } from '../problems/problem.ts';
import { isWholeReference } from '../yaml/env-references.ts';
import { entriesAt } from './draft.ts';

/** Sources have usable names, there is at least one, and credentials are environment references. `written` is the file before references are resolved. */
export function checkSources(written: unknown): readonly Problem[] {
  const sources = entriesAt(written, ['sources']);
  if (sources.length === 0) return [{ path: ['sources'], message: 'expected at least one source' }];
  return sources.flatMap(([name]) => [...checkName(name), ...checkCredentials(written, name)]);
}

function checkName(name: string): readonly Problem[] {
  if (/^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]{0,39}$/u.test(name)) return [];
  return [{ path: ['sources', name], message: 'a source name has letters, digits, _ and -, at most 40 characters' }];
}

function checkCredentials(written: unknown, source: string): readonly Problem[] {
  const path = ['sources', source, 'credentials'];
  return entriesAt(written, path)
    .filter(([, value]) => typeof value !== 'string' || !isWholeReference(value))
    .map(([name]) => ({
      path: [...path, name],
      message: `a secret may not stand in the file; write an environment reference such as \${${source.toUpperCase().replace(/[^A-Z0-9]/g, '_')}_${name.toUpperCase()}}`,
    }));
}
