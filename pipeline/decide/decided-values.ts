import { YektaError } from '../../config/errors/yekta-error.ts';
import { nearestName } from '../../config/nearest-name.ts';
import type { OfflineConfig } from '../../config/schema/config.ts';
import { comparedFields } from '../../matching/compared-fields.ts';
import type { CleanContext } from '../../matching/field-types/field-type.ts';
import { fieldType } from '../../matching/field-types/registry.ts';
import type { FieldValue } from '../../matching/normalized-record.ts';
import type { Profile, ProfileField } from '../../matching/profile.ts';
import type { DecidedValue } from '../../matching/survivorship/decisions.ts';

/** In what units people write values. */
export type ValueUnits = Pick<OfflineConfig, 'country' | 'currency'>;

/**
 * Values of a decision from what a person wrote, cleaned by the field's type as those of sources are. Amounts are in the unit that they
 * are stored in: rial, where the project writes toman, too.
 *
 * @param texts empty ones count for nothing
 * @throws YektaError `decision.invalid_value`; the value itself is in no message
 */
export function decidedValues(
  field: ProfileField,
  texts: readonly string[],
  units: ValueUnits,
): readonly DecidedValue[] {
  const values = texts.filter((text) => text.trim() !== '').flatMap((text) => cleaned(field, text, units));
  for (const { status } of values)
    if (status === 'invalid' || status === 'junk')
      throw refused(field, status === 'junk' ? 'stands for nothing real' : `is no valid ${inWords(field)}`);
  if (values.length > 1 && !field.list) throw refused(field, 'is more than one', 'The field holds a single value.');
  return values.map(({ value, key }) => ({ value, key }));
}

/**
 * The comparable key of a value that is to be called generic.
 *
 * @throws YektaError `decision.invalid_value`
 */
export function genericKey(field: ProfileField, text: string, profile: Profile, units: ValueUnits): string {
  const compared = comparedFields(profile).map(({ field: { name } }) => name);
  if (!compared.includes(field.name))
    throw new YektaError(
      'decision.invalid_value',
      `Matching does not compare ${field.name}: no value of it needs to be generic.`,
      {
        remedy: `It compares ${compared.join(', ')}.`,
      },
    );
  const [value] = decidedValues({ ...field, list: true }, [text], units);
  if (value === undefined || value.key === '') throw refused(field, 'says nothing that could be compared');
  return value.key;
}

/** @throws YektaError `decision.invalid_value` */
export function fieldNamed(profile: Profile, asked: string): ProfileField {
  const field = profile.fields.find(({ name }) => name === asked);
  if (field !== undefined) return field;
  const names = profile.fields.map(({ name }) => name as string);
  const nearest = nearestName(asked, names);
  throw new YektaError('decision.invalid_value', 'The profile has no field of this name.', {
    remedy: nearest === null ? `Its fields are ${names.join(', ')}.` : `Did you mean ${nearest}?`,
  });
}

function cleaned({ type }: ProfileField, text: string, { country, currency }: ValueUnits): readonly FieldValue[] {
  const context: CleanContext = {
    country,
    currency: currency === 'IRT' ? 'IRR' : currency,
    dateFormat: null,
    wasNumber: false,
  };
  return fieldType(type).clean(text, context);
}

function refused(field: ProfileField, why: string, remedy?: string): YektaError {
  return new YektaError('decision.invalid_value', `The value for ${field.name} ${why}.`, {
    ...(remedy === undefined ? {} : { remedy }),
  });
}

const inWords = ({ type }: ProfileField): string => type.replaceAll('_', ' ');
