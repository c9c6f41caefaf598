import type { ConditionConfig, RuleConfig } from '../schema/profile-config.ts';
import { parseDays } from '../schema/scalars.ts';
import type { ConditionInput, RuleInput } from '../schema/survivorship-schema.ts';

/** One survivorship rule as the file writes it. */
export function resolveRule(input: RuleInput): RuleConfig {
  if (typeof input === 'string') return { rule: input };
  const { when, ...choice } = input;
  return { ...resolveChoice(choice), ...(when === undefined ? {} : { when: resolveCondition(when) }) };
}

function resolveChoice(choice: Exclude<RuleInput, string>): RuleConfig {
  if (choice.source_priority !== undefined) return { rule: 'source_priority', sources: choice.source_priority };
  if (choice.most_recent !== undefined) return { rule: 'most_recent', by: choice.most_recent };
  if (choice.oldest !== undefined) return { rule: 'oldest', by: choice.oldest };
  if (choice.most_restrictive !== undefined) return { rule: 'most_restrictive', order: choice.most_restrictive };
  if (choice.follow !== undefined) return { rule: 'follow', field: choice.follow };
  return { rule: choice.rule! };
}

function resolveCondition(input: ConditionInput): ConditionConfig {
  const { kind, source, status, newer_than: newer, older_than: older, by, filled, equals } = input;
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(source === undefined ? {} : { sources: source }),
    ...(status === undefined ? {} : { status }),
    ...(newer === undefined ? {} : { newerThanDays: parseDays(newer)! }),
    ...(older === undefined ? {} : { olderThanDays: parseDays(older)! }),
    ...(by === undefined ? {} : { by }),
    ...(filled === undefined ? {} : { filled }),
    ...(equals === undefined
      ? {}
      : { equals: Object.fromEntries(Object.entries(equals).map(([field, value]) => [field, [value].flat()])) }),
  };
}
