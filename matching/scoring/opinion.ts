import { OPINION_LIMIT } from '../clustering/agglomerate.ts';
import type { EdgeList } from '../clustering/edge-list.ts';
import { edgeFinder } from '../clustering/edges-by-row.ts';
import type { PairFindings, PairScorer } from './pair-scorer.ts';

/**
 * How a pair speaks for or against its cluster, within ± `OPINION_LIMIT`. A pair counts against only by what disagrees:
 * records with little in common to compare have a low weight, but say nothing.
 *
 * @param edges pairs whose weight the scorer has found already
 */
export function opinionFinder(scorer: PairScorer, edges: EdgeList): (a: number, b: number) => number {
  const find = edgeFinder(edges);
  return (a, b) => {
    const edge = find(a, b);
    const known = edge < 0 ? Number.NEGATIVE_INFINITY : edges.weight[edge]!;
    const weight = known >= 0 ? known : scorer.weigh(a, b);
    return weight >= 0 ? Math.min(weight, OPINION_LIMIT) : Math.max(weight, against(scorer.findings), -OPINION_LIMIT);
  };
}

/** Bits of what disagrees in the last weighed pair. */
function against(findings: PairFindings): number {
  const { levels } = findings;
  const bits = findings.bits();
  let sum = 0;
  for (let i = 0; i < bits.length; i++) if (levels[i]! >= 0 && bits[i]! < 0) sum += bits[i]!;
  return sum;
}
