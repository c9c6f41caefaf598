import type { LevelShares } from '../model.ts';
import { classRules, type PairClass } from '../scoring/class-rules.ts';
import type { Comparison } from '../scoring/comparisons.ts';

/** Shares before training; `null` where the class has the field as unrelated pairs have it. */
export function startShares({ role, type }: Comparison, pairClass: PairClass): LevelShares | null {
  const rules = classRules[role];
  const start = rules[pairClass];
  if (start === 'independent') return pairClass === 'household' ? null : independent(type.levels.length);
  const exact = start === 'as same' ? rules.same : start;
  const mayBeInexact = exact > 0 && !(pairClass === 'household' && rules.own);
  const middle = type.levels.slice(1, -1).reduce((sum, { m }) => sum + m, 0);
  const corrupted = mayBeInexact && middle > 0 ? (1 - exact) * rules.corrupted : 0;
  return {
    exact,
    inexact: type.levels.map(({ m }, level) =>
      level === 0 || level === type.levels.length - 1 || corrupted === 0 ? 0 : (corrupted * m) / middle,
    ),
    independent: 1 - exact - corrupted,
  };
}

function independent(levels: number): LevelShares {
  return { exact: 0, inexact: new Array<number>(levels).fill(0), independent: 1 };
}
