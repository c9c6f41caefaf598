import type { FieldType, FieldTypeName } from './field-types/field-type.ts';
import { splitFullName } from './field-types/names/split-full-name.ts';
import { fieldType } from './field-types/registry.ts';
import { type FieldName, toFieldName } from './ids.ts';
import type { FieldValue, NormalizedFields } from './normalized-record.ts';
import type { Profile, ProfileField } from './profile.ts';

/** A field that takes part in matching, with its type. */
export interface ComparedField {
  readonly field: ProfileField;
  readonly type: FieldType;
}

/** A compared field and the values that records have in it. */
export interface FieldReader extends ComparedField {
  readonly valuesOf: (fields: NormalizedFields) => readonly FieldValue[] | undefined;
}

/** Fields that matching compares, see `fieldReaders`. */
export function comparedFields(profile: Profile): readonly ComparedField[] {
  return fieldReaders(profile).map(({ field, type }) => ({ field, type }));
}

/**
 * Fields that matching compares, in profile order: their role is not `none` and their type has comparison levels. A full name
 * that identifies is compared as given and family name: in the profile's fields for them, where it has any, and split from the
 * full name where a record does not give them apart.
 */
export function fieldReaders(profile: Profile): readonly FieldReader[] {
  const fullName = profile.fields.find(isComparedByParts);
  const readers = profile.fields.flatMap((field): readonly FieldReader[] => {
    const part = partOfName(field.type);
    if (fullName !== undefined && part !== null && isNamePart(field, fullName, profile))
      return [partReader(field, part, fullName, profile)];
    if (field === fullName) return missingParts(fullName, profile);
    return field.role === 'none' ? [] : [plainReader(field)];
  });
  return readers.filter(({ type }) => type.levels.length > 0);
}

/** The full name that is compared by its parts, and the fields that are compared in its place; `null` when there is none. */
export function nameParts(
  profile: Profile,
): { readonly whole: FieldName; readonly parts: readonly FieldName[] } | null {
  const whole = profile.fields.find(isComparedByParts);
  if (whole === undefined) return null;
  const parts = fieldReaders(profile)
    .map(({ field }) => field)
    .filter(
      ({ type }, i, fields) => partOfName(type) !== null && fields.findIndex((other) => other.type === type) === i,
    );
  return { whole: whole.name, parts: parts.map(({ name }) => name) };
}

type NamePart = 'given' | 'family';

function isComparedByParts({ type, role }: ProfileField): boolean {
  return type === 'person_name' && role === 'identify';
}

function partOfName(type: FieldTypeName): NamePart | null {
  if (type === 'given_name') return 'given';
  return type === 'family_name' ? 'family' : null;
}

/** The first field of each part belongs to the full name, whether or not it takes part in matching by itself. */
function isNamePart(field: ProfileField, fullName: ProfileField, { fields }: Profile): boolean {
  return fullName.role === 'identify' && fields.find(({ type }) => type === field.type) === field;
}

/** Parts of the full name for which the profile has no field. */
function missingParts(fullName: ProfileField, profile: Profile): readonly FieldReader[] {
  return (['given', 'family'] as const).flatMap((part) => {
    const type = `${part}_name` as const;
    if (profile.fields.some((field) => field.type === type)) return [];
    const label = { en: `${fullName.label.en} (${part})`, fa: `${fullName.label.fa} (${partInPersian[part]})` };
    const field: ProfileField = { ...fullName, name: toFieldName(`${fullName.name}.${part}`), type, label };
    return [partReader(field, part, fullName, profile)];
  });
}

const partInPersian: Readonly<Record<NamePart, string>> = { given: 'نام', family: 'نام خانوادگی' };

function plainReader(field: ProfileField): FieldReader {
  return { field, type: fieldType(field.type), valuesOf: (fields) => fields[field.name] };
}

/** A record that gives one part of the name apart has a full name that was composed of the parts it has. */
function partReader(field: ProfileField, part: NamePart, fullName: ProfileField, profile: Profile): FieldReader {
  const parts = profile.fields.filter(({ type }) => type === 'given_name' || type === 'family_name');
  const valuesOf = (fields: NormalizedFields): readonly FieldValue[] | undefined =>
    parts.some(({ name }) => fields[name]?.some(({ key }) => key !== ''))
      ? fields[field.name]
      : fields[fullName.name]?.flatMap((value) => partOf(value, part));
  return { field: { ...field, role: fullName.role }, type: fieldType(field.type), valuesOf };
}

function partOf(value: FieldValue, part: NamePart): readonly FieldValue[] {
  if (!isReal(value)) return [];
  const key = splitFullName(value.key)[part];
  return key === '' ? [] : [{ ...value, key }];
}

function isReal({ key, status }: FieldValue): boolean {
  return key !== '' && (status === 'valid' || status === 'unverified');
}
