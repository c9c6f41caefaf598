import type { PairDecision } from '../decision.ts';
import type { Evidence, HardConflict } from '../evidence.ts';
import type { RecordId } from '../ids.ts';
import type { HeldCluster } from '../match-result.ts';
import type { MatchModel } from '../model.ts';
import type { NormalizedRecord } from '../normalized-record.ts';
import type { Profile } from '../profile.ts';
import { compareKeys, type KeyComparison } from './compare-keys.ts';
import { explainPair } from './explain-pair.ts';
import type { MatchThresholds } from './verdict.ts';

/**
 * One reason why two records belong to different customers.
 * - `decision`: people keep apart `a` and `b`, records of the two customers; `direct`: the two records themselves.
 * - `hard_conflict`: `a` and `b`, likewise, may never join by themselves.
 * - `no_shared_key`: no blocking key brought the two together, so nothing ever compared them.
 * - `common_keys`: they share blocking keys, which too many others share as well to compare them all.
 * - `below_threshold`: the evidence is not enough; `ask`: but enough to ask a person.
 * - `held`: they would join, but their cluster waits for a person.
 * - `weak_bridge`: they would join, but all the other pairs of the two customers speak against it.
 * - `not_yet_matched`: they would join; the stored result is older than what it was made from.
 */
export type ApartReason =
  | { readonly reason: 'decision'; readonly a: RecordId; readonly b: RecordId; readonly direct: boolean }
  | {
      readonly reason: 'hard_conflict';
      readonly a: RecordId;
      readonly b: RecordId;
      readonly direct: boolean;
      readonly conflict: HardConflict;
    }
  | { readonly reason: 'no_shared_key'; readonly keys: readonly KeyComparison[] }
  | { readonly reason: 'common_keys'; readonly rules: readonly string[] }
  | { readonly reason: 'below_threshold'; readonly missing: number; readonly ask: boolean }
  | { readonly reason: 'held'; readonly held: HeldCluster['reason'] }
  | { readonly reason: 'weak_bridge' }
  | { readonly reason: 'not_yet_matched' };

export interface ApartInput {
  readonly a: NormalizedRecord;
  readonly b: NormalizedRecord;
  readonly evidence: Evidence;
  /** All records of the two customers, those of `a` first. */
  readonly customers: readonly [readonly NormalizedRecord[], readonly NormalizedRecord[]];
  readonly profile: Profile;
  readonly model: MatchModel;
  readonly decisions: readonly PairDecision[];
  readonly thresholds: MatchThresholds;
  /** True when the stored match result has the pair among its edges. */
  readonly compared: boolean;
  /** Records of each held cluster that the stored match result has. */
  readonly held: readonly (readonly RecordId[])[];
  /** Clusters of more records are held. */
  readonly clusterSize: number;
}

/** Why two records are not one customer: everything that alone would keep them apart, what counts most first. */
export function whyApart(input: ApartInput): readonly ApartReason[] {
  const { a, b, evidence, thresholds, compared } = input;
  const reasons: ApartReason[] = [...decidedApart(input), ...conflicting(input)];
  const missing = thresholds.link - evidence.weight;
  if (!compared && evidence.rules.length === 0) {
    reasons.push({ reason: 'no_shared_key', keys: compareKeys(a, b, input.profile) });
  } else if (!compared && evidence.weight >= thresholds.review && reasons.length === 0) {
    reasons.push({ reason: 'common_keys', rules: evidence.rules });
  }
  if (missing > 0) reasons.push({ reason: 'below_threshold', missing, ask: evidence.weight >= thresholds.review });
  return reasons.length > 0 ? reasons : [refused(input)];
}

/** Why two records that the evidence joins did not end up together. */
function refused({ a, b, customers, held, clusterSize }: ApartInput): ApartReason {
  const group = held.find((records) => records.includes(a.id) && records.includes(b.id));
  if (group !== undefined) return { reason: 'held', held: group.length > clusterSize ? 'oversized' : 'incoherent' };
  return { reason: customers[0].length + customers[1].length > 2 ? 'weak_bridge' : 'not_yet_matched' };
}

function decidedApart({ a, b, customers: [left, right], decisions }: ApartInput): readonly ApartReason[] {
  const idsOf = (records: readonly NormalizedRecord[]): ReadonlySet<RecordId> => new Set(records.map(({ id }) => id));
  const [inA, inB] = [idsOf(left), idsOf(right)];
  return decisions
    .filter(({ kind }) => kind === 'cannot_link')
    .map(
      (decision) =>
        (inA.has(decision.a) ? [decision.a, decision.b] : [decision.b, decision.a]) as readonly [RecordId, RecordId],
    )
    .filter(([x, y]) => inA.has(x) && inB.has(y))
    .map(([x, y]) => ({ reason: 'decision', a: x, b: y, direct: x === a.id && y === b.id }));
}

/** The hard conflict of the two themselves or else the first between their customers. */
function conflicting({ a, b, evidence, customers: [left, right], profile, model }: ApartInput): readonly ApartReason[] {
  const own = evidence.hardConflict;
  if (own !== null) return [{ reason: 'hard_conflict', a: a.id, b: b.id, direct: true, conflict: own }];
  for (const x of left) {
    for (const y of right) {
      const conflict = explainPair(x, y, profile, model).hardConflict;
      if (conflict !== null) return [{ reason: 'hard_conflict', a: x.id, b: y.id, direct: false, conflict }];
    }
  }
  return [];
}
