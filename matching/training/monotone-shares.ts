import type { ComparisonLevel } from '../field-types/field-type.ts';
import type { LevelShares } from '../model.ts';

/**
 * Shares whose weight never grows from a better level to a worse one: neighbouring levels that contradict their order, for want
 * of pairs, are pooled (pool adjacent violators, Ayer et al. 1955). Swapped names stand outside of the order.
 */
export function levelShares(
  shares: LevelShares,
  unrelated: readonly number[],
  levels: readonly ComparisonLevel[],
): LevelShares {
  const inOrder = levels.flatMap(({ name }, level) =>
    level === 0 || level === levels.length - 1 || name === 'swapped' ? [] : [level],
  );
  const pools: { levels: number[]; share: number; chance: number }[] = [];
  for (const level of inOrder) {
    pools.push({ levels: [level], share: shares.inexact[level]!, chance: unrelated[level]! });
    while (pools.length > 1) {
      const last = pools[pools.length - 1]!;
      const before = pools[pools.length - 2]!;
      if (last.share * before.chance <= before.share * last.chance) break;
      pools.splice(-2, 2, {
        levels: [...before.levels, ...last.levels],
        share: before.share + last.share,
        chance: before.chance + last.chance,
      });
    }
  }
  const inexact = [...shares.inexact];
  for (const { levels: pooled, share, chance } of pools) {
    for (const level of pooled) inexact[level] = (share * unrelated[level]!) / chance;
  }
  return { ...shares, inexact };
}
