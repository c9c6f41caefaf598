import type { ProfileFieldConfig, RuleConfig } from './schema/profile-config.ts';

/** Rules of every field that names none. */
export const defaultSurvivorship: readonly RuleConfig[] = [{ rule: 'first_valid' }, { rule: 'most_recent' }];

/** Rules of a list field that names none: every real value is kept. */
export const defaultListSurvivorship: readonly RuleConfig[] = [{ rule: 'first_valid' }, { rule: 'union' }];

/** What many sources agree on is more likely right than what one wrote last. */
const byAgreement: readonly RuleConfig[] = [
  { rule: 'first_valid' },
  { rule: 'most_frequent' },
  { rule: 'most_complete' },
  { rule: 'most_recent' },
];

/** An address moves; the newest one of the best validity holds, as a whole. */
const byRecency: readonly RuleConfig[] = [{ rule: 'first_valid' }, { rule: 'most_recent' }, { rule: 'most_complete' }];

/** The parts of a name never come from another record than the name itself, as long as that record has them. */
const withFullName: readonly RuleConfig[] = [{ rule: 'follow', field: 'full_name' }, ...byAgreement];

const one = { list: false, role: 'none', group: null, survivorship: defaultSurvivorship } as const;

/**
 * The standard customer profile in its canonical order. Whether a customer is a person or an organisation is derived, not a
 * field. `full_name` is composed from `given_name` and `family_name` when a source has those only, so the parts take no part
 * in matching: they would repeat its evidence. Contacts of an organisation support a match but never propose one.
 */
export const standardProfile: readonly ProfileFieldConfig[] = [
  {
    ...one,
    name: 'organisation_name',
    type: 'organisation_name',
    label: { en: 'Organisation', fa: 'نام سازمان' },
    role: 'identify',
    survivorship: byAgreement,
  },
  {
    ...one,
    name: 'full_name',
    type: 'person_name',
    label: { en: 'Full name', fa: 'نام و نام خانوادگی' },
    role: 'identify',
    survivorship: byAgreement,
  },
  {
    ...one,
    name: 'given_name',
    type: 'given_name',
    label: { en: 'Given name', fa: 'نام' },
    survivorship: withFullName,
  },
  {
    ...one,
    name: 'family_name',
    type: 'family_name',
    label: { en: 'Family name', fa: 'نام خانوادگی' },
    survivorship: withFullName,
  },
  {
    ...one,
    name: 'national_id',
    type: 'national_id',
    label: { en: 'National ID', fa: 'کد ملی' },
    role: 'identify',
    survivorship: byAgreement,
  },
  {
    ...one,
    name: 'company_id',
    type: 'company_id',
    label: { en: 'Company ID', fa: 'شناسه ملی' },
    role: 'identify',
    survivorship: byAgreement,
  },
  {
    ...one,
    name: 'tax_code',
    type: 'tax_code',
    label: { en: 'Tax code', fa: 'کد اقتصادی' },
    role: 'identify',
    survivorship: byAgreement,
  },
  {
    ...one,
    name: 'birth_date',
    type: 'date',
    label: { en: 'Date of birth', fa: 'تاریخ تولد' },
    role: 'support',
    survivorship: byAgreement,
  },
  {
    ...one,
    name: 'phone',
    type: 'phone',
    label: { en: 'Phone', fa: 'تلفن' },
    list: true,
    role: 'identify',
    survivorship: defaultListSurvivorship,
  },
  {
    ...one,
    name: 'email',
    type: 'email',
    label: { en: 'E-mail', fa: 'ایمیل' },
    list: true,
    role: 'identify',
    survivorship: defaultListSurvivorship,
  },
  {
    ...one,
    name: 'address',
    type: 'address',
    label: { en: 'Address', fa: 'نشانی' },
    role: 'support',
    group: 'address',
    survivorship: byRecency,
  },
  {
    ...one,
    name: 'city',
    type: 'city',
    label: { en: 'City', fa: 'شهر' },
    role: 'support',
    group: 'address',
    survivorship: byRecency,
  },
  {
    ...one,
    name: 'province',
    type: 'province',
    label: { en: 'Province', fa: 'استان' },
    group: 'address',
    survivorship: byRecency,
  },
  {
    ...one,
    name: 'postcode',
    type: 'postcode',
    label: { en: 'Postcode', fa: 'کد پستی' },
    role: 'support',
    group: 'address',
    survivorship: byRecency,
  },
  {
    ...one,
    name: 'contact_name',
    type: 'person_name',
    label: { en: 'Contact', fa: 'نام رابط' },
    group: 'contact',
    survivorship: byRecency,
  },
  {
    ...one,
    name: 'contact_phone',
    type: 'phone',
    label: { en: "Contact's phone", fa: 'تلفن رابط' },
    role: 'support',
    group: 'contact',
    survivorship: byRecency,
  },
  {
    ...one,
    name: 'contact_email',
    type: 'email',
    label: { en: "Contact's e-mail", fa: 'ایمیل رابط' },
    role: 'support',
    group: 'contact',
    survivorship: byRecency,
  },
  { ...one, name: 'website', type: 'text', label: { en: 'Website', fa: 'وب‌سایت' } },
];
