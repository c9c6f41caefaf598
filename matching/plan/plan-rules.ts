import type { MatchingConfig } from '../../config/schema/config.ts';
import { defaultRules } from '../../config/vocabulary.ts';
import type { ComparedField } from '../compared-fields.ts';
import type { FieldTypeName } from '../field-types/field-type.ts';
import { toFieldName } from '../ids.ts';
import { type BlockingRule, blockingRule, type RuleKey } from './blocking-rule.ts';
import { keysAlone, keysInAnyOrder, keysTogether } from './default-rules.ts';
import type { TypeKey } from './key-names.ts';

/** What a configuration may say about blocking; absent: the default plan. */
export interface PlanOverrides {
  readonly blocking?: MatchingConfig['blocking'];
  readonly fields?: MatchingConfig['fields'];
}

/**
 * The blocking rules of a run, in order: those of the default plan whose fields there are, or those that the configuration
 * lists. Fields with `blocking: false` take part in none.
 */
export function planRules(
  compared: readonly ComparedField[],
  { blocking = [defaultRules], fields = {} }: PlanOverrides,
): readonly BlockingRule[] {
  const usable = compared.filter(({ field }) => fields[field.name]?.blocking !== false);
  const rules = blocking.flatMap((entry) => (entry === defaultRules ? rulesByDefault(usable) : [listedRule(entry)]));
  const names = new Set<string>(usable.map(({ field }) => field.name));
  const byName = new Map<string, BlockingRule>();
  for (const rule of rules) if (rule.keys.every(({ field }) => names.has(field))) byName.set(rule.name, rule);
  return [...byName.values()];
}

function rulesByDefault(fields: readonly ComparedField[]): readonly BlockingRule[] {
  const alone = fields.filter(blocksAlone);
  return [
    ...keysAlone.flatMap((key) => keysOf(alone, key).map((one) => blockingRule([one]))),
    ...keysInAnyOrder.flatMap((keys) => inTwos(alone, keys).map((two) => blockingRule(two, true))),
    ...keysTogether.flatMap((keys) => inTwos(fields, keys).map((two) => blockingRule(two))),
  ];
}

/** What stands beside a customer (a contact's phone, an employer) is shared by many: it brings candidates only together with something else. */
function blocksAlone({ field }: ComparedField): boolean {
  return field.role === 'identify' || field.type === 'date' || field.type === 'address';
}

function keysOf(fields: readonly ComparedField[], typeKey: TypeKey): readonly RuleKey[] {
  const [type, key] = typeKey.split(':') as [FieldTypeName, string];
  return fields.filter(({ field }) => field.type === type).map(({ field }) => ({ field: field.name, key }));
}

function inTwos(
  fields: readonly ComparedField[],
  [a, b]: readonly [TypeKey, TypeKey],
): readonly (readonly RuleKey[])[] {
  return keysOf(fields, a).flatMap((one) => keysOf(fields, b).map((other) => [one, other]));
}

/** @param labels of its keys: `field:key` */
function listedRule(labels: readonly string[]): BlockingRule {
  return blockingRule(
    labels.map((label) => {
      const colon = label.indexOf(':');
      return { field: toFieldName(label.slice(0, colon)), key: label.slice(colon + 1) };
    }),
  );
}
