import { fieldReaders } from '../../matching/compared-fields.ts';
import type { CleanContext } from '../../matching/field-types/field-type.ts';
import { fieldType } from '../../matching/field-types/registry.ts';
import type { NormalizedFields } from '../../matching/normalized-record.ts';
import type { Profile } from '../../matching/profile.ts';
import type { ComparedKey, ErasureRules } from '../ports/erasure-store.ts';

/** How values become what matching compares, for a profile; see ErasureRules. */
export function comparedKeys(
  profile: Profile,
  { country, currency }: Pick<CleanContext, 'country' | 'currency'>,
): Pick<ErasureRules, 'keysOf' | 'keysIn'> {
  const readers = fieldReaders(profile);
  const read = (fields: NormalizedFields): readonly ComparedKey[] =>
    readers.flatMap(({ field, valuesOf }) =>
      (valuesOf(fields) ?? []).flatMap(({ key }) => (key === '' ? [] : [{ field: field.name, key }])),
    );
  const contexts = [true, false].map((wasNumber): CleanContext => ({ country, currency, dateFormat: null, wasNumber }));
  return {
    keysOf: ({ fields }) => read(fields),
    // Which column an old version had a text in, and how that was mapped then, is not known any more: every field is tried.
    keysIn: (texts) =>
      texts.flatMap((text) =>
        profile.fields.flatMap(({ name, type }) =>
          contexts.flatMap((context) => read({ [name]: fieldType(type).clean(text, context) })),
        ),
      ),
  };
}
