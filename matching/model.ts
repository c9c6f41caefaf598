import type { FieldName } from './ids.ts';

/** Weights of one comparison, by level, in the order of the field type's levels. */
export interface ComparisonModel {
  readonly field: FieldName;
  readonly m: readonly number[];
  readonly u: readonly number[];
  /** Number of records that had a value when the frequencies were counted. */
  readonly filled: number;
  /**
   * Relative frequency (among `filled`) of comparable keys that occur more than once, for term-frequency adjustment. Contacts
   * and identifiers count owners (records whose names differ) instead of records.
   */
  readonly frequencies: Readonly<Record<string, number>>;
  /** Keys that so many records share that they tell nothing (a reception's phone); they carry no weight and never block. */
  readonly generic: readonly string[];
  /** Keys that several differently named records share, as households and offices do: evidence of the place, not of the customer. */
  readonly shared: readonly string[];
}

/**
 * The stored, versioned artefact that scores pairs. Changed only by training or a config change, never by a sync (law 3);
 * plain JSON, so that people can read it.
 */
export interface MatchModel {
  readonly version: 1;
  /** Probability that two random records are one customer. */
  readonly prior: number;
  /** Number of records that the frequencies were counted on. */
  readonly trainedOn: number;
  readonly comparisons: readonly ComparisonModel[];
}
