import type { FieldName, RecordId } from './ids.ts';
import type { DecidedValue } from './survivorship/decisions.ts';

/** A steward's judgement on a pair of records, anchored to records, never to clusters. It survives every re-run (law 5). */
export interface PairDecision {
  readonly kind: 'must_link' | 'cannot_link';
  readonly a: RecordId;
  readonly b: RecordId;
}

/** What people decide about which records are one customer. */
export type LinkJudgement =
  | PairDecision
  /** These records are one customer, however large or incoherent their cluster looks. */
  | { readonly kind: 'confirm_cluster'; readonly records: readonly RecordId[] }
  /** What looks like one customer is several: one for each part, whose records stay together. */
  | { readonly kind: 'split_cluster'; readonly parts: readonly (readonly RecordId[])[] };

/** What people decide about a field, anchored to a record: it holds for the customer that has the record. */
export type FieldJudgement =
  /** The field says this, whatever the rules would choose; `known` as in `Pin`. */
  | {
      readonly kind: 'pin';
      readonly record: RecordId;
      readonly field: FieldName;
      readonly values: readonly DecidedValue[];
      readonly known: readonly string[];
    }
  /** The rules decide the field again. */
  | { readonly kind: 'unpin'; readonly record: RecordId; readonly field: FieldName }
  /** The value is wrong for the customer: it never wins. */
  | {
      readonly kind: 'reject_value';
      readonly record: RecordId;
      readonly field: FieldName;
      readonly value: DecidedValue;
    };

/** The value says nothing about who a record is, in all records: it carries no weight and brings no pairs. */
export interface GenericJudgement {
  readonly kind: 'generic_value';
  readonly field: FieldName;
  readonly key: string;
}

/** What a hold keeps back is right, and is published. */
export interface ReleaseJudgement {
  readonly kind: 'release_hold';
  /** Number of the hold, as people see it. */
  readonly hold: number;
}

/** What people can decide. */
export type Judgement = LinkJudgement | FieldJudgement | GenericJudgement | ReleaseJudgement;
