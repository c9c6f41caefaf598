import type { FieldTypeName, MatchRole, PlainRuleName } from '../vocabulary.ts';

/** The customer profile in its canonical field order: standard fields first, then the project's own. */
export interface ProfileConfig {
  readonly fields: readonly ProfileFieldConfig[];
}

/** One field of the customer profile. */
export interface ProfileFieldConfig {
  readonly name: string;
  readonly type: FieldTypeName;
  readonly label: { readonly en: string; readonly fa: string };
  /** True when the golden record keeps a list of values. */
  readonly list: boolean;
  readonly role: MatchRole;
  /** Fields of one group survive together from one record. */
  readonly group: string | null;
  /** Ordered rules; the first that yields a value wins. Never empty. */
  readonly survivorship: readonly RuleConfig[];
}

export type RuleConfig =
  | { readonly rule: PlainRuleName }
  | { readonly rule: 'source_priority'; readonly sources: readonly string[] }
  | { readonly rule: 'follow'; readonly field: string };
