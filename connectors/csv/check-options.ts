import { YektaError } from '../../config/errors/yekta-error.ts';
import { canonicalEncoding } from './encoding/canonical-encoding.ts';
import type { CsvOptions } from './options.ts';

/** @throws YektaError `config.invalid` for what the reader cannot work with. */
export function checkOptions(options: CsvOptions, source: string): void {
  const problem = findProblem(options);
  if (problem === null) return;
  throw new YektaError('config.invalid', problem.message, {
    place: { source, path: `sources.${source}.${problem.option}` },
    remedy: `Correct ${problem.option}, or leave it out to have it detected.`,
  });
}

function findProblem({ encoding, delimiter, quote }: CsvOptions): { option: keyof CsvOptions; message: string } | null {
  if (encoding !== 'auto' && canonicalEncoding(encoding) === null) {
    return { option: 'encoding', message: `The encoding "${encoding}" is not known.` };
  }
  if (quote !== 'auto' && quote !== 'none' && !/^[!-~]$/.test(quote)) {
    return { option: 'quote', message: 'The quote must be one visible ASCII character, auto or none.' };
  }
  if (delimiter !== 'auto' && (delimiter === '' || delimiter === quote || /[\r\n]/.test(delimiter))) {
    return { option: 'delimiter', message: 'The delimiter must be a text other than the quote, without line ends.' };
  }
  return null;
}
