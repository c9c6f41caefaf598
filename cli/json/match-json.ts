import { describeEvidence } from '../../matching/explain/describe-evidence.ts';
import type { Profile } from '../../matching/profile.ts';
import type { CandidateCustomer } from '../../pipeline/on-demand/match-on-demand.ts';
import type { MatchStyle } from '../match/match-lines.ts';

/** The public JSON form of a candidate; described in docs/cli.md. */
export function candidateJson(
  { customer, verdict, evidence, records }: CandidateCustomer,
  profile: Profile,
  { language, evidence: isTold, nameOf }: MatchStyle,
): object {
  return {
    customer_id: customer,
    verdict,
    probability: evidence.probability,
    weight: evidence.weight,
    records: records.map(nameOf),
    ...(isTold
      ? {
          rules: evidence.rules,
          hard_conflict: evidence.hardConflict,
          evidence: describeEvidence(evidence, profile, language),
        }
      : {}),
  };
}
