import type { ProfileFieldConfig } from '../../config/schema/profile-config.ts';
import { fieldType } from '../field-types/registry.ts';
import { identityOf } from './candidate.ts';

/** The comparable form of a text that the configuration names as a value of a field; what is not known keeps its text. */
export type ComparableText = (field: string, text: string) => string;

/** Texts as they compare with cleaned values: `تهران` finds `Tehran`, `خير` finds `خیر`. */
export function comparableTexts(
  fields: readonly Pick<ProfileFieldConfig, 'name' | 'type'>[],
  units: { readonly country: string; readonly currency: string },
): ComparableText {
  const types = new Map(fields.map(({ name, type }) => [name, type]));
  return (field, text) => {
    const type = types.get(field);
    if (type === undefined) return text;
    const [value] = fieldType(type).clean(text, { ...units, dateFormat: null, wasNumber: false });
    return value === undefined ? text : identityOf(value);
  };
}
