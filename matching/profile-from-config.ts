import type { OfflineConfig } from '../config/schema/config.ts';
import type { ProfileFieldConfig, RuleConfig } from '../config/schema/profile-config.ts';
import { toFieldName, toSourceName } from './ids.ts';
import type { Profile, ProfileField } from './profile.ts';
import type { SurvivorshipRule } from './survivorship/rule.ts';

/** The customer profile of a configuration, as matching and survivorship use it. */
export function profileFromConfig(config: Pick<OfflineConfig, 'profile' | 'sources'>): Profile {
  const duplicateFree = config.sources.filter((source) => source.duplicateFree);
  return {
    fields: config.profile.fields.map(toProfileField),
    duplicateFree: new Set(duplicateFree.map((source) => toSourceName(source.name))),
  };
}

function toProfileField({ name, type, label, list, role, group, survivorship }: ProfileFieldConfig): ProfileField {
  return {
    name: toFieldName(name),
    type,
    label,
    list,
    role,
    ...(group === null ? {} : { group }),
    survivorship: survivorship.map(toRule),
  };
}

function toRule(rule: RuleConfig): SurvivorshipRule {
  switch (rule.rule) {
    case 'source_priority':
      return { rule: rule.rule, sources: rule.sources.map(toSourceName) };
    case 'follow':
      return { rule: rule.rule, field: toFieldName(rule.field) };
    default:
      return rule;
  }
}
