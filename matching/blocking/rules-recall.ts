import type { Blocks } from './blocks.ts';
import { createMarks, forEachCandidate, rulesOfPair } from './candidates.ts';

/** Pairs of rows, `a[i]` with `b[i]`. */
export interface RowPairs {
  readonly a: ArrayLike<number>;
  readonly b: ArrayLike<number>;
}

/** How many of the given pairs one rule reaches. */
export interface RuleRecall {
  readonly reached: number;
  /** Reached by no other rule. */
  readonly alone: number;
  /** Reached by no rule before it in the plan. */
  readonly added: number;
}

export interface PlanRecall {
  readonly pairs: number;
  /** Reached by at least one rule. */
  readonly reached: number;
  /** In plan order. */
  readonly rules: readonly RuleRecall[];
}

/** Counts which of some pairs, such as all that match, the rules reach. */
export function rulesRecall(blocks: Blocks, { a, b }: RowPairs): PlanRecall {
  const rules = blocks.rules.map(() => ({ reached: 0, alone: 0, added: 0 }));
  let reached = 0;
  for (let i = 0; i < a.length; i++) {
    const found = rulesOfPair(blocks, a[i]!, b[i]!);
    for (const rule of found) rules[rule]!.reached++;
    if (found.length === 0) continue;
    reached++;
    rules[found[0]!]!.added++;
    if (found.length === 1) rules[found[0]!]!.alone++;
  }
  return { pairs: a.length, reached, rules };
}

/** Number of candidate pairs that each rule brings and no rule before it. Visits all candidates. */
export function addedPairs(blocks: Blocks): Float64Array {
  const { rules, entryRules, rowStarts } = blocks;
  const rows = rowStarts.length - 1;
  const added = new Float64Array(rules.length);
  forEachCandidate(blocks, 0, rows, createMarks(rows), (_a, _b, entry) => {
    added[entryRules[entry]!]!++;
  });
  return added;
}
