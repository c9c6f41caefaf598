import type { RecordRef } from '../../../examples/atlas/score-truth.ts';
import type { KnownValues } from './known-values.ts';

/**
 * Clusters of records that share a value and, in truth, a customer: the best that anyone could find from identifiers, numbers
 * and addresses alone. Its recall is how much of the truth can be known in principle.
 */
export function reachableClusters(truth: ReadonlyMap<RecordRef, string>, values: KnownValues): RecordRef[][] {
  const parent = new Map<RecordRef, RecordRef>();
  const find = (record: RecordRef): RecordRef => {
    const above = parent.get(record) ?? record;
    return above === record ? record : find(above);
  };
  const owners = new Map<string, RecordRef>();
  for (const [record, known] of values) {
    const entity = truth.get(record);
    if (entity === undefined) continue;
    for (const value of known) {
      const owner = owners.get(`${entity} ${value}`);
      if (owner === undefined) owners.set(`${entity} ${value}`, record);
      else parent.set(find(record), find(owner));
    }
  }
  const clusters = new Map<RecordRef, RecordRef[]>();
  for (const record of values.keys()) {
    if (truth.has(record)) clusters.set(find(record), [...(clusters.get(find(record)) ?? []), record]);
  }
  return [...clusters.values()];
}
