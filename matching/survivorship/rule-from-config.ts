import type { ConditionConfig, RuleConfig } from '../../config/schema/profile-config.ts';
import { toFieldName, toSourceName } from '../ids.ts';
import type { ComparableText } from './comparable-text.ts';
import type { Condition } from './condition.ts';
import type { SurvivorshipRule } from './rule.ts';

/** A survivorship rule of a field as the configuration gives it. */
export function ruleFromConfig(config: RuleConfig, field: string, comparable: ComparableText): SurvivorshipRule {
  const { when, ...preference } = config;
  return {
    ...toPreference(preference, field, comparable),
    ...(when === undefined ? {} : { when: toCondition(when, comparable) }),
  };
}

function toPreference(config: RuleConfig, field: string, comparable: ComparableText): SurvivorshipRule {
  switch (config.rule) {
    case 'source_priority':
      return { rule: config.rule, sources: config.sources.map(toSourceName) };
    case 'most_restrictive':
      return { rule: config.rule, order: config.order.map((text) => comparable(field, text)) };
    case 'follow':
      return { rule: config.rule, field: toFieldName(config.field) };
    case 'most_recent':
    case 'oldest':
      return 'by' in config ? { rule: config.rule, by: config.by } : { rule: config.rule };
    default:
      return { rule: config.rule };
  }
}

function toCondition({ sources, filled, equals, ...plain }: ConditionConfig, comparable: ComparableText): Condition {
  const allowed = Object.entries(equals ?? {}).map(
    ([field, texts]) => [toFieldName(field), texts.map((text) => comparable(field, text))] as const,
  );
  return {
    ...plain,
    ...(sources === undefined ? {} : { sources: sources.map(toSourceName) }),
    ...(filled === undefined ? {} : { filled: filled.map(toFieldName) }),
    ...(equals === undefined ? {} : { equals: new Map(allowed) }),
  };
}
