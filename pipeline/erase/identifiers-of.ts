import { fieldType } from '../../matching/field-types/registry.ts';
import type { NormalizedRecord } from '../../matching/normalized-record.ts';
import type { Profile } from '../../matching/profile.ts';
import type { Identifier } from '../ports/erasure-store.ts';

/** Valid values of a record that belong to one customer only, such as a national ID. */
export function identifiersOf({ fields }: Pick<NormalizedRecord, 'fields'>, profile: Profile): readonly Identifier[] {
  return profile.fields.flatMap(({ name, type }) =>
    fieldType(type).unique
      ? (fields[name] ?? []).flatMap(({ key, status }) => (status === 'valid' && key !== '' ? [{ type, key }] : []))
      : [],
  );
}
