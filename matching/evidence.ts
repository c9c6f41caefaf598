import type { FieldName, RecordId } from './ids.ts';

/** What one comparison says about a pair. */
export interface FieldEvidence {
  readonly field: FieldName;
  /** Name of the comparison level. */
  readonly level: string;
  /** Weight in bits: log2(m/u) of the level, term-frequency adjusted; positive speaks for one customer. */
  readonly bits: number;
  /**
   * Relative frequency, among records with a value, of the value that both have; 0 when the model lists it as no common one.
   * Absent when the two have no value in common.
   */
  readonly frequency?: number;
}

/** What two records may be to each other: one customer, one customer who moved, two of one household or premises, or strangers. */
export type PairRelation = 'same' | 'moved' | 'household' | 'unrelated';

/** Evidence of one pair. The prior and the bits of all comparisons sum exactly to `weight`. */
export interface Evidence {
  readonly a: RecordId;
  readonly b: RecordId;
  /** Match weight: log2 odds that the two are one customer. */
  readonly weight: number;
  /** Posterior probability, 0..1. */
  readonly probability: number;
  readonly prior: number;
  readonly comparisons: readonly FieldEvidence[];
  /** Blocking rules that brought the pair together. */
  readonly rules: readonly string[];
  /** Set when the two may never join automatically, whatever the weight. */
  readonly hardConflict: HardConflict | null;
  /** Posterior probability of each relation, summing to 1, where the model tells them apart. */
  readonly classes?: readonly { readonly relation: PairRelation; readonly probability: number }[];
}

/** Why two records never join automatically (law 8). */
export interface HardConflict {
  readonly reason: 'unique_identifier' | 'party_kind' | 'duplicate_free_source' | 'cannot_link';
  readonly field?: FieldName;
}
