import type { FieldTypeName } from '../../matching/field-types/field-type.ts';
import { toFieldName } from '../../matching/ids.ts';
import type { MatchRole, Profile, ProfileField } from '../../matching/profile.ts';
import type { DelimitedSpec } from '../../matching/table/delimited/table-from-delimited.ts';

/** Columns of cleaned synthetic customers that matching compares: name, type and role. */
const columns: readonly (readonly [string, FieldTypeName, MatchRole])[] = [
  ['first_name', 'given_name', 'identify'],
  ['last_name', 'family_name', 'identify'],
  ['dob', 'date', 'support'],
  ['phone', 'phone', 'identify'],
  ['email', 'email', 'identify'],
  ['address', 'address', 'support'],
  ['city', 'city', 'support'],
  ['postcode', 'postcode', 'support'],
  ['company', 'text', 'support'],
];

/** The profile of cleaned synthetic customers, and how their file becomes a table. */
export function customerFields(): {
  readonly profile: Profile;
  readonly spec: DelimitedSpec;
} {
  const fields = columns.map(
    ([name, type, role]): ProfileField => ({
      name: toFieldName(name),
      type,
      label: { en: name, fa: name },
      list: false,
      role,
      survivorship: [],
    }),
  );
  return {
    profile: { fields, duplicateFree: new Set() },
    spec: {
      sourceColumn: 'source_id',
      keyColumn: 'record_id',
      fields: fields.map((field) => ({ header: field.name, field })),
    },
  };
}
