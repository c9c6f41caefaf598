import { matchingFingerprint } from '../../config/fingerprints.ts';
import type { OfflineConfig } from '../../config/schema/config.ts';
import { compareCodeUnits } from '../../matching/canonical-order.ts';
import { withGenericValues } from '../../matching/decisions/effective-model.ts';
import { describeEvidence } from '../../matching/explain/describe-evidence.ts';
import { explainPair } from '../../matching/explain/explain-pair.ts';
import type { CustomerId, RecordId } from '../../matching/ids.ts';
import type { Profile } from '../../matching/profile.ts';
import { describeQuestion } from '../../matching/queue/describe-question.ts';
import type { QueuedConflict } from '../../pipeline/ports/conflict-queue.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';
import { type HoldView, holdViews } from '../holds/hold-view.ts';
import { type FoundCustomer, findCustomer } from './find-customer.ts';

/** Evidence of one pair of records of the customer, in words. */
export interface PairView {
  /** `source:key` */
  readonly a: string;
  readonly b: string;
  readonly weight: number;
  readonly probability: number;
  readonly reasons: readonly string[];
}

/** An open question about the customer. */
export interface ConflictView extends Pick<QueuedConflict, 'id' | 'kind' | 'field' | 'weight'> {
  readonly reason: string;
  /** `source:key` of the records that it is about, also those of other customers. */
  readonly records: readonly string[];
}

/** Everything that `yekta show` tells about one customer. */
export interface CustomerView {
  readonly found: FoundCustomer;
  /** `source:key` of each member. */
  readonly refs: ReadonlyMap<RecordId, string>;
  /** Strongest first. */
  readonly evidence: readonly PairView[];
  readonly conflicts: readonly ConflictView[];
  /** What holds changes of the customer back. */
  readonly holds: readonly HoldView[];
}

export async function customerView(
  warehouse: Warehouse,
  config: OfflineConfig,
  profile: Profile,
  asked: string,
): Promise<CustomerView> {
  const found = await findCustomer(
    warehouse,
    asked,
    config.sources.map(({ name }) => name),
  );
  const { id, members } = found.customer;
  const refs = new Map(members.map((member) => [member.id, `${member.source}:${member.key}`]));
  return {
    found,
    refs,
    evidence: await evidenceAmong(warehouse, config, profile, refs),
    conflicts: await conflictsOf(warehouse, id),
    holds: await holdViews(warehouse, await warehouse.holds.open({ customer: id })),
  };
}

async function evidenceAmong(
  { matches, normalized }: Warehouse,
  config: OfflineConfig,
  profile: Profile,
  refs: ReadonlyMap<RecordId, string>,
): Promise<readonly PairView[]> {
  const ids = [...refs.keys()];
  const stored = await matches.model(matchingFingerprint(config));
  if (ids.length < 2 || stored === null) return [];
  const model = withGenericValues(stored.model, await matches.genericValues());
  const records = new Map((await normalized.byIds(ids)).map((record) => [record.id, record]));
  const edges = await matches.edgesAmong(ids);
  const pairs = edges.flatMap(({ a, b }): PairView[] => {
    const [left, right] = [records.get(a), records.get(b)];
    if (left === undefined || right === undefined) return [];
    const evidence = explainPair(left, right, profile, model, config.matching);
    return [
      {
        a: refs.get(a)!,
        b: refs.get(b)!,
        weight: evidence.weight,
        probability: evidence.probability,
        reasons: describeEvidence(evidence, profile, 'en'),
      },
    ];
  });
  return pairs.sort((x, y) => y.weight - x.weight || compareCodeUnits(x.a, y.a) || compareCodeUnits(x.b, y.b));
}

async function conflictsOf({ conflicts, normalized }: Warehouse, id: CustomerId): Promise<readonly ConflictView[]> {
  const open = await conflicts.open({ customer: id });
  const asked = new Set(open.flatMap(({ records }) => records));
  const refs = new Map(
    (await normalized.byIds([...asked])).map((record) => [record.id, `${record.source}:${record.key}`]),
  );
  return open.map(({ id, kind, field, reason, counts, weight, records }) => ({
    id,
    kind,
    records: records.flatMap((record) => refs.get(record) ?? []),
    field,
    reason: describeQuestion(reason, counts, 'en'),
    weight,
  }));
}
