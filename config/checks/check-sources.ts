import { type Problem, unknownName } from '../problems/problem.ts';
import { source } from '../schema/source-schema.ts';
import { connectorNames } from '../vocabulary.ts';
import { isWholeReference } from '../yaml/env-references.ts';
import { entriesAt, isMapping } from './draft.ts';

const keysOfAllSources = [...new Set(source.options.flatMap((option) => Object.keys(option.shape)))];

/** Sources have usable names, there is at least one, and credentials are environment references. `written` is the file before references are resolved. */
export function checkSources(written: unknown): readonly Problem[] {
  const sources = entriesAt(written, ['sources']);
  if (isMapping(written) && sources.length === 0)
    return [{ path: ['sources'], message: 'expected at least one source' }];
  return sources.flatMap(([name]) => [
    ...checkName(name),
    ...checkKeys(written, name),
    ...checkCredentials(written, name),
  ]);
}

function checkName(name: string): readonly Problem[] {
  if (/^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]{0,39}$/u.test(name)) return [];
  return [{ path: ['sources', name], message: 'a source name has letters, digits, _ and -, at most 40 characters' }];
}

/** Without a known connector the schema cannot tell which keys are allowed; a misspelled one may be the connector itself. */
function checkKeys(written: unknown, source: string): readonly Problem[] {
  const entries = entriesAt(written, ['sources', source]);
  if (entries.some(([key, value]) => key === 'connector' && connectorNames.some((name) => name === value))) return [];
  return entries
    .filter(([key]) => !keysOfAllSources.includes(key))
    .map(([key]) => ({ path: ['sources', source, key], message: unknownName('key', key, keysOfAllSources) }));
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
