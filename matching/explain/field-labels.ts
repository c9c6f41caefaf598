import type { FieldTypeName } from '../field-types/field-type.ts';
import type { FieldName } from '../ids.ts';
import type { Profile } from '../profile.ts';
import type { Language, Words } from './language.ts';

/** What people call a field; its name when the profile has no such field. */
export function labelOf(profile: Profile, name: FieldName): Words {
  return fieldOf(profile, name)?.label ?? { en: name, fa: name };
}

/** The label as a sentence names the field; Persian labels, which hold an "and" of their own, stand in quotation marks. */
export function fieldInSentence(profile: Profile, name: FieldName, language: Language): string {
  const label = labelOf(profile, name)[language];
  return language === 'en' ? label : `«${label}»`;
}

/** Undefined when the profile has no such field. */
export function typeOf(profile: Profile, name: FieldName): FieldTypeName | undefined {
  return fieldOf(profile, name)?.type;
}

function fieldOf(profile: Profile, name: FieldName): Profile['fields'][number] | undefined {
  return profile.fields.find((field) => field.name === name);
}
