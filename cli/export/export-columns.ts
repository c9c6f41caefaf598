import type { Profile } from '../../matching/profile.ts';
import type { PublishedCustomer } from '../../pipeline/ports/customer-store.ts';

/** Separates the values of a list inside one cell. */
const LIST_SEPARATOR = ' | ';

/** One column of a tabular export. */
export interface ExportColumn {
  /** Machine name, such as `full_name`. */
  readonly name: string;
  readonly label: { readonly en: string; readonly fa: string };
  readonly text: (customer: PublishedCustomer) => string;
}

/** Columns of a tabular export: the id, the kind, every field of the profile, and the source records. */
export function exportColumns(profile: Profile): readonly ExportColumn[] {
  return [
    { name: 'customer_id', label: { en: 'Customer id', fa: 'شناسه مشتری' }, text: ({ id }) => id },
    { name: 'kind', label: { en: 'Kind', fa: 'نوع' }, text: ({ golden }) => golden.kind ?? '' },
    ...profile.fields.map(({ name, label }) => ({
      name,
      label,
      text: ({ golden }: PublishedCustomer) => {
        const value = golden.fields[name] ?? '';
        return typeof value === 'string' ? value : value.join(LIST_SEPARATOR);
      },
    })),
    {
      name: 'records',
      label: { en: 'Source records', fa: 'رکوردهای منبع' },
      text: ({ members }) => members.map(({ source, key }) => `${source}:${key}`).join(LIST_SEPARATOR),
    },
  ];
}
