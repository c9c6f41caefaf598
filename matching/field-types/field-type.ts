import type { Calendar, DateOrder, FieldTypeName } from '../../config/vocabulary.ts';
import type { FieldValue } from '../normalized-record.ts';

/** The names and words that yekta.yaml shares with the field types; each type has its own file in this folder and an entry in `registry.ts`. */
export { type Calendar, type DateOrder, type FieldTypeName, fieldTypeNames } from '../../config/vocabulary.ts';

export interface DateFormat {
  readonly calendar: Calendar;
  readonly order: DateOrder;
}
export type CurrencyUnit = 'IRR' | 'IRT' | (string & {});

/** What a cell's text means depends on where it comes from; everything a cleaner may need, and nothing else. */
export interface CleanContext {
  /** ISO 3166 alpha-2; default region of phones and of identifier rules. */
  readonly country: string;
  /** Declared, or decided for the whole column; `null` for undecided: then only unambiguous dates are valid. */
  readonly dateFormat: DateFormat | null;
  /** Unit in which the source writes amounts; `IRT` is toman (10 rial). */
  readonly currency: CurrencyUnit;
  /** True when the raw cell was a number: leading zeros may be lost. */
  readonly wasNumber: boolean;
}

/** Outcome of comparing two values; levels are ordered from 0 (exact) to the last (else). */
export interface ComparisonLevel {
  /** Stable name, such as `exact`, `typo`, `same_local_part`, `else`. */
  readonly name: string;
  /** Default probability of this level among pairs of one customer (m) and among unrelated pairs (u); each sums to 1 over the levels. */
  readonly m: number;
  readonly u: number;
}

/**
 * A field type owns everything about its kind of value. Stateless and pure: the same input gives the same output for ever
 * (law 3), so that normalized records can be rebuilt.
 */
export interface FieldType {
  readonly name: FieldTypeName;
  /**
   * Cleans one raw text (never empty after trimming). Several values come back when a cell holds a list ("0912..., 021...").
   * Never throws: what cannot be understood comes back as `invalid` with its raw text.
   */
  readonly clean: (raw: string, context: CleanContext) => readonly FieldValue[];
  /** Blocking keys of a comparable `key`; names are stable and appear in plans and evidence. Empty array: never blocks. */
  readonly blockingKeys: (key: string) => readonly BlockingKey[];
  /** Levels of `compare`, most similar first; empty: the type is never compared. */
  readonly levels: readonly ComparisonLevel[];
  /** Index into `levels` for two non-empty comparable keys. Symmetric; 0 exactly when the keys are equal. */
  readonly compare: (a: string, b: string) => number;
  /** As `compare`, over the values of one column; keeps what it works out about a value. Types whose `compare` needs no preparation leave it out. */
  readonly comparer?: (keys: KeyList) => LevelOf;
  /** Bounds `compare` from a few integers per value; types that are cheap to compare, or rarely compared, leave it out. */
  readonly sketch?: Sketch;
  /** True when a value identifies one customer: two *valid*, different values never join automatically (law 8). */
  readonly unique: boolean;
}

export interface BlockingKey {
  /** For example `exact`, `last7`, `consonants`. */
  readonly name: string;
  readonly key: string;
}

/** Distinct comparable keys of a column by code. */
export interface KeyList {
  readonly length: number;
  readonly at: (code: number) => string;
}

/** Level of two values by code. */
export type LevelOf = (codeA: number, codeB: number) => number;

/** A few integers per value from which a bound on the comparison level follows, so that most comparisons need not look at the texts. */
export interface Sketch {
  /** Integers per value. */
  readonly width: number;
  /** Writes the sketch of a key to `into[at]` up to, not including, `into[at + width]`. */
  readonly write: (key: string, into: Int32Array, at: number) => void;
  /** The best (lowest) level that two different values with sketches at offsets `a` and `b` may have; never above what `compare` returns. Symmetric. */
  readonly bestLevel: (sketches: Int32Array, a: number, b: number) => number;
  /**
   * `bestLevel` of one value and `count` others at offsets `others[i]`, to `levels[i]`. Every type writes this loop itself: in
   * a common one the call of `bestLevel` would have as many targets as there are types and could not be inlined.
   */
  readonly bestLevels: (sketches: Int32Array, a: number, others: Int32Array, count: number, levels: Uint8Array) => void;
}
