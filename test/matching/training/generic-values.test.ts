import { describe, expect, test } from '@jest/globals';
import type { NormalizedRecord } from '../../../matching/normalized-record.ts';
import { genericValues } from '../../../matching/training/generic-values.ts';
import { ownerCounter } from '../../../matching/training/owners.ts';
import { customer } from '../../support/matching/customer-records.ts';
import { tableOf } from '../../support/matching/match-customers.ts';

const strangers = ['علی رضایی', 'سارا کریمی', 'محمد احمدی', 'زهرا موسوی', 'حسین نوری', 'مینا صادقی', 'رضا جعفری'];
const holders = (names: readonly string[], fields: Record<string, string>): NormalizedRecord[] =>
  names.map((full_name, i) => customer({ id: i + 1, fields: { ...fields, full_name } }));
const genericOf = (records: readonly NormalizedRecord[], field: string) =>
  genericValues(tableOf(records)).get(field as never);

describe('generic values', () => {
  test('are contacts of six differently named customers, and identifiers of three', () => {
    const office = { phone: '02188776655' };
    expect(genericOf(holders(strangers.slice(0, 5), office), 'phone')).toEqual([]);
    expect(genericOf(holders(strangers.slice(0, 6), office), 'phone')).toEqual(['+982188776655']);
    const dummy = { national_id: '0499370899' };
    expect(genericOf(holders(strangers.slice(0, 2), dummy), 'national_id')).toEqual([]);
    expect(genericOf(holders(strangers.slice(0, 3), dummy), 'national_id')).toEqual(['0499370899']);
  });

  test('are not those of one customer under many spellings, nor of nameless records', () => {
    const spellings = ['محمد رضایی', 'محمد رضائی', 'Mohammad Rezaei', 'Mohamad Rezaee', 'محمّد رضایی', 'M. Rezaei'];
    expect(genericOf(holders(spellings, { phone: '09121234567' }), 'phone')).toEqual([]);
    const nameless = Array.from({ length: 9 }, (_, i) => customer({ id: i + 1, fields: { phone: '09121234567' } }));
    expect(genericOf(nameless, 'phone')).toEqual([]);
  });

  test('are never names, dates or places', () => {
    const names = holders(strangers, { birth_date: '1980-03-21', city: 'تهران', postcode: '1418765431' });
    expect([...genericValues(tableOf(names)).keys()]).not.toContain('birth_date');
    expect(genericOf(names, 'city')).toBeUndefined();
  });
});

describe('owners of a value', () => {
  test('are counted up to the limit, persons and organisations apart', () => {
    const table = tableOf([
      customer({ id: 1, kind: 'person', fields: { full_name: 'علی رضایی' } }),
      customer({ id: 2, kind: 'organisation', fields: { organisation_name: 'پارس خودرو' } }),
      customer({ id: 3, kind: 'person', fields: { full_name: 'سارا کریمی' } }),
      customer({ id: 4, kind: 'person', fields: { full_name: 'Ali Rezaei' } }),
      customer({ id: 5, kind: 'person', fields: {} }),
    ]);
    const count = ownerCounter(table);
    expect(count([0, 1], 9)).toBe(1);
    expect(count([0, 1, 2, 3, 4], 9)).toBe(2);
    expect(count([0, 2], 1)).toBe(1);
    expect(count([4], 9)).toBe(0);
  });
});
