import type { FieldTypeName } from '../field-types/field-type.ts';

const identifier = ['exact', 'first_half', 'second_half'] as const;

/** Names of the blocking keys that each field type gives, as `yekta.yaml` and the default rules use them; a test compares them with the types. */
export const keyNames = {
  person_name: ['tokens', 'consonants', 'family_initial'],
  given_name: ['exact', 'sound', 'prefix', 'initial'],
  family_name: ['exact', 'sound', 'prefix', 'initial'],
  organisation_name: ['tokens', 'consonants', 'first_words', 'longest_word', 'start'],
  email: ['exact', 'mailbox', 'mailbox_start'],
  phone: ['exact', 'last7', 'last4', 'start6'],
  national_id: identifier,
  company_id: identifier,
  tax_code: identifier,
  date: ['exact', 'year', 'month_day', 'year_month', 'year_day'],
  address: ['tokens', 'house', 'street', 'start'],
  city: ['exact', 'sound'],
  province: ['exact', 'sound'],
  postcode: ['exact', 'district'],
  amount: [],
  category: ['exact'],
  text: ['tokens', 'longest_word', 'start'],
} as const satisfies Readonly<Record<FieldTypeName, readonly string[]>>;

/** A key of every field of one type, such as `phone:last7`. */
export type TypeKey = { [T in FieldTypeName]: `${T}:${(typeof keyNames)[T][number]}` }[FieldTypeName];
