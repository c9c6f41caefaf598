import type { ComparisonOverride } from '../../config/schema/config.ts';
import type { ComparisonLevel } from '../field-types/field-type.ts';

/** Probabilities of the levels of one comparison, each list summing to 1. */
export interface LevelProbabilities {
  readonly m: readonly number[];
  readonly u: readonly number[];
}

/** The field type's defaults with a person's overrides by level name; levels they do not name are rescaled to fill the rest. */
export function levelProbabilities(
  levels: readonly ComparisonLevel[],
  override: ComparisonOverride = {},
): LevelProbabilities {
  return {
    m: overridden(levels, (level) => level.m, override.m),
    u: overridden(levels, (level) => level.u, override.u),
  };
}

/** Keeps every level possible, so that its weight is finite. */
const LEAST_PROBABILITY = 1e-9;

function overridden(
  levels: readonly ComparisonLevel[],
  byDefault: (level: ComparisonLevel) => number,
  named: Readonly<Record<string, number>> = {},
): number[] {
  const isNamed = (level: ComparisonLevel): boolean => Object.hasOwn(named, level.name);
  const rest = levels.filter((level) => !isNamed(level)).reduce((sum, level) => sum + byDefault(level), 0);
  const left = 1 - levels.filter(isNamed).reduce((sum, level) => sum + named[level.name]!, 0);
  return levels.map((level) =>
    Math.max(
      LEAST_PROBABILITY,
      isNamed(level) ? named[level.name]! : rest === 0 ? 0 : (byDefault(level) * left) / rest,
    ),
  );
}
