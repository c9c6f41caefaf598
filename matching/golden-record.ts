import type { FieldName, RecordId } from './ids.ts';
import type { PartyKind, ValueStatus } from './normalized-record.ts';
import type { RuleName } from './survivorship/rule.ts';

/** A value that a record offered for a golden field. */
export interface OfferedValue {
  readonly value: string;
  readonly record: RecordId;
  readonly status: ValueStatus;
}

/** A value that lost, and why. */
export interface LosingValue extends OfferedValue {
  /**
   * `same`: equal to a winner; `rule`: a rule or a person preferred the winner; `group`: the group's record was another one;
   * `status`: it cannot be served; `rejected`: a person rejected it.
   */
  readonly reason: 'same' | 'rule' | 'group' | 'status' | 'rejected';
}

/** How one golden field came to its value. */
export interface Provenance {
  /** One winner, or all values of a list field, best first. */
  readonly winners: readonly OfferedValue[];
  /**
   * The rule that decided; `pin` when a person did (the winners then name the record that the decision is anchored to), `only`
   * when there was nothing to choose, `tie_break` when every rule left a tie. `unanimous` without winners: disputed.
   */
  readonly rule: RuleName | 'pin' | 'only' | 'tie_break';
  readonly losers: readonly LosingValue[];
}

/** A field on which the members of a customer contradict each other, so that a person is asked. */
export interface Contradiction {
  readonly field: FieldName;
  /** `unique`: two valid identifiers; `critical`: trusted sources differ; `disputed`: the rule `unanimous` asks. */
  readonly reason: 'unique' | 'critical' | 'disputed';
  /** Weight of the field, times the trust (0..1) that the strongest value against the strongest one has. */
  readonly priority: number;
}

/** The customer as served: one value (or list) per field, chosen by that field's survivorship rules. */
export interface GoldenRecord {
  readonly kind: PartyKind | null;
  /** Single fields as text, list fields as arrays; profile order. */
  readonly fields: Readonly<Partial<Record<FieldName, string | readonly string[]>>>;
  readonly provenance: Readonly<Partial<Record<FieldName, Provenance>>>;
  /** In profile order. */
  readonly contradictions: readonly Contradiction[];
}
