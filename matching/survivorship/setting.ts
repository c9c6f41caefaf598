import type { Provenance } from '../golden-record.ts';
import type { FieldName, RecordId } from '../ids.ts';
import type { ProfileField } from '../profile.ts';
import type { Circumstances } from './condition.ts';
import type { FieldDecisions } from './decisions.ts';
import type { Observe } from './rule-step.ts';
import type { RuleContext } from './rules/narrow.ts';
import type { TrustTable } from './trust.ts';

/** What the fields of one customer are decided with, beside its records. */
export interface Setting extends Circumstances {
  readonly trust: TrustTable;
  readonly decisions: FieldDecisions;
  readonly holdersOf: (field: FieldName) => readonly RecordId[];
  /** Told about the rules of the fields that it is given for. */
  readonly observe?: (field: FieldName) => Observe | undefined;
}

/** How one field was decided. */
export interface Decision {
  readonly field: FieldName;
  readonly provenance: Provenance;
  /** A rule asks a person, because the values are not unanimous. */
  readonly disputed: boolean;
}

/** The context of the rules of a field, or of the first field of a group. */
export function ruleContext(
  { name: field, type }: ProfileField,
  group: readonly FieldName[] | null,
  { kind, asOf, trust, holdersOf, observe }: Setting,
): RuleContext {
  return { field, type, group, kind, asOf, trust, holdersOf, observe: observe?.(field) };
}
