import { canonicalText } from '../text/canonical-text.ts';
import { address } from './address.ts';
import { amount } from './amount.ts';
import { category } from './category.ts';
import { city } from './city.ts';
import { companyId } from './company-id.ts';
import { date } from './date.ts';
import { email } from './email.ts';
import { familyName } from './family-name.ts';
import type { FieldType, FieldTypeName } from './field-type.ts';
import { fieldValue } from './field-value.ts';
import { givenName } from './given-name.ts';
import { nationalId } from './national-id.ts';
import { organisationName } from './organisation-name.ts';
import { personName } from './person-name.ts';
import { phone } from './phone.ts';
import { postcode } from './postcode.ts';
import { province } from './province.ts';
import { taxCode } from './tax-code.ts';
import { text } from './text.ts';

/** Far above any name, address or list of numbers; what is longer is a document that slipped into a cell. */
const MAX_LENGTH = 4_000;

/** Every field type by its name. */
export const fieldTypes: Readonly<Record<FieldTypeName, FieldType>> = {
  person_name: withLengthLimit(personName),
  given_name: withLengthLimit(givenName),
  family_name: withLengthLimit(familyName),
  organisation_name: withLengthLimit(organisationName),
  email: withLengthLimit(email),
  phone: withLengthLimit(phone),
  national_id: withLengthLimit(nationalId),
  company_id: withLengthLimit(companyId),
  tax_code: withLengthLimit(taxCode),
  date: withLengthLimit(date),
  address: withLengthLimit(address),
  city: withLengthLimit(city),
  province: withLengthLimit(province),
  postcode: withLengthLimit(postcode),
  amount: withLengthLimit(amount),
  category: category,
  text: text,
};

export function fieldType(name: FieldTypeName): FieldType {
  return fieldTypes[name];
}

/** Keeps hostile cells of megabytes away from patterns that are made for short texts. */
function withLengthLimit(type: FieldType): FieldType {
  return {
    ...type,
    clean: (raw, context) =>
      raw.length > MAX_LENGTH ? [fieldValue(raw, canonicalText(raw), '', 'invalid')] : type.clean(raw, context),
  };
}
