/** `source:key` of a source record, such as `sales:10001` or `support:user:7`. */
export type RecordRef = string;

export const toRecordRef = (source: string, key: string): RecordRef => `${source}:${key}`;

export interface TruthScore {
  /** Pairs of records that are one customer in truth. */
  readonly truePairs: number;
  /** Pairs of records that share a cluster. */
  readonly foundPairs: number;
  /** Pairs that are both. */
  readonly correctPairs: number;
  /** Share of the found pairs that are correct, 0..1; 1 when none was found. */
  readonly precision: number;
  /** Share of the true pairs that were found, 0..1; 1 when there are none. */
  readonly recall: number;
  /** Harmonic mean of precision and recall. */
  readonly f1: number;
}

/**
 * Pairwise score of clusters against the truth. A record in no cluster stands alone; a record that the truth does not know
 * counts as an entity of its own, so that joining it to anything is an error.
 */
export function scoreClusters(
  truth: ReadonlyMap<RecordRef, string>,
  clusters: Iterable<readonly RecordRef[]>,
): TruthScore {
  let foundPairs = 0;
  let correctPairs = 0;
  for (const cluster of clusters) {
    foundPairs += pairsOf(cluster.length);
    correctPairs += pairsWithin(cluster.flatMap((record) => truth.get(record) ?? []));
  }
  const truePairs = pairsWithin(truth.values());
  const precision = foundPairs === 0 ? 1 : correctPairs / foundPairs;
  const recall = truePairs === 0 ? 1 : correctPairs / truePairs;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { truePairs, foundPairs, correctPairs, precision, recall, f1 };
}

/** Number of pairs with equal entities. */
function pairsWithin(entities: Iterable<string>): number {
  const sizes = new Map<string, number>();
  for (const entity of entities) sizes.set(entity, (sizes.get(entity) ?? 0) + 1);
  let pairs = 0;
  for (const size of sizes.values()) pairs += pairsOf(size);
  return pairs;
}

const pairsOf = (size: number): number => (size * (size - 1)) / 2;
