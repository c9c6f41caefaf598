import { stringify } from 'yaml';
import { sources } from './world.ts';

/** The `yekta.yaml` of synthetic customers: the columns by their meaning, and nothing else. */
export function labelledSetConfig(isPersian: boolean): string {
  const source = (name: string): object => ({
    connector: 'csv',
    location: `${name}.csv`,
    key: ['record_id'],
    kind: 'person',
    calendar: isPersian && name !== 'shop' ? 'jalali' : 'gregorian',
    date_order: 'ymd',
    fields: {
      given_name: 'first_name',
      family_name: 'last_name',
      birth_date: 'dob',
      email: 'email',
      phone: 'phone',
      address: 'address',
      city: 'city',
      postcode: 'postcode',
      employer: 'company',
    },
  });
  return stringify({
    version: 1,
    project: 'customers',
    ...(isPersian ? {} : { locale: 'en-US', country: 'US', time_zone: 'UTC' }),
    customer: { fields: { employer: { type: 'text', role: 'support', label: { en: 'Employer', fa: 'محل کار' } } } },
    sources: Object.fromEntries(sources.map((name) => [name, source(name)])),
  });
}
