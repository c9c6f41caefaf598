import type { z } from 'zod';
import { nearestName } from '../nearest-name.ts';
import type { ConfigPath, Problem } from './problem.ts';

type Issue = z.core.$ZodIssue;

/**
 * Says in words what the schema found. `input` is the data that was checked; `isSecret` tells paths whose value may not be printed.
 */
export function describeIssues(
  issues: readonly Issue[],
  input: unknown,
  isSecret: (path: ConfigPath) => boolean,
): readonly Problem[] {
  return issues.flatMap((issue) => describe(issue, []));

  function describe(issue: Issue, prefix: ConfigPath): readonly Problem[] {
    const path = [...prefix, ...(issue.path as (string | number)[])];
    const problem = (message: string): readonly Problem[] => [{ path, message }];
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.message.split('\n').map((message, i) => ({ path: [...path, issue.keys[i]!], message }));
      case 'invalid_type':
        return problem(expected([nameOfKind(issue.expected)], valueAt(input, path)));
      case 'invalid_value':
        return problem(notAllowed(path, issue.values.map(String)));
      case 'invalid_union':
        return describeUnion(issue, path);
      case 'too_small':
      case 'too_big':
        return problem(bound(issue));
      case 'invalid_key':
        return problem(issue.issues[0]?.message ?? issue.message);
      case 'custom':
      case 'invalid_format':
      case 'not_multiple_of':
      case 'invalid_element':
        return problem(issue.message);
      default:
        return issue satisfies never;
    }
  }

  function notAllowed(path: ConfigPath, allowed: readonly string[], otherKinds: readonly string[] = []): string {
    const value = valueAt(input, path);
    const list = [`${allowed.length === 1 ? '' : 'one of '}${allowed.join(', ')}`, ...otherKinds].join(' or ');
    if (value === undefined) return `missing; expected ${list}`;
    if (typeof value !== 'string' || isSecret(path)) return `${kindOf(value)} is not allowed here; expected ${list}`;
    const nearest = nearestName(value, allowed);
    const question = nearest === null ? '' : `; did you mean "${nearest}"?`;
    return `${JSON.stringify(value.slice(0, 40))} is not allowed here; expected ${list}${question}`;
  }

  /** A union says what is wrong inside the branch that the value was meant for, else what its branches are. */
  function describeUnion(issue: Extract<Issue, { code: 'invalid_union' }>, path: ConfigPath): readonly Problem[] {
    if ('options' in issue && issue.options !== undefined) {
      return [{ path, message: notAllowed(path, issue.options.map(String)) }];
    }
    const meant = issue.errors.filter((branch) => !branch.some(rejectsWhole));
    if (meant.length === 1) return meant[0]!.flatMap((inner) => describe(inner, path));
    const rejections = issue.errors.flatMap((branch) => branch.filter(rejectsWhole));
    const names = rejections.flatMap((rejection) => ('values' in rejection ? rejection.values.map(String) : []));
    const kinds = rejections.flatMap((rejection) => ('expected' in rejection ? nameOfKind(rejection.expected) : []));
    if (names.length > 0) return [{ path, message: notAllowed(path, names, kinds) }];
    return [{ path, message: expected(kinds, valueAt(input, path)) }];
  }
}

/** The value is not of the branch's kind at all. */
function rejectsWhole(issue: Issue): issue is Extract<Issue, { code: 'invalid_type' | 'invalid_value' }> {
  return issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value');
}

function nameOfKind(expected: string): string {
  return expectedNames[expected] ?? expected;
}

const expectedNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
  null: 'null',
};

function expected(kinds: readonly string[], value: unknown): string {
  const list = kinds.join(' or ');
  if (value === undefined) return `missing; expected ${list}`;
  const readAsOther = typeof value === 'number' || typeof value === 'boolean';
  const quote = readAsOther && kinds.includes('text') && !kinds.some((kind) => kind.endsWith('number'));
  return `${kindOf(value)} is not allowed here; expected ${list}${quote ? ' (write it in quotes)' : ''}`;
}

function kindOf(value: unknown): string {
  if (value === null) return 'an empty value';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    default:
      return 'a mapping';
  }
}

function bound(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): string {
  const isNumber = issue.origin === 'number' || issue.origin === 'int';
  if (issue.code === 'too_big')
    return `must be ${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}`;
  if (!isNumber && Number(issue.minimum) === 1) return 'must not be empty';
  return `must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`;
}

function valueAt(input: unknown, path: ConfigPath): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[step] : undefined,
    input,
  );
}
