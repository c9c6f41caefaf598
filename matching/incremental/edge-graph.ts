import type { RecordId } from '../ids.ts';
import type { MatchEdge } from '../match-result.ts';

/** Edges around some records, as they are stored and as they become. */
export interface EdgeGraph {
  /** Adds stored edges; pairs that changed keep their change. */
  readonly add: (stored: readonly MatchEdge[]) => void;
  /** Removes an edge, stored ones that are added later included. */
  readonly remove: (a: RecordId, b: RecordId) => void;
  /** Puts an edge in the place of what is known about its pair. */
  readonly put: (edge: MatchEdge) => void;
  readonly find: (a: RecordId, b: RecordId) => MatchEdge | null;
  /** Edges of a record, by the record at the other end. */
  readonly around: (record: RecordId) => ReadonlyMap<RecordId, MatchEdge>;
}

export function createEdgeGraph(): EdgeGraph {
  /** By both ends; `null` where an edge was removed. */
  const edges = new Map<RecordId, Map<RecordId, MatchEdge | null>>();
  const of = (record: RecordId): Map<RecordId, MatchEdge | null> => {
    const known = edges.get(record) ?? new Map<RecordId, MatchEdge | null>();
    edges.set(record, known);
    return known;
  };
  const set = (a: RecordId, b: RecordId, edge: MatchEdge | null): void => {
    of(a).set(b, edge);
    of(b).set(a, edge);
  };
  return {
    add(stored) {
      for (const edge of stored) if (edges.get(edge.a)?.get(edge.b) === undefined) set(edge.a, edge.b, edge);
    },
    remove: (a, b) => set(a, b, null),
    put: (edge) => set(edge.a, edge.b, edge),
    find: (a, b) => edges.get(a)?.get(b) ?? null,
    around(record) {
      const all = edges.get(record) ?? new Map<RecordId, MatchEdge | null>();
      return new Map([...all].filter((entry): entry is [RecordId, MatchEdge] => entry[1] !== null));
    },
  };
}
