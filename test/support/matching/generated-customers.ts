import { cleanMixed } from '../../../bench/customers/clean-customer.ts';
import type { CustomerRow } from '../../../bench/customers/customer-row.ts';
import { generateCustomers } from '../../../bench/customers/generate.ts';
import type { NormalizedRecord } from '../../../matching/normalized-record.ts';
import { customer } from './customer-records.ts';

export interface GeneratedCustomers {
  readonly records: readonly NormalizedRecord[];
  /** The person behind each record, by record id. */
  readonly personOf: ReadonlyMap<number, string>;
}

/** Synthetic customers in Iran with households, moves, errors and gaps: enough of them to learn from. */
export function generatedCustomers(records: number, seed = 1): GeneratedCustomers {
  const rows = [...generateCustomers({ records, seed, isPersian: true })];
  return {
    records: rows.map((row, index) => customer({ id: index + 1, source: row.source_id, fields: fieldsOf(row) })),
    personOf: new Map(rows.map(({ entity_id }, index) => [index + 1, entity_id])),
  };
}

function fieldsOf(row: CustomerRow): Readonly<Record<string, string>> {
  const { first_name, last_name, email, phone, address, city, postcode } = row;
  const birth_date = cleanMixed(row).dob;
  const texts = { given_name: first_name, family_name: last_name, birth_date, email, phone, address, city, postcode };
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
}
