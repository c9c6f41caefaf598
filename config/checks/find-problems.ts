import type { z } from 'zod';
import { describeIssues } from '../problems/describe-issues.ts';
import { type ConfigPath, formatPath, type Problem } from '../problems/problem.ts';
import type { ResolvedReferences } from '../yaml/env-references.ts';
import { checkCustomer } from './check-customer.ts';
import { checkMappings } from './check-mappings.ts';
import { checkSources } from './check-sources.ts';
import { checkStakes } from './check-stakes.ts';
import { checkSurvivorship } from './check-survivorship.ts';
import { checkTrust } from './check-trust.ts';
import { toDraft } from './draft.ts';

/**
 * Everything that is wrong with a file, one problem per path. `written` is the data before references are resolved. What a
 * missing variable would have to be is not judged.
 */
export function findProblems(
  written: unknown,
  references: ResolvedReferences,
  issues: readonly z.core.$ZodIssue[],
): readonly Problem[] {
  const referencing = new Set(references.referencing.map(formatPath));
  const missing = new Set(references.missing.map(({ path }) => formatPath(path)));
  const isSecret = (path: ConfigPath): boolean => referencing.has(formatPath(path)) || path.includes('credentials');
  const draft = toDraft(references.value);
  const problems = [
    ...checkSources(written),
    ...checkMappings(draft),
    ...checkCustomer(draft),
    ...checkSurvivorship(draft),
    ...checkTrust(draft),
    ...checkStakes(draft),
    ...describeIssues(issues, references.value, isSecret),
  ];
  const byPath = new Map<string, Problem>();
  for (const problem of problems) {
    const path = formatPath(problem.path);
    if (!missing.has(path) && !byPath.has(path)) byPath.set(path, problem);
  }
  return [...byPath.values()];
}
