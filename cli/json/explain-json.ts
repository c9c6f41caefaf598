import type { Evidence } from '../../matching/evidence.ts';
import { describeApart } from '../../matching/explain/describe-apart.ts';
import { describeChange } from '../../matching/explain/describe-change.ts';
import { describeCluster } from '../../matching/explain/describe-cluster.ts';
import { describeSum } from '../../matching/explain/describe-evidence.ts';
import type { Language } from '../../matching/explain/language.ts';
import { waterfall } from '../../matching/explain/waterfall.ts';
import type { RecordId } from '../../matching/ids.ts';
import type { Profile } from '../../matching/profile.ts';
import type { ClusterView } from '../explain/cluster-view.ts';
import type { PairView } from '../explain/pair-view.ts';
import { referenceOf } from '../explain/subjects.ts';
import { valuesOf } from './record-values.ts';

/** The public JSON form of the explanation of two records; described in docs/cli.md. */
export function pairJson(view: PairView, profile: Profile, language: Language): object {
  const { evidence, thresholds, change, nameOf } = view;
  return {
    records: view.records.map((record, index) => ({
      record: referenceOf(record),
      customer_id: view.customers[index],
      values: valuesOf(record),
    })),
    one_customer: view.oneCustomer,
    verdict: change.verdict,
    weight: evidence.weight,
    probability: evidence.probability,
    link_weight: thresholds.link,
    review_weight: thresholds.review,
    steps: waterfall(evidence, profile).map(({ field, level, bits, total, words }) => ({
      field,
      level,
      bits,
      total,
      words: words?.[language] ?? null,
    })),
    classes: evidence.classes ?? [],
    rules: evidence.rules,
    hard_conflict: evidence.hardConflict,
    conclusion: describeSum(evidence, language),
    why_apart: view.apart.map((reason) => ({
      reason: reason.reason,
      sentence: describeApart(reason, profile, language, nameOf),
    })),
    through: view.path.map(nameOf),
    what_would_change: {
      margin: change.margin,
      decided_elsewhere: change.decidedElsewhere,
      turning_points: change.turningPoints,
      decision: change.decision,
      sentences: describeChange(change, thresholds, profile, language),
    },
  };
}

/** The public JSON form of the explanation of one customer; described in docs/cli.md. */
export function clusterJson(
  { customer, explanation, thresholds, nameOf }: ClusterView,
  profile: Profile,
  language: Language,
): object {
  const { records, chain, weakest, against, support } = explanation;
  const pair = ({ a, b, weight }: Evidence) => ({ a: nameOf(a), b: nameOf(b), weight });
  const names = (ids: readonly RecordId[]) => ids.map(nameOf);
  return {
    customer_id: customer,
    records: names(records),
    link_weight: thresholds.link,
    chain: chain.map(({ evidence, byDecision, joined }) => ({
      ...pair(evidence),
      by_decision: byDecision,
      joined: joined.map(names),
    })),
    weakest:
      weakest === null
        ? null
        : {
            ...pair(weakest.link.evidence),
            sides: weakest.sides.map(names),
            substitute: weakest.substitute === null ? null : pair(weakest.substitute),
          },
    against: against === null ? null : pair(against),
    support: support.map(({ record, links, strongest }) => ({
      record: nameOf(record),
      links,
      strongest: pair(strongest),
    })),
    sentences: describeCluster(explanation, profile, language, nameOf),
  };
}
