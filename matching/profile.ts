import type { FieldTypeName } from './field-types/field-type.ts';
import type { FieldName, SourceName } from './ids.ts';
import type { SurvivorshipRule } from './survivorship/rule.ts';
import type { TrustTable } from './survivorship/trust.ts';

/** How a field takes part in matching. */
export type MatchRole =
  /** Blocked on and compared. */
  | 'identify'
  /** Compared, never blocked on alone. */
  | 'support'
  /** Carried only. */
  | 'none';

/** One field of the customer profile. */
export interface ProfileField {
  readonly name: FieldName;
  readonly type: FieldTypeName;
  /** People-facing names. */
  readonly label: { readonly en: string; readonly fa: string };
  /** True when the golden record keeps a list of values (phones, e-mails). */
  readonly list: boolean;
  readonly role: MatchRole;
  /** Fields of one group survive together from one record (an address is never mixed from two sources). */
  readonly group?: string;
  /** Ordered rules; the first that yields a value wins. */
  readonly survivorship: readonly SurvivorshipRule[];
  /** Weight of contradictions between trusted sources; absent: they are not asked about. */
  readonly critical?: number;
}

/** The customer profile in its canonical field order. */
export interface Profile {
  readonly fields: readonly ProfileField[];
  /** Sources that promise no duplicates inside themselves: their records never join each other. */
  readonly duplicateFree: ReadonlySet<SourceName>;
  /** Absent: every source is trusted alike. */
  readonly trust?: TrustTable;
}
