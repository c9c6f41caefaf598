import type { FieldEvidence } from '../evidence.ts';
import type { FieldTypeName } from '../field-types/field-type.ts';
import type { FieldName } from '../ids.ts';
import type { Profile } from '../profile.ts';
import type { RowEvidence } from './explain-rows.ts';

/** Why a pair was joined that should not be, or not joined that should be. */
export interface ErrorCause {
  readonly cause: FalseMergeCause | MissCause;
  /** The field that the cause is about, where it is about one. */
  readonly field: FieldName | null;
}

export type FalseMergeCause =
  /** The pair's own weight is below the threshold: records in between brought the two together. */
  | 'joined_through_others'
  /** Family name or place agree and the given names do not. */
  | 'same_household'
  /** Joined although `field` disagrees. */
  | 'despite_disagreement'
  /** Nothing disagrees, and little agrees. */
  | 'weak_evidence'
  /** Nothing disagrees and much agrees: look at the truth, too. */
  | 'look_alike';

export type MissCause =
  /** No blocking rule brought the two together. */
  | 'not_blocked'
  /** Two valid, different identifiers, or another hard conflict. */
  | 'hard_conflict'
  /** The weight is below the threshold, and `field` spoke most against. */
  | 'below_threshold'
  /** The weight is below the threshold because little could be compared. */
  | 'little_in_common'
  /** The weight reaches the threshold, but clustering kept the two apart. */
  | 'cut_by_clustering';

/** Up to so many bits above the threshold, evidence counts as weak. */
const WEAK = 3;
/** From so many bits on, a field speaks against one customer. */
const AGAINST = -0.5;

/** @param threshold link threshold in bits */
export function falseMergeCause(evidence: RowEvidence, threshold: number, profile: Profile): ErrorCause {
  if (evidence.weight < threshold) return { cause: 'joined_through_others', field: null };
  const against = strongestAgainst(evidence);
  if (against !== null && isHousehold(evidence, profile)) return { cause: 'same_household', field: against };
  if (against !== null) return { cause: 'despite_disagreement', field: against };
  return { cause: evidence.weight < threshold + WEAK ? 'weak_evidence' : 'look_alike', field: null };
}

export function missCause(evidence: RowEvidence, threshold: number, isReached: boolean): ErrorCause {
  if (evidence.hardConflict !== null) return { cause: 'hard_conflict', field: evidence.hardConflict.field ?? null };
  if (!isReached) return { cause: 'not_blocked', field: null };
  if (evidence.weight >= threshold) return { cause: 'cut_by_clustering', field: null };
  const against = strongestAgainst(evidence);
  return against === null ? { cause: 'little_in_common', field: null } : { cause: 'below_threshold', field: against };
}

function strongestAgainst({ comparisons }: RowEvidence): FieldName | null {
  let strongest: FieldEvidence | null = null;
  for (const comparison of comparisons) {
    if (comparison.bits <= AGAINST && (strongest === null || comparison.bits < strongest.bits)) strongest = comparison;
  }
  return strongest?.field ?? null;
}

const givenNames: ReadonlySet<FieldTypeName> = new Set(['given_name', 'person_name']);
const sharedAtHome: ReadonlySet<FieldTypeName> = new Set(['family_name', 'address', 'postcode', 'phone']);

function isHousehold({ comparisons }: RowEvidence, profile: Profile): boolean {
  const typeOf = new Map(profile.fields.map(({ name, type }) => [name, type]));
  const some = (types: ReadonlySet<FieldTypeName>, speaks: (bits: number) => boolean): boolean =>
    comparisons.some(({ field, bits }) => types.has(typeOf.get(field)!) && speaks(bits));
  return some(givenNames, (bits) => bits <= AGAINST) && some(sharedAtHome, (bits) => bits > 0);
}
