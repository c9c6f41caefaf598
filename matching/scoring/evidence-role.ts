import type { FieldTypeName } from '../field-types/field-type.ts';
import type { ProfileField } from '../profile.ts';

/**
 * What kind of evidence a comparison is; decides how it behaves in the classes of pairs (see `class-rules.ts`).
 * - `given`, `family`: a person's names; families share the family name.
 * - `organisation`: what an organisation is called. `text`: other words.
 * - `identifier`: given to one customer only. `birth`: a date.
 * - `email`, `phone`: contacts; a person's own, or a household's or an office's.
 * - `address`, `city`, `postcode`: where the customer is; one move changes all of it.
 * - `category`: a word from a small set.
 * - `affiliation`: somebody or something beside the customer, such as a contact person: speaks for, never against.
 */
export const evidenceRoles = [
  'given',
  'family',
  'organisation',
  'text',
  'identifier',
  'birth',
  'email',
  'phone',
  'address',
  'city',
  'postcode',
  'category',
  'affiliation',
] as const;
export type EvidenceRole = (typeof evidenceRoles)[number];

/** Role of a compared field. What stands beside a customer (a contact's phone, an employer) is an affiliation. */
export function evidenceRole({ type, role }: Pick<ProfileField, 'type' | 'role'>): EvidenceRole {
  const own = roleOfType[type];
  return role === 'support' && besideCustomer.has(own) ? 'affiliation' : own;
}

const besideCustomer: ReadonlySet<EvidenceRole> = new Set([
  'given',
  'family',
  'organisation',
  'identifier',
  'email',
  'phone',
]);

const roleOfType: Readonly<Record<FieldTypeName, EvidenceRole>> = {
  person_name: 'affiliation',
  given_name: 'given',
  family_name: 'family',
  organisation_name: 'organisation',
  email: 'email',
  phone: 'phone',
  national_id: 'identifier',
  company_id: 'identifier',
  tax_code: 'identifier',
  date: 'birth',
  address: 'address',
  city: 'city',
  province: 'city',
  postcode: 'postcode',
  amount: 'text',
  category: 'category',
  text: 'text',
};
