import type { TypeKey } from './key-names.ts';

/** Keys that are rare enough to bring candidates alone. */
export const keysAlone: readonly TypeKey[] = [
  'national_id:exact',
  'company_id:exact',
  'tax_code:exact',
  'phone:exact',
  'phone:last7',
  'email:exact',
  'email:mailbox',
  'date:exact',
  'organisation_name:tokens',
  'organisation_name:consonants',
  'organisation_name:first_words',
  'person_name:tokens',
  'person_name:consonants',
  'given_name:exact',
  'family_name:exact',
  'address:tokens',
  'address:house',
  'text:tokens',
];

/** Pairs of names that often stand in each other's column; their keys have one name. */
export const keysInAnyOrder: readonly (readonly [TypeKey, TypeKey])[] = [
  ['family_name:exact', 'given_name:exact'],
  ['family_name:prefix', 'given_name:prefix'],
  ['family_name:sound', 'given_name:sound'],
];

/**
 * Keys that many records share bring candidates in twos, of different kinds of evidence: what one of them has wrong, another
 * rule of the list does without.
 */
export const keysTogether: readonly (readonly [TypeKey, TypeKey])[] = [
  // name and name
  ['family_name:prefix', 'given_name:initial'],
  ['family_name:initial', 'given_name:prefix'],
  // name and place
  ['family_name:sound', 'city:sound'],
  ['given_name:sound', 'city:sound'],
  ['family_name:initial', 'city:sound'],
  ['family_name:prefix', 'postcode:exact'],
  ['given_name:prefix', 'postcode:exact'],
  ['family_name:initial', 'postcode:exact'],
  ['given_name:initial', 'postcode:exact'],
  ['person_name:family_initial', 'city:sound'],
  ['person_name:family_initial', 'postcode:exact'],
  ['organisation_name:longest_word', 'city:sound'],
  ['organisation_name:longest_word', 'postcode:exact'],
  ['organisation_name:start', 'city:sound'],
  ['text:longest_word', 'city:sound'],
  ['text:longest_word', 'postcode:exact'],
  ['text:start', 'city:sound'],
  // name and date
  ['family_name:initial', 'date:month_day'],
  ['given_name:initial', 'date:month_day'],
  ['family_name:prefix', 'date:year'],
  ['given_name:prefix', 'date:year'],
  ['person_name:family_initial', 'date:year'],
  ['text:longest_word', 'date:year'],
  // name and contact
  ['family_name:prefix', 'phone:last4'],
  ['given_name:prefix', 'phone:last4'],
  ['person_name:family_initial', 'phone:last4'],
  ['organisation_name:longest_word', 'phone:start6'],
  ['organisation_name:start', 'phone:last4'],
  ['text:longest_word', 'phone:start6'],
  // place and place
  ['address:start', 'city:sound'],
  ['address:start', 'postcode:exact'],
  ['address:street', 'city:sound'],
  ['address:street', 'postcode:exact'],
  // date and place
  ['date:year', 'city:sound'],
  ['date:month_day', 'city:sound'],
  ['date:year_day', 'city:sound'],
  ['date:year', 'postcode:exact'],
  // contact and place or date
  ['email:mailbox_start', 'city:sound'],
  ['email:mailbox_start', 'postcode:exact'],
  ['email:mailbox_start', 'date:year'],
  // identifier and date
  ['national_id:first_half', 'date:year'],
  ['national_id:second_half', 'date:year'],
  ['company_id:first_half', 'date:year'],
  ['company_id:second_half', 'date:year'],
  ['tax_code:first_half', 'date:year'],
  ['tax_code:second_half', 'date:year'],
];
