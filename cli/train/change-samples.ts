import type { ClusterChange, ClusteringComparison } from '../../matching/explain/compare-clusterings.ts';
import type { RecordId } from '../../matching/ids.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';

/** A change of customers with its records as `source:key`. */
export interface ChangeSample {
  readonly before: readonly (readonly string[])[];
  readonly after: readonly (readonly string[])[];
}

export type ChangeSamples = Readonly<Record<'merged' | 'split' | 'regrouped', readonly ChangeSample[]>>;

/** The first few changes of each kind, for people to look at. */
export async function changeSamples(
  { normalized }: Pick<Warehouse, 'normalized'>,
  { merged, split, regrouped }: ClusteringComparison,
  most: number,
): Promise<ChangeSamples> {
  const chosen = { merged: merged.slice(0, most), split: split.slice(0, most), regrouped: regrouped.slice(0, most) };
  const ids = new Set(Object.values(chosen).flatMap((changes) => changes.flatMap(({ before }) => before.flat())));
  const records = await normalized.byIds([...ids]);
  const names = new Map(records.map(({ id, source, key }) => [id, `${source}:${key}`]));
  const named = (clusters: ClusterChange['before']) =>
    clusters.map((cluster) => cluster.map((record: RecordId) => names.get(record) ?? `record ${record}`));
  const toSample = ({ before, after }: ClusterChange): ChangeSample => ({ before: named(before), after: named(after) });
  return {
    merged: chosen.merged.map(toSample),
    split: chosen.split.map(toSample),
    regrouped: chosen.regrouped.map(toSample),
  };
}
