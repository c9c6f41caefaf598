import type { MODEL_VERSION } from '../config/vocabulary.ts';
import type { FieldName } from './ids.ts';
import type { EvidenceRole } from './scoring/evidence-role.ts';

/**
 * How values of one field agree in one class of pairs. Agreement arises in three ways, whose probabilities sum to 1: the two
 * records share the value (`exact`), one is a corrupted form of the other (`inexact`, by level), or each has its value by itself
 * (`independent`) and agreement is chance.
 */
export interface LevelShares {
  readonly exact: number;
  /** By level; 0 for the first (exact) and the last (else). */
  readonly inexact: readonly number[];
  readonly independent: number;
}

/** How a field agrees among unrelated records that agree on other fields already: who shares a name has a similar e-mail address. */
export interface Dependence {
  /** Fields that agree. */
  readonly given: readonly FieldName[];
  /** Fields that nearly agree, as neighbouring postcodes do. */
  readonly near: readonly FieldName[];
  /** Share of such pairs that agree exactly beyond chance. */
  readonly exact: number;
  /** Level probabilities of such pairs over those of all unrelated pairs, by level. */
  readonly ratios: readonly number[];
}

/** Everything the model knows about one comparison. */
export interface ComparisonModel {
  readonly field: FieldName;
  readonly role: EvidenceRole;
  /** Names of the comparison levels, for readers of the artefact and to notice a model of another version of the type. */
  readonly levels: readonly string[];
  /** Probability of each level among unrelated pairs. */
  readonly unrelated: readonly number[];
  /** Among pairs of one customer. */
  readonly same: LevelShares;
  /** Among pairs of one customer who moved; `null`: as `same`. */
  readonly moved: LevelShares | null;
  /** Among pairs of one household or premises; `null`: as unrelated pairs. */
  readonly household: LevelShares | null;
  readonly dependence: readonly Dependence[];
  /** By level: 1 where the training pairs told it, 0 where the start value stands for want of pairs. */
  readonly trained: readonly (0 | 1)[];
  /** By level: typical frequency of values that agree at it by chance; `null` where unknown. */
  readonly typicalFrequency: readonly (number | null)[];
  /** Number of records with a value. */
  readonly filled: number;
  /** Relative frequency of common values, for term-frequency adjustment. */
  readonly frequencies: Readonly<Record<string, number>>;
  /** Relative frequency of each value that is not listed. */
  readonly otherFrequency: number;
  /** Values that so many records share that they tell nothing (a reception's phone); they carry no weight and never block. */
  readonly generic: readonly string[];
}

/** Share of each class among all pairs that may join; the rest are unrelated. 0: the class does not exist. */
export interface ClassRates {
  readonly same: number;
  /** One customer at two addresses. */
  readonly moved: number;
  /** Two customers of one household, office or premises. */
  readonly household: number;
}

/**
 * The stored, versioned artefact that scores pairs. Changed only by training or a config change, never by a sync (law 3);
 * plain JSON, so that people can read it.
 */
export interface MatchModel {
  readonly version: typeof MODEL_VERSION;
  /** Number of records it was trained on. */
  readonly trainedOn: number;
  readonly rates: ClassRates;
  /** Bits for one customer by number of inexact agreements (the last: that many and more): how far slips are from independent. */
  readonly slips: readonly number[];
  readonly comparisons: readonly ComparisonModel[];
  readonly training: {
    /** Candidate pairs that expectation maximisation saw. */
    readonly pairs: number;
    readonly iterations: number;
    /** False when it stopped at the limit of iterations instead. */
    readonly converged: boolean;
  };
}
