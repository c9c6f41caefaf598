import type { FieldName, RecordId } from '../ids.ts';
import type { FieldValue } from '../normalized-record.ts';

/** What people decided about the values of one customer. Anchored to records: the caller gives those of the customer's members. */
export interface FieldDecisions {
  readonly pins: readonly Pin[];
  readonly rejections: readonly Rejection[];
}

/** A value of a decision, cleaned by the field's type when it was taken. */
export type DecidedValue = Pick<FieldValue, 'value' | 'key'>;

/** A person's choice of what a field says: above every rule, until it expires. */
export interface Pin {
  readonly field: FieldName;
  /** The record that the decision is anchored to. */
  readonly record: RecordId;
  /** One value, or all values of a list field; none: the field is to stay empty. */
  readonly values: readonly DecidedValue[];
  /** Identities (`offeredIdentities`) that the sources offered when the person decided: what they knew is no news. */
  readonly known: readonly string[];
  readonly author: string;
  readonly reason: string | null;
  /** ISO 8601, UTC. */
  readonly decidedAt: string;
  /** ISO 8601, UTC; from then on the rules decide again. Null: until it is undone. */
  readonly expiresAt: string | null;
}

/** A value that a person recognised as wrong: it never wins, whichever record offers it. */
export interface Rejection {
  readonly field: FieldName;
  readonly record: RecordId;
  readonly value: DecidedValue;
  readonly author: string;
  readonly reason: string | null;
  /** ISO 8601, UTC. */
  readonly decidedAt: string;
}

export const noDecisions: FieldDecisions = { pins: [], rejections: [] };
