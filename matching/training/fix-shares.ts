import type { ComparisonOverride } from '../../config/schema/config.ts';
import type { ComparisonLevel } from '../field-types/field-type.ts';
import type { LevelShares } from '../model.ts';

/** Holds the shares of levels that a person named (`m` in the configuration); the others are scaled to fill the rest. `null` for nothing named. */
export function fixShares(
  levels: readonly ComparisonLevel[],
  { m: named }: ComparisonOverride = {},
): ((shares: LevelShares) => LevelShares) | null {
  if (named === undefined || Object.keys(named).length === 0) return null;
  const last = levels.length - 1;
  return ({ exact, inexact, independent }) => {
    const trained = levels.map((_, level) => (level === 0 ? exact : level === last ? independent : inexact[level]!));
    const isNamed = (level: number): boolean => Object.hasOwn(named, levels[level]!.name);
    const rest = trained.reduce((sum, share, level) => (isNamed(level) ? sum : sum + share), 0);
    const left = Math.max(0, 1 - levels.reduce((sum, { name }) => sum + (named[name] ?? 0), 0));
    const fixed = trained.map((share, level) =>
      isNamed(level) ? named[levels[level]!.name]! : rest === 0 ? 0 : (share * left) / rest,
    );
    return {
      exact: fixed[0]!,
      inexact: fixed.map((share, level) => (level === 0 || level === last ? 0 : share)),
      independent: fixed[last]!,
    };
  };
}
