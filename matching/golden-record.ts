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
  /** `same`: equal to a winner; `rule`: the deciding rule preferred the winner; `group`: the group's record was another one. */
  readonly reason: 'same' | 'rule' | 'group' | 'status';
}

/** How one golden field came to its value. */
export interface Provenance {
  /** One winner, or all values of a list field, best first. */
  readonly winners: readonly OfferedValue[];
  /** The rule that decided; `only` when there was nothing to choose, `tie_break` when every rule left a tie. */
  readonly rule: RuleName | 'only' | 'tie_break';
  readonly losers: readonly LosingValue[];
}

/** The customer as served: one value (or list) per field, chosen by that field's survivorship rules. */
export interface GoldenRecord {
  readonly kind: PartyKind | null;
  /** Single fields as text, list fields as arrays; profile order. */
  readonly fields: Readonly<Partial<Record<FieldName, string | readonly string[]>>>;
  readonly provenance: Readonly<Partial<Record<FieldName, Provenance>>>;
  /** Fields on which trusted values contradict each other (two valid unique identifiers, ...). */
  readonly contradictions: readonly FieldName[];
}
