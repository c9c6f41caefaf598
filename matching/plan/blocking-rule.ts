import type { FieldName } from '../ids.ts';

/** One blocking key of one field. */
export interface RuleKey {
  readonly field: FieldName;
  /** A name that the type of the field gives to its keys, such as `last7`. */
  readonly key: string;
}

/** Two records are candidates of each other when they share all keys of a rule. */
export interface BlockingRule {
  /** For people: `phone:last7`, `family_name:sound & given_name:sound`. */
  readonly name: string;
  /** One to three. */
  readonly keys: readonly RuleKey[];
  /** True when the keys, two of one name, may change places: a given name in the column of family names and the other way round. */
  readonly anyOrder: boolean;
}

export function blockingRule(keys: readonly RuleKey[], anyOrder = false): BlockingRule {
  const name = keys.map(keyLabel).join(' & ');
  return { name: anyOrder ? `${name} (in any order)` : name, keys, anyOrder };
}

/** `field:key`. */
export function keyLabel({ field, key }: RuleKey): string {
  return `${field}:${key}`;
}
