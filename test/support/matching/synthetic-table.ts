import { cleanLatin } from '../../../bench/customers/clean-customer.ts';
import { generateCustomers } from '../../../bench/customers/generate.ts';
import { customerFields } from '../../../bench/matching/customer-fields.ts';
import type { Profile } from '../../../matching/profile.ts';
import { tableFromDelimited } from '../../../matching/table/delimited/table-from-delimited.ts';
import type { RecordTable } from '../../../matching/table/record-table.ts';

/** A table of so many synthetic English-speaking customers, cleaned, with its profile. */
export function syntheticTable(records: number): { readonly table: RecordTable; readonly profile: Profile } {
  const { profile, spec } = customerFields();
  const rows = [...generateCustomers({ records, seed: 7, isPersian: false })].map(cleanLatin);
  const headers = Object.keys(rows[0]!);
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const lines = rows.map((row) => Object.values(row).map(cell).join(','));
  const text = new TextEncoder().encode([headers.join(','), ...lines].join('\n'));
  return { profile, table: tableFromDelimited(text, spec) };
}
