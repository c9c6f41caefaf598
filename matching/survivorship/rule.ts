import type { FieldName, SourceName } from '../ids.ts';

/** A survivorship rule; rules compose as an ordered list per field, and the first that yields a single best value wins. */
export type SurvivorshipRule =
  /** The first listed source that has a value; unlisted sources yield nothing. */
  | { readonly rule: 'source_priority'; readonly sources: readonly SourceName[] }
  /** By the source's own update time, else the time first seen. */
  | { readonly rule: 'most_recent' }
  | { readonly rule: 'oldest' }
  /** The value most records agree on (by comparable key). Yields nothing on a tie. */
  | { readonly rule: 'most_frequent' }
  /** The record with the most filled fields (of the group, for grouped fields); for single texts the longest value. */
  | { readonly rule: 'most_complete' }
  /** All distinct values, for lists; best first in the order of the remaining rules. */
  | { readonly rule: 'union' }
  /** Keeps the candidates of the best validity (`valid` over `unverified` over `invalid` over `junk`); later rules choose among them. */
  | { readonly rule: 'first_valid' }
  | { readonly rule: 'min' }
  | { readonly rule: 'max' }
  /** The value of the record that won another field. */
  | { readonly rule: 'follow'; readonly field: FieldName };

export type RuleName = SurvivorshipRule['rule'];
