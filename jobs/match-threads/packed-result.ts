import { toRecordId } from '../../matching/ids.ts';
import type { MatchEdge, MatchResult } from '../../matching/match-result.ts';
import { sharedInt32Array } from '../../matching/table/shared-arrays.ts';

/** A match result as it travels to another thread: plain data, its many edges as numbers in shared memory. */
export interface PackedResult extends Omit<MatchResult, 'edges'> {
  readonly edges: PackedEdges;
}

interface PackedEdges {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly weight: Float64Array;
  /** Levels per edge. */
  readonly width: number;
  readonly levels: Int8Array;
}

export function packResult({ edges, ...rest }: MatchResult): PackedResult {
  return {
    clusters: rest.clusters,
    held: rest.held,
    possibleMatches: rest.possibleMatches,
    contestedDecisions: rest.contestedDecisions,
    statistics: rest.statistics,
    edges: packEdges(edges),
  };
}

/** The result with edges that are made when they are asked for. */
export function unpackResult({ edges: packed, ...rest }: PackedResult): MatchResult {
  let edges: readonly MatchEdge[] | null = null;
  return {
    ...rest,
    get edges() {
      edges ??= unpackEdges(packed);
      return edges;
    },
  };
}

function packEdges(edges: readonly MatchEdge[]): PackedEdges {
  const width = edges[0]?.levels.length ?? 0;
  const packed = {
    a: sharedInt32Array(edges.length),
    b: sharedInt32Array(edges.length),
    weight: new Float64Array(new SharedArrayBuffer(edges.length * Float64Array.BYTES_PER_ELEMENT)),
    width,
    levels: new Int8Array(new SharedArrayBuffer(edges.length * width)),
  };
  for (const [edge, { a, b, weight, levels }] of edges.entries()) {
    packed.a[edge] = a;
    packed.b[edge] = b;
    packed.weight[edge] = weight;
    packed.levels.set(levels, edge * width);
  }
  return packed;
}

function unpackEdges({ a, b, weight, width, levels }: PackedEdges): readonly MatchEdge[] {
  return Array.from(a, (id, edge) => ({
    a: toRecordId(id),
    b: toRecordId(b[edge]!),
    weight: weight[edge]!,
    levels: Array.from(levels.subarray(edge * width, (edge + 1) * width)),
  }));
}
