import type { CustomerId, RecordId } from '../ids.ts';
import type { Standing } from './homes.ts';

/** Ids of clusters that no id claimed. */
export interface Filled {
  /** Issued just now. */
  readonly fresh: ReadonlySet<CustomerId>;
  /** Ids of which no record was left, as theirs had become those of an older customer, with this customer. */
  readonly recalled: ReadonlyMap<CustomerId, CustomerId>;
}

/**
 * Gives an id to each cluster that no id claims, in canonical order: the oldest of the ids that its records come from, that are
 * younger than the customer which these leave, do not live and claim nothing (it then claims the cluster); else a new one.
 */
export function fillVacant(
  standing: Standing,
  claims: Map<CustomerId, RecordId>,
  owners: Map<RecordId, CustomerId>,
  issueId: () => CustomerId,
): Filled {
  const origins = originsOfVacant(standing, claims, owners);
  const fresh = new Set<CustomerId>();
  const recalled = new Map<CustomerId, CustomerId>();
  for (const cluster of standing.clusterOf.values()) {
    if (owners.has(cluster)) continue;
    const candidates = origins.get(cluster);
    const origin = candidates === undefined ? null : oldestFree(candidates, recalled);
    const id = origin ?? issueId();
    owners.set(cluster, id);
    if (origin === null) fresh.add(id);
    else {
      claims.set(id, cluster);
      recalled.set(id, candidates!.get(id)!);
    }
  }
  return { fresh, recalled };
}

function oldestFree(
  origins: ReadonlyMap<CustomerId, CustomerId>,
  taken: ReadonlyMap<CustomerId, CustomerId>,
): CustomerId | null {
  let oldest: CustomerId | null = null;
  for (const id of origins.keys()) if (!taken.has(id) && (oldest === null || id < oldest)) oldest = id;
  return oldest;
}

/** By cluster without owner: ids that may be recalled for it, each with the (older) customer that its records belonged to. */
function originsOfVacant(
  { clusterOf, customerOf, homeOf }: Standing,
  claims: ReadonlyMap<CustomerId, RecordId>,
  owners: ReadonlyMap<RecordId, CustomerId>,
): Map<RecordId, Map<CustomerId, CustomerId>> {
  const found = new Map<RecordId, Map<CustomerId, CustomerId>>();
  if (homeOf.size === 0) return found;
  const living = new Set(customerOf.values());
  for (const { record, origin } of homeOf.values()) {
    const [cluster, customer] = [clusterOf.get(record), customerOf.get(record)];
    if (cluster === undefined || customer === undefined || owners.has(cluster)) continue;
    if (origin === null || claims.has(origin) || living.has(origin) || customer >= origin) continue;
    const origins = found.get(cluster) ?? new Map<CustomerId, CustomerId>();
    const rival = origins.get(origin);
    found.set(cluster, rival !== undefined && rival < customer ? origins : origins.set(origin, customer));
  }
  return found;
}
