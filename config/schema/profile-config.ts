import type { Clock, FieldTypeName, MatchRole, PartyKind, PlainRuleName } from '../vocabulary.ts';

/** The customer profile in its canonical field order: standard fields first, then the project's own. */
export interface ProfileConfig {
  readonly fields: readonly ProfileFieldConfig[];
  /** Absent: every source is trusted alike. */
  readonly trust?: TrustConfig;
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
  /** Weight of a contradiction between trusted sources in the queue; absent: contradictions are not asked about. */
  readonly critical?: number;
}

export type RuleConfig = (
  | { readonly rule: PlainRuleName }
  | { readonly rule: 'most_recent' | 'oldest'; readonly by: Clock }
  | { readonly rule: 'source_priority'; readonly sources: readonly string[] }
  | { readonly rule: 'most_restrictive'; readonly order: readonly string[] }
  | { readonly rule: 'follow'; readonly field: string }
) & { readonly when?: ConditionConfig };

/** All that is given must hold. */
export interface ConditionConfig {
  readonly kind?: PartyKind;
  readonly sources?: readonly string[];
  readonly status?: 'valid' | 'unverified';
  readonly newerThanDays?: number;
  readonly olderThanDays?: number;
  /** The time that the two ages count from. */
  readonly by?: Clock;
  readonly filled?: readonly string[];
  /** Field to allowed values. */
  readonly equals?: Readonly<Record<string, readonly string[]>>;
}

export interface TrustConfig {
  /** Of sources that are not named. */
  readonly default: TrustScoreConfig;
  /** Least trust of a source whose value can contradict another on a critical field. */
  readonly contradictFrom: number;
  readonly sources: Readonly<Record<string, SourceTrustConfig>>;
}

export interface TrustScoreConfig {
  /** Trust in a fresh value, 0..1. */
  readonly score: number;
  /** Age at which half of it is left; null: it never decays. */
  readonly halfLifeDays: number | null;
  /** The time that age is counted from. */
  readonly by: Clock;
}

export interface SourceTrustConfig extends TrustScoreConfig {
  /** Instead, by field; names of groups are resolved to their fields. */
  readonly fields: Readonly<Record<string, TrustScoreConfig>>;
}
