import type { RecordId } from '../../matching/ids.ts';
import type { EdgeGraph } from '../../matching/incremental/edge-graph.ts';
import type { MatchEdge } from '../../matching/match-result.ts';
import type { MatchIndex } from '../ports/match-index.ts';

export interface EdgesToChange {
  readonly index: Pick<MatchIndex, 'edgesOf'>;
  /** Gets the edges of the records that are looked at, as they are after the changes. */
  readonly graph: EdgeGraph;
  readonly changed: ReadonlySet<RecordId>;
  /** Stored edges of the changed records; the graph has them. */
  readonly stored: readonly MatchEdge[];
  /** Unchanged records that some key brings together no longer. */
  readonly apart: ReadonlySet<number>;
  /** All edges of changed records, and those of pairs of unchanged ones that became candidates. */
  readonly scored: readonly MatchEdge[];
  /** Those of some stored edges between unchanged records that no key brings together any more. */
  readonly edgesApart: (edges: readonly MatchEdge[]) => Promise<readonly MatchEdge[]>;
}

/** Finds which stored edges are lost, and which are new or different. */
export async function changeEdges({
  index,
  graph,
  changed,
  stored,
  apart,
  scored,
  edgesApart,
}: EdgesToChange): Promise<{
  readonly lost: readonly MatchEdge[];
  readonly won: readonly MatchEdge[];
}> {
  const ends = scored.flatMap(({ a, b }) => [a, b]);
  const others = new Set([...(apart as ReadonlySet<RecordId>), ...ends]);
  for (const record of changed) others.delete(record);
  const around = await index.edgesOf([...others]);
  graph.add(around);
  const won = scored.filter((edge) => !isSame(graph.find(edge.a, edge.b), edge));
  const scoredPairs = new Set(scored.map(nameOf));
  const isChanged = ({ a, b }: MatchEdge): boolean => changed.has(a) || changed.has(b);
  const lost = [
    ...stored.filter((edge) => !scoredPairs.has(nameOf(edge))),
    ...(await edgesApart(around.filter((edge) => !isChanged(edge) && apart.has(edge.a) && apart.has(edge.b)))),
  ];
  for (const { a, b } of lost) graph.remove(a, b);
  for (const edge of won) graph.put(edge);
  return { lost, won };
}

function nameOf({ a, b }: MatchEdge): string {
  return `${Math.min(a, b)}-${Math.max(a, b)}`;
}

function isSame(stored: MatchEdge | null, edge: MatchEdge): boolean {
  return stored?.weight === edge.weight && stored.levels.every((level, i) => level === edge.levels[i]);
}
