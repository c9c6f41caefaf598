import { defaults } from '../config/defaults.ts';
import type { OfflineConfig } from '../config/schema/config.ts';
import type { ProfileFieldConfig } from '../config/schema/profile-config.ts';
import { toFieldName, toSourceName } from './ids.ts';
import type { Profile, ProfileField } from './profile.ts';
import { type ComparableText, comparableTexts } from './survivorship/comparable-text.ts';
import { ruleFromConfig } from './survivorship/rule-from-config.ts';
import { trustFromConfig } from './survivorship/trust-from-config.ts';

type ProfileSettings = Pick<OfflineConfig, 'profile' | 'sources'> &
  Partial<Pick<OfflineConfig, 'country' | 'currency'>>;

/** The customer profile of a configuration, as matching and survivorship use it. */
export function profileFromConfig({ profile, sources, ...units }: ProfileSettings): Profile {
  const { country = defaults.country, currency = defaults.currency } = units;
  const duplicateFree = sources.filter((source) => source.duplicateFree);
  const comparable = comparableTexts(profile.fields, { country, currency });
  return {
    fields: profile.fields.map((field) => toProfileField(field, comparable)),
    duplicateFree: new Set(duplicateFree.map((source) => toSourceName(source.name))),
    ...(profile.trust === undefined ? {} : { trust: trustFromConfig(profile.trust) }),
  };
}

function toProfileField(config: ProfileFieldConfig, comparable: ComparableText): ProfileField {
  const { name, type, label, list, role, group, survivorship, critical } = config;
  return {
    name: toFieldName(name),
    type,
    label,
    list,
    role,
    ...(group === null ? {} : { group }),
    survivorship: survivorship.map((rule) => ruleFromConfig(rule, name, comparable)),
    ...(critical === undefined ? {} : { critical }),
  };
}
