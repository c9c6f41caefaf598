import type { Evidence, FieldEvidence } from '../evidence.ts';
import type { FieldName } from '../ids.ts';
import type { Profile } from '../profile.ts';
import { wordsOfComparison } from './describe-comparison.ts';
import { labelOf } from './field-labels.ts';
import type { Words } from './language.ts';

/** One step from the prior to the weight. */
export interface WaterfallStep {
  /** `null` for the prior, which comes first. */
  readonly field: FieldName | null;
  readonly label: Words;
  /** `null` for the prior. */
  readonly level: string | null;
  /** What the two records show, without their values; `null` for the prior. */
  readonly words: Words | null;
  readonly bits: number;
  /** Sum of this step and all before; that of the last step is the weight, exactly. */
  readonly total: number;
}

/** The evidence of a pair as a running sum: the prior, then the comparisons by size. */
export function waterfall(evidence: Evidence, profile: Profile): readonly WaterfallStep[] {
  let total = evidence.prior;
  return [
    { field: null, label: priorLabel, level: null, words: null, bits: evidence.prior, total },
    ...strongestFirst(evidence).map((comparison) => {
      const { field, level, bits } = comparison;
      total += bits;
      const words = wordsOfComparison(comparison, evidence, profile);
      return { field, label: labelOf(profile, field), level, words, bits, total };
    }),
  ];
}

/** Comparisons by the size of their bits; equal ones in the order of the profile. */
export function strongestFirst({ comparisons }: Evidence): readonly FieldEvidence[] {
  return comparisons.toSorted((a, b) => Math.abs(b.bits) - Math.abs(a.bits));
}

const priorLabel: Words = { en: 'Any two records', fa: 'هر دو رکورد' };
