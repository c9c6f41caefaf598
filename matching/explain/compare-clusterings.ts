import { createPartition } from '../clustering/partition.ts';
import type { RecordId } from '../ids.ts';

type Clusters = readonly (readonly RecordId[])[];

/** Customers that share records and that differ between two clusterings. */
export interface ClusterChange {
  /** The customers before, each with its records; single records included. */
  readonly before: Clusters;
  readonly after: Clusters;
}

/** What becomes of the customers of one clustering in another. */
export interface ClusteringComparison {
  /** Number of customers, single records included. */
  readonly before: number;
  readonly after: number;
  /** Customers with the same records in both. */
  readonly unchanged: number;
  /** Several become one. */
  readonly merged: readonly ClusterChange[];
  /** One becomes several. */
  readonly split: readonly ClusterChange[];
  /** Records change places between several customers. */
  readonly regrouped: readonly ClusterChange[];
}

/**
 * Compares two clusterings of the same records. Only clusters of two or more records need to be given; every other record is a
 * customer of its own. Changes come in the order of their first cluster.
 *
 * @param records how many there are
 */
export function compareClusterings(records: number, before: Clusters, after: Clusters): ClusteringComparison {
  const changes = entangled(before, after);
  const kinds = {
    merged: changes.filter((change) => change.before.length > 1 && change.after.length === 1),
    split: changes.filter((change) => change.before.length === 1 && change.after.length > 1),
    regrouped: changes.filter((change) => change.before.length > 1 && change.after.length > 1),
  };
  const customersBefore = customersOf(records, before);
  return {
    before: customersBefore,
    after: customersOf(records, after),
    unchanged: customersBefore - changes.reduce((sum, change) => sum + change.before.length, 0),
    ...kinds,
  };
}

function customersOf(records: number, clusters: Clusters): number {
  return records - clusters.reduce((sum, { length }) => sum + length - 1, 0);
}

/** Groups of clusters of either side that overlap, unless one equals the other. */
function entangled(before: Clusters, after: Clusters): readonly ClusterChange[] {
  const numberOf = new Map<RecordId, number>();
  for (const cluster of [...before, ...after]) {
    for (const record of cluster) if (!numberOf.has(record)) numberOf.set(record, numberOf.size);
  }
  const partition = createPartition(numberOf.size);
  for (const cluster of [...before, ...after]) {
    for (const record of cluster) partition.join(numberOf.get(cluster[0]!)!, numberOf.get(record)!);
  }
  const groups = new Map<number, { before: (readonly RecordId[])[]; after: (readonly RecordId[])[] }>();
  const groupOf = (record: RecordId) => {
    const root = partition.find(numberOf.get(record)!);
    const group = groups.get(root) ?? { before: [], after: [] };
    groups.set(root, group);
    return group;
  };
  for (const cluster of withSingles(before, numberOf.keys())) groupOf(cluster[0]!).before.push(cluster);
  for (const cluster of withSingles(after, numberOf.keys())) groupOf(cluster[0]!).after.push(cluster);
  return [...groups.values()].filter((group) => group.before.length > 1 || group.after.length > 1);
}

function withSingles(clusters: Clusters, records: Iterable<RecordId>): Clusters {
  const clustered = new Set(clusters.flat());
  return [...clusters, ...Array.from(records).flatMap((record) => (clustered.has(record) ? [] : [[record]]))];
}
