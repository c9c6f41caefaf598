import { describe, expect, test } from '@jest/globals';
import { cleanLatin, cleanMixed } from '../../../bench/customers/clean-customer.ts';
import type { CustomerRow } from '../../../bench/customers/customer-row.ts';
import { generateCustomers } from '../../../bench/customers/generate.ts';

const RECORDS = 4000;
const rowsOf = (options: { seed?: number; records?: number; isPersian?: boolean } = {}): CustomerRow[] => [
  ...generateCustomers({ seed: 1, records: RECORDS, isPersian: false, ...options }),
];
const english = rowsOf();
const persian = rowsOf({ isPersian: true });

const share = (rows: readonly CustomerRow[], test: (row: CustomerRow) => boolean): number =>
  rows.filter(test).length / rows.length;

function grouped(rows: readonly CustomerRow[], by: (row: CustomerRow) => string): Map<string, CustomerRow[]> {
  const groups = new Map<string, CustomerRow[]>();
  for (const row of rows) groups.set(by(row), [...(groups.get(by(row)) ?? []), row]);
  return groups;
}

/** Pairs of records of one person. */
function truePairs(rows: readonly CustomerRow[]): [CustomerRow, CustomerRow][] {
  const people = grouped(rows, (row) => row.entity_id);
  return [...people.values()].flatMap((records) =>
    records.flatMap((a, i) => records.slice(i + 1).map((b): [CustomerRow, CustomerRow] => [a, b])),
  );
}

describe('synthetic customers', () => {
  test('depend on the seed alone', () => {
    expect(rowsOf()).toEqual(english);
    expect(rowsOf({ seed: 2 }).map((row) => row.email)).not.toEqual(english.map((row) => row.email));
  });

  test('have about 1.43 records per person over three sources, in random order', () => {
    const people = new Set(english.map((row) => row.entity_id)).size;
    expect(RECORDS / people).toBeGreaterThan(1.38);
    expect(RECORDS / people).toBeLessThan(1.48);
    expect(share(english, (row) => row.source_id === 'crm')).toBeCloseTo(0.5, 1);
    const isBesideItself = (row: CustomerRow, i: number): boolean => english[i + 1]?.entity_id === row.entity_id;
    expect(english.filter(isBesideItself).length).toBeLessThan(20);
  });

  test('leave cells empty as often as their source does', () => {
    const ofShop = english.filter((row) => row.source_id === 'shop');
    expect(share(ofShop, (row) => row.dob === '')).toBeCloseTo(0.45, 1);
    expect(share(ofShop, (row) => row.email === '')).toBeLessThan(0.03);
  });

  test('agree with themselves as customers do', () => {
    const pairs = truePairs(english.map(cleanLatin));
    const agreement = (column: 'first_name' | 'last_name' | 'email' | 'phone' | 'postcode'): number => {
      const filled = pairs.filter(([a, b]) => a[column] !== '' && b[column] !== '');
      return filled.filter(([a, b]) => a[column] === b[column]).length / filled.length;
    };
    expect(agreement('first_name')).toBeGreaterThan(0.74);
    expect(agreement('first_name')).toBeLessThan(0.86);
    expect(agreement('last_name')).toBeGreaterThan(0.86);
    expect(agreement('email')).toBeGreaterThan(0.65);
    expect(agreement('email')).toBeLessThan(0.79);
    expect(agreement('postcode')).toBeLessThan(0.88);
  });

  test('share surname and address with other people of their household', () => {
    const rows = english.map(cleanLatin).filter((row) => row.address !== '' && row.postcode !== '');
    const homes = grouped(rows, (row) => `${row.last_name} ${row.address} ${row.postcode}`);
    const shared = [...homes.values()].filter((home) => new Set(home.map((row) => row.entity_id)).size > 1);
    expect(shared.length).toBeGreaterThan(RECORDS / 20);
  });

  test('are written in Persian by the CRM and in Latin by the shop, and are one person after cleaning', () => {
    const isPersian = (row: CustomerRow): boolean => /\p{Script=Arabic}/u.test(row.last_name);
    const named = persian.filter((row) => row.last_name !== '');
    expect(named.filter((row) => row.source_id === 'crm').every(isPersian)).toBe(true);
    expect(named.filter((row) => row.source_id === 'shop').some(isPersian)).toBe(false);
    const clean = persian.map(cleanMixed);
    expect(clean.every((row) => /^(?:\d{4}-\d\d-\d\d)?$/.test(row.dob) && /^\d*$/.test(row.phone))).toBe(true);
    const dated = truePairs(clean).filter(([a, b]) => a.dob !== '' && b.dob !== '' && a.source_id !== b.source_id);
    expect(dated.filter(([a, b]) => a.dob === b.dob).length / dated.length).toBeGreaterThan(0.85);
  });
});
