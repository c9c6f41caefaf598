import { OPINION_LIMIT } from '../clustering/agglomerate.ts';
import type { PairScorer } from './pair-scorer.ts';

/**
 * How a pair speaks for or against its cluster, within ± `OPINION_LIMIT`. A pair counts against only by what disagrees:
 * records with little in common to compare have a low weight, but say nothing.
 */
export function pairOpinion(scorer: PairScorer, a: number, b: number): number {
  const weight = scorer.weigh(a, b, Number.NEGATIVE_INFINITY);
  if (weight >= 0) return Math.min(weight, OPINION_LIMIT);
  const { levels, bits } = scorer.findings;
  let against = 0;
  for (let i = 0; i < bits.length; i++) if (levels[i]! >= 0 && bits[i]! < 0) against += bits[i]!;
  return Math.max(weight, against, -OPINION_LIMIT);
}
