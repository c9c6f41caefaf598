import type { Clock } from '../../config/vocabulary.ts';
import type { FieldName, SourceName } from '../ids.ts';
import type { Condition } from './condition.ts';

/** What a rule prefers. */
type Preference =
  /** The first listed source that has a value; unlisted sources yield nothing. */
  | { readonly rule: 'source_priority'; readonly sources: readonly SourceName[] }
  /** The source that is trusted most now, in this field. */
  | { readonly rule: 'trust' }
  /** What all that are left agree on. Else a person is asked: later rules choose what is served meanwhile; without any, nothing is. */
  | { readonly rule: 'unanimous' }
  /** By a clock, `updated` unless another is named. */
  | { readonly rule: 'most_recent'; readonly by?: Clock }
  | { readonly rule: 'oldest'; readonly by?: Clock }
  /** The value most records agree on (by comparable key). Yields nothing on a tie. */
  | { readonly rule: 'most_frequent' }
  /** The record with the most filled fields (of the group, for grouped fields); for single texts the longest value. */
  | { readonly rule: 'most_complete' }
  /** For consent: of these comparable values, from the most to the least restrictive, the most restrictive that any record holds. */
  | { readonly rule: 'most_restrictive'; readonly order: readonly string[] }
  /** All distinct values, for lists; best first in the order of the remaining rules. */
  | { readonly rule: 'union' }
  /** Keeps the candidates of the best validity (`valid` over `unverified` over `invalid` over `junk`); later rules choose among them. */
  | { readonly rule: 'first_valid' }
  | { readonly rule: 'min' }
  | { readonly rule: 'max' }
  /** The value of the record that won another field. */
  | { readonly rule: 'follow'; readonly field: FieldName };

/**
 * A survivorship rule; rules compose as an ordered list per field, and the first that yields a single best value wins. A rule
 * with a condition looks only at the candidates that meet it; when there is none, it yields nothing.
 */
export type SurvivorshipRule = Preference & { readonly when?: Condition };

export type RuleName = SurvivorshipRule['rule'];
