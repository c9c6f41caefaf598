import type { FieldName, RecordId, SourceName } from './ids.ts';

/**
 * - `valid`: passes every check its field type knows (check digit, phone plan, calendar).
 * - `unverified`: well-formed; the type has no stronger check.
 * - `invalid`: fails a check; kept and shown. With a `key` (a date that does not exist, an e-mail without @, a name with digits in it) it is near evidence, without one none.
 * - `junk`: a placeholder or shared dummy (0000000000, test@test.com); kept, never matched on, never survives over a real value.
 */
export type ValueStatus = 'valid' | 'unverified' | 'invalid' | 'junk';

/** What cleaning did that a person should know about. */
export type ValueMark = 'leading_zero_repaired' | 'calendar_from_column' | 'split_from_party_name' | 'composed';

/** One cleaned value of one field. A field holds a list: a customer may have several phones. */
export interface FieldValue {
  /** As the source gave it, as text. */
  readonly raw: string;
  /** Canonical form that is served: `+989121234567`, `1980-03-21`, `محمد رضایی`. Empty only when `invalid`. */
  readonly value: string;
  /** Folded form that matching compares; two values with equal `key` agree exactly. Empty: carries no evidence; always empty for junk. */
  readonly key: string;
  readonly status: ValueStatus;
  readonly marks?: readonly ValueMark[];
}

export type PartyKind = 'person' | 'organisation';

/** Field values in profile order; absent fields are left out. */
export type NormalizedFields = Readonly<Partial<Record<FieldName, readonly FieldValue[]>>>;

/** The cleaned, typed, comparable form of a source record; derived and rebuildable. */
export interface NormalizedRecord {
  readonly id: RecordId;
  readonly source: SourceName;
  /** Key within the source; (source, key) orders records canonically. */
  readonly key: string;
  /** `null` when neither the mapping nor the names tell. */
  readonly kind: PartyKind | null;
  readonly fields: NormalizedFields;
  /** The source's own update time (ISO 8601, UTC), when it gives one. */
  readonly updatedAt: string | null;
  /** When Yekta first saw this version (ISO 8601, UTC). */
  readonly firstSeenAt: string;
  /** When Yekta last saw it in its source (ISO 8601, UTC); absent: not since `firstSeenAt`. */
  readonly lastSeenAt?: string;
}
