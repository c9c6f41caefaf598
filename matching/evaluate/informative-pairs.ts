import type { MatchEdge } from '../match-result.ts';

/** Pairs within so many bits of even odds are the ones that a model is unsure of. */
const UNSURE = 8;

/**
 * The pairs whose labels would tell most: near even odds, and spread over the ways in which pairs agree, so that no pattern
 * is asked twenty times. Patterns (levels of all comparisons) come by the number of unsure pairs that they decide; of each the
 * pairs nearest to even odds come first. Depends on the edges alone, in whatever order they are.
 *
 * @param edges scored pairs, also those below the review threshold
 * @param isWanted false: never, such as pairs that have a label already
 */
export function informativePairs(
  edges: readonly MatchEdge[],
  count: number,
  isWanted: (edge: MatchEdge) => boolean = () => true,
): readonly MatchEdge[] {
  const patterns = new Map<string, MatchEdge[]>();
  for (const edge of edges) {
    if (Math.abs(edge.weight) > UNSURE) continue;
    const pattern = edge.levels.join(' ');
    const alike = patterns.get(pattern);
    if (alike === undefined) patterns.set(pattern, [edge]);
    else alike.push(edge);
  }
  const queues = [...patterns]
    .sort(([patternA, a], [patternB, b]) => b.length - a.length || (patternA < patternB ? -1 : 1))
    .map(([, alike]) => alike.sort(nearestToEvenOdds).filter(isWanted));
  const chosen: MatchEdge[] = [];
  for (let round = 0; chosen.length < count; round++) {
    const asked = queues.flatMap((queue) => queue[round] ?? []);
    if (asked.length === 0) break;
    chosen.push(...asked.slice(0, count - chosen.length));
  }
  return chosen;
}

function nearestToEvenOdds(x: MatchEdge, y: MatchEdge): number {
  return Math.abs(x.weight) - Math.abs(y.weight) || x.a - y.a || x.b - y.b;
}
