import { address } from './address.ts';
import { amount } from './amount.ts';
import { category } from './category.ts';
import { city } from './city.ts';
import { companyId } from './company-id.ts';
import { date } from './date.ts';
import { email } from './email.ts';
import { familyName } from './family-name.ts';
import type { FieldType, FieldTypeName } from './field-type.ts';
import { givenName } from './given-name.ts';
import { nationalId } from './national-id.ts';
import { organisationName } from './organisation-name.ts';
import { personName } from './person-name.ts';
import { phone } from './phone.ts';
import { postcode } from './postcode.ts';
import { province } from './province.ts';
import { taxCode } from './tax-code.ts';
import { text } from './text.ts';

/** Every field type by its name. */
export const fieldTypes: Readonly<Record<FieldTypeName, FieldType>> = {
  person_name: personName,
  given_name: givenName,
  family_name: familyName,
  organisation_name: organisationName,
  email,
  phone,
  national_id: nationalId,
  company_id: companyId,
  tax_code: taxCode,
  date,
  address,
  city,
  province,
  postcode,
  amount,
  category,
  text,
};

export function fieldType(name: FieldTypeName): FieldType {
  return fieldTypes[name];
}
