import { readFile } from 'node:fs/promises';
import { YektaError } from '../../config/errors/yekta-error.ts';
import { type QueryValues, toQueryValues } from '../../pipeline/on-demand/read-values.ts';

/** Values to match, and the line of the file that they come from; null for those of the command line. */
export interface Query {
  readonly line: number | null;
  /** @throws YektaError `match.invalid_values` */
  readonly values: () => QueryValues;
}

export function queryOfText(text: string): Query {
  return { line: null, values: () => parseValues(text) };
}

/**
 * The queries of a file with one JSON object per line; blank lines are none.
 *
 * @throws YektaError `match.invalid_values` when the file cannot be read
 */
export async function queriesOfFile(file: string): Promise<readonly Query[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new YektaError('match.invalid_values', 'The file cannot be read.', { place: { file }, cause });
  });
  return text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .flatMap((line, i): readonly Query[] => {
      if (line.trim() === '') return [];
      return [{ line: i + 1, values: () => parseValues(line) }];
    });
}

/** Says nothing of the text in errors: it is about a person. */
function parseValues(text: string): QueryValues {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new YektaError('match.invalid_values', 'The values are no valid JSON.', {
      remedy: 'In a shell, put single quotes around them.',
    });
  }
  return toQueryValues(value);
}
