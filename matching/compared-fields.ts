import type { FieldType } from './field-types/field-type.ts';
import { fieldType } from './field-types/registry.ts';
import type { Profile, ProfileField } from './profile.ts';

/** A profile field that takes part in matching, with its type. */
export interface ComparedField {
  readonly field: ProfileField;
  readonly type: FieldType;
}

/** Fields that matching compares, in profile order: their role is not `none` and their type has comparison levels. */
export function comparedFields(profile: Profile): readonly ComparedField[] {
  return profile.fields
    .filter((field) => field.role !== 'none')
    .map((field) => ({ field, type: fieldType(field.type) }))
    .filter(({ type }) => type.levels.length > 0);
}
