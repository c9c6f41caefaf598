import type { ComparedField } from '../compared-fields.ts';
import type { FieldTypeName } from '../field-types/field-type.ts';

/**
 * What kind of evidence a field is. Roles decide which agreements may be added up (see `combine`).
 * - `person_name`, `organisation_name`: who the customer is. A part of a name counts only where whole names cannot be compared.
 * - `identifier`: given to one customer only.
 * - `contact`: phones and e-mails; a person's own, or a household's or an office's.
 * - `place`: where the customer is; shared by households, and one move changes all of it.
 * - `affiliation`: somebody or something beside the customer, such as a contact person: speaks for, never against.
 * - `trait`: everything else, such as a birth date.
 */
export type EvidenceRole =
  | 'person_name'
  | 'name_part'
  | 'organisation_name'
  | 'identifier'
  | 'contact'
  | 'place'
  | 'affiliation'
  | 'trait';

export function evidenceRole({ field, type }: ComparedField): EvidenceRole {
  const role = type.unique ? 'identifier' : roleOfType[type.name];
  return field.role === 'support' && role !== 'place' && role !== 'trait' ? 'affiliation' : role;
}

const roleOfType: Readonly<Record<FieldTypeName, EvidenceRole>> = {
  person_name: 'person_name',
  given_name: 'name_part',
  family_name: 'name_part',
  organisation_name: 'organisation_name',
  email: 'contact',
  phone: 'contact',
  national_id: 'identifier',
  company_id: 'identifier',
  tax_code: 'contact',
  date: 'trait',
  address: 'place',
  city: 'place',
  province: 'place',
  postcode: 'place',
  amount: 'trait',
  category: 'trait',
  text: 'trait',
};
