import { comparedFields } from '../../matching/compared-fields.ts';
import type { Evidence } from '../../matching/evidence.ts';
import { chainPath } from '../../matching/explain/chain-path.ts';
import { explainCluster } from '../../matching/explain/explain-cluster.ts';
import { explainPair } from '../../matching/explain/explain-pair.ts';
import { rescorePair } from '../../matching/explain/rescore-pair.ts';
import { isJoined, type MatchThresholds, thresholdsInBits } from '../../matching/explain/verdict.ts';
import { type Standing, type WhatWouldChange, whatWouldChange } from '../../matching/explain/what-would-change.ts';
import { type ApartReason, whyApart } from '../../matching/explain/why-apart.ts';
import type { CustomerId, RecordId } from '../../matching/ids.ts';
import type { NormalizedRecord } from '../../matching/normalized-record.ts';
import { MOST_RECORDS } from './cluster-view.ts';
import { type ExplainContext, referenceOf, type Subject } from './subjects.ts';

/** Everything that `yekta explain A B` tells about two records. */
export interface PairView {
  /** In canonical order. */
  readonly records: readonly [NormalizedRecord, NormalizedRecord];
  readonly customers: readonly [CustomerId | null, CustomerId | null];
  readonly oneCustomer: boolean;
  readonly evidence: Evidence;
  readonly thresholds: MatchThresholds;
  readonly change: WhatWouldChange;
  /** Why they are different customers; empty when they are one. */
  readonly apart: readonly ApartReason[];
  /** The records through which the two are one customer, both included, where their own evidence does not join them. */
  readonly path: readonly RecordId[];
  readonly nameOf: (record: RecordId) => string;
}

/** Explains two records; of a customer that was asked for as a whole, the record that is nearest to the other side. */
export async function pairView(context: ExplainContext, left: Subject, right: Subject): Promise<PairView> {
  const { profile, model, config, warehouse } = context;
  const [x, y] = nearest(context, left, right);
  const evidence = explainPair(x, y, profile, model, config.matching);
  const [a, b] = evidence.a === x.id ? [x, y] : [y, x];
  const [ofA, ofB] = a === x ? [left, right] : [right, left];
  const thresholds = thresholdsInBits(config.matching.thresholds);
  const decisions = await warehouse.matches.decisions();
  const fields = comparedFields(profile).map(({ field }) => field.name);
  const names = new Map([...left.members, ...right.members].map((record) => [record.id, referenceOf(record)]));
  const oneCustomer = left.customer !== null && left.customer === right.customer;
  const { members } = left;
  const isChained = oneCustomer && !isJoined(evidence, thresholds) && members.length <= MOST_RECORDS;
  const apart = oneCustomer
    ? []
    : whyApart({
        a,
        b,
        evidence,
        customers: [ofA.members, ofB.members],
        profile,
        model,
        decisions,
        thresholds,
        compared: (await warehouse.matches.edgesAmong([a.id, b.id])).length > 0,
        held: await heldWith(context, ofA),
        clusterSize: config.matching.limits.clusterSize,
      });
  return {
    records: [a, b],
    customers: [ofA.customer, ofB.customer],
    oneCustomer,
    evidence,
    thresholds,
    change: whatWouldChange(
      evidence,
      fields,
      thresholds,
      standingOf(oneCustomer, apart),
      rescorePair(a, b, profile, model),
    ),
    apart,
    path: isChained
      ? chainPath(
          explainCluster(members, profile, model, { decisions, thresholds, plan: config.matching }).chain,
          a.id,
          b.id,
        )
      : [],
    nameOf: (record) => names.get(record) ?? '',
  };
}

function standingOf(oneCustomer: boolean, apart: readonly ApartReason[]): Standing {
  if (oneCustomer) return 'together';
  return apart.some(({ reason }) => reason === 'decision') ? 'kept_apart' : 'apart';
}

/** The records that were asked for or else, among those of the customers, the pair with the most evidence. */
function nearest(
  { profile, model }: ExplainContext,
  left: Subject,
  right: Subject,
): readonly [NormalizedRecord, NormalizedRecord] {
  const candidates = (subject: Subject) => (subject.record === null ? subject.members : [subject.record]);
  const pairs = candidates(left).flatMap((x) =>
    candidates(right).flatMap((y) => (x.id === y.id ? [] : [[x, y] as const])),
  );
  if (pairs.length === 1) return pairs[0]!;
  const weighed = pairs.map((pair) => ({ pair, weight: explainPair(pair[0], pair[1], profile, model).weight }));
  return weighed.reduce((best, other) => (other.weight > best.weight ? other : best)).pair;
}

/** Records of the held clusters that a customer's records are in. */
async function heldWith(
  { warehouse }: ExplainContext,
  { customer }: Subject,
): Promise<readonly (readonly RecordId[])[]> {
  if (customer === null) return [];
  const held = await warehouse.conflicts.open({ kind: 'held_cluster', customer });
  return held.map(({ records }) => records);
}
