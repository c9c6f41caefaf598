import type { Provenance } from '../golden-record.ts';
import type { FieldName } from '../ids.ts';
import type { ProfileField } from '../profile.ts';
import type { FieldDecisions } from './decisions.ts';
import type { Observe } from './rule-step.ts';
import type { RuleContext, RuleSetting } from './rules/narrow.ts';

/** What the fields of one customer are decided with, beside its records. */
export interface Setting extends RuleSetting {
  readonly decisions: FieldDecisions;
  /** Told about the rules of the fields that it is given for. */
  readonly observe: ((field: FieldName) => Observe | undefined) | undefined;
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
  setting: Setting,
): RuleContext {
  return { field, type, group, setting, observe: setting.observe?.(field) };
}
