import { defaults } from '../defaults.ts';
import type { ProfileFieldInput } from '../schema/customer-schema.ts';
import type { ProfileConfig, ProfileFieldConfig, RuleConfig } from '../schema/profile-config.ts';
import type { SurvivorshipInput } from '../schema/survivorship-schema.ts';
import type { YektaFile } from '../schema/yekta-file.ts';
import { defaultListSurvivorship, defaultSurvivorship, standardProfile } from '../standard-profile.ts';
import { resolveRule } from './resolve-rule.ts';
import { resolveTrust } from './resolve-trust.ts';

/** The standard profile with the changes of the file, then the fields of the project in the order of the file. */
export function resolveProfile(file: YektaFile): ProfileConfig {
  const changes = file.customer?.fields ?? {};
  const standard = standardProfile.map((field) => changed(field, changes[field.name] ?? {}));
  const own = Object.entries(changes)
    .filter(([name]) => !standardProfile.some((field) => field.name === name))
    .map(([name, input]) => changed(newField(name, input), input));
  const survivorship = file.survivorship ?? {};
  const fields = [...standard, ...own].map((field) => ({
    ...field,
    role: file.matching?.fields?.[field.name]?.role ?? field.role,
    group: leavesGroup(field, survivorship) ? null : field.group,
    survivorship: survivorshipOf(field, survivorship),
  }));
  return { fields, ...(file.trust === undefined ? {} : { trust: resolveTrust(file.trust, fields) }) };
}

function newField(name: string, input: ProfileFieldInput): ProfileFieldConfig {
  const words = name.replaceAll('_', ' ');
  return {
    name,
    type: input.type!,
    label: { en: words, fa: words },
    list: false,
    role: 'none',
    group: null,
    survivorship: input.list === true ? defaultListSurvivorship : defaultSurvivorship,
  };
}

function changed(field: ProfileFieldConfig, input: ProfileFieldInput): ProfileFieldConfig {
  const label =
    typeof input.label === 'string' ? { en: input.label, fa: input.label } : { ...field.label, ...input.label };
  const list = input.list ?? field.list;
  return {
    name: field.name,
    type: input.type ?? field.type,
    label: { en: label.en ?? field.label.en, fa: label.fa ?? field.label.fa },
    list,
    role: input.role ?? field.role,
    group: input.group === undefined ? field.group : input.group,
    survivorship: list === field.list ? field.survivorship : list ? defaultListSurvivorship : defaultSurvivorship,
    ...criticality(input.critical),
  };
}

function criticality(input: ProfileFieldInput['critical']): Pick<ProfileFieldConfig, 'critical'> {
  if (input === undefined || input === false) return {};
  return { critical: input === true ? defaults.critical : input };
}

/** A field with rules of its own is decided on its own. Rules for the field that names the group are those of the group. */
function leavesGroup(field: ProfileFieldConfig, written: SurvivorshipInput): boolean {
  return field.name !== field.group && written[field.name] !== undefined;
}

/**
 * The file's rules for the field, else for its group, else the file's `default`, else the standard ones. A list keeps its
 * standard rules under `default`: rules that choose one value would silently drop the others.
 */
function survivorshipOf(field: ProfileFieldConfig, written: SurvivorshipInput): readonly RuleConfig[] {
  const ofGroup = field.group === null ? undefined : written[field.group];
  const rules = written[field.name] ?? ofGroup ?? (field.list ? undefined : written.default);
  return rules?.map(resolveRule) ?? field.survivorship;
}
