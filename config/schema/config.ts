import type { defaultRules } from '../vocabulary.ts';
import type { ProfileConfig } from './profile-config.ts';
import type { SourceConfig, SourceSettings } from './source-config.ts';

/** A loaded yekta.yaml: validated, environment references resolved, every default applied. Plain data; never serialised as a whole (it holds credentials). */
export interface Config extends OfflineConfig {
  /** In the order of the file. */
  readonly sources: readonly SourceConfig[];
}

/** A configuration for work on the warehouse alone: how a source is reached is no part of it, so that no secret is needed. */
export interface OfflineConfig {
  /** Absolute path of the yekta.yaml. */
  readonly file: string;
  /** Absolute folder of the yekta.yaml: relative locations start here. */
  readonly baseFolder: string;
  /** `<baseFolder>/.yekta`: the embedded database and other state. */
  readonly stateFolder: string;
  readonly project: string;
  /** BCP 47, such as `fa-IR`. */
  readonly locale: string;
  /** ISO 3166 alpha-2: default region of phones and identifiers. */
  readonly country: string;
  /** IANA name, such as `Asia/Tehran`. */
  readonly timeZone: string;
  /** Unit that amounts are served in: ISO 4217, or `IRT` for toman. */
  readonly currency: string;
  /** In the order of the file. */
  readonly sources: readonly SourceSettings[];
  readonly profile: ProfileConfig;
  readonly matching: MatchingConfig;
  readonly publication: PublicationConfig;
  /** Absent: the questions of all customers count alike. */
  readonly stakes?: StakesConfig;
  readonly limits: LimitsConfig;
}

export interface MatchingConfig {
  readonly thresholds: {
    /** Probability (0..1) from which two records are one customer without asking. */
    readonly link: number;
    /** Probability (0..1) from which a pair is shown to a person. */
    readonly review: number;
  };
  readonly limits: {
    /** Clusters of more records are held for review. */
    readonly clusterSize: number;
    /** A blocking key that more records share brings no pairs. */
    readonly blockSize: number;
    /** Most candidate pairs of one blocking rule, on average per record. */
    readonly pairsPerRecord: number;
  };
  /** Rules that bring candidate pairs: lists of `field:key`, and the word that stands for the default plan. */
  readonly blocking: readonly (typeof defaultRules | readonly string[])[];
  /** Overrides of the default plan, by field name; absent fields follow the field type and the data. */
  readonly fields: Readonly<Record<string, ComparisonOverride>>;
}

/** What a person changed about the comparison of one field. The role is already part of the profile. */
export interface ComparisonOverride {
  /** `false`: this field brings no candidate pairs. */
  readonly blocking?: boolean;
  /** Probability of a level among pairs of one customer, by level name; unnamed levels keep their default, rescaled. */
  readonly m?: Readonly<Record<string, number>>;
  /** Probability of a level among unrelated pairs, by level name. */
  readonly u?: Readonly<Record<string, number>>;
}

export interface PublicationConfig {
  /** Fewer live customers than this: nothing is judged. */
  readonly fromCustomers: number;
  /** Shares (0..1) of the live customers that one run may change, and what else it may do. */
  readonly limits: {
    /** Customers that are merged into others. */
    readonly merges: number;
    /** Customers that are split. */
    readonly splits: number;
    /** Customers that are left without a record. */
    readonly retired: number;
    /** Customers that lose a value of a critical field; without any such field, of an identifying one. */
    readonly criticalFields: number;
    /** Records that a customer may grow to in one run that at least doubles it. */
    readonly largestCluster: number;
    /** Share of the new and changed records of a file that may have one value, unknown before, in an identifying field. */
    readonly newJunk: number;
  };
}

export interface StakesConfig {
  /** Field of type amount that tells what a customer is worth. */
  readonly valueField: string;
  /** Questions about a customer worth this much count twice as much as those about one worth nothing. */
  readonly highValue: number;
}

export interface LimitsConfig {
  /** Share (0..1) of a source's records that may be gone at once; more stops the source. */
  readonly deletions: number;
}
