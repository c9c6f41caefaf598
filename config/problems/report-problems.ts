import type { ErrorCode } from '../errors/error-codes.ts';
import { YektaError } from '../errors/yekta-error.ts';
import type { ResolvedReferences } from '../yaml/env-references.ts';
import { type ConfigPath, formatPath, type Problem } from './problem.ts';

interface Where {
  readonly file: string;
  readonly lineOf: (path: ConfigPath) => number;
}

/**
 * One error for everything that is wrong, its message one line per problem in the order of the file, its cause an
 * AggregateError with each problem and its place.
 */
export function reportProblems(
  problems: readonly Problem[],
  missing: ResolvedReferences['missing'],
  where: Where,
): YektaError {
  const unset = missing.map(({ name, path }) => ({ path, message: `the environment variable ${name} is not set` }));
  if (problems.length > 0) {
    return toError('config.invalid', 'The configuration is not valid:', [...problems, ...unset], where);
  }
  const names = [...new Set(missing.map(({ name }) => name))].join(', ');
  return toError(
    'config.env_missing',
    `Environment variables that the configuration needs are not set: ${names}`,
    unset,
    where,
  );
}

function toError(code: ErrorCode, title: string, problems: readonly Problem[], where: Where): YektaError {
  const errors = problems
    .map(({ path, message }) => ({ path: formatPath(path), line: where.lineOf(path), message }))
    .sort((a, b) => a.line - b.line)
    .map(({ path, line, message }) => new YektaError(code, message, { place: { file: where.file, path, line } }));
  return new YektaError(code, [title, ...errors.map(toLine)].join('\n'), { cause: new AggregateError(errors) });
}

/** `yekta.yaml:12: sources.sales.conector: unknown key; did you mean "connector"?` */
function toLine({ place, message }: YektaError): string {
  return [`${place.file}:${place.line}`, ...(place.path ? [place.path] : []), message].join(': ');
}
