import { describe, expect, test } from '@jest/globals';
import { profileFromConfig } from '../../../matching/profile-from-config.ts';
import { type ColumnFormats, columnKey } from '../../../pipeline/normalize/column-formats.ts';
import { createRecordMapper } from '../../../pipeline/normalize/record-mapper.ts';
import type { RawRecord } from '../../../pipeline/ports/source-reader.ts';
import { loadText } from '../../config/load-text.ts';

/** The mapper of a source with these lines of YAML. */
async function mapperOf(source: string, formats: ColumnFormats = {}, more = '') {
  const config = await loadText(`version: 1
project: tests
country: IR
time_zone: Asia/Tehran
sources:
  sales:
    connector: csv
    location: sales.csv
    key: [id]
${source.replace(/^/gm, '    ')}
${more}`);
  const map = createRecordMapper(config.sources[0]!, profileFromConfig(config), formats);
  return (values: RawRecord['values'], stream = 'rows') => map({ stream, values });
}

/** Fields of a record as lists of served values. */
function valuesOf(normalized: ReturnType<Awaited<ReturnType<typeof mapperOf>>>): Record<string, readonly string[]> {
  return Object.fromEntries(
    Object.entries(normalized?.fields ?? {}).map(([name, values]) => [name, values!.map(({ value }) => value)]),
  );
}

describe('createRecordMapper', () => {
  test('a list field takes the values of each column once; any other field joins the filled columns', async () => {
    const map = await mapperOf(
      'fields:\n  phone: [mobile, phone, fax]\n  address: [street, detail]\n  full_name: name',
    );
    const record = map({
      name: 'مریم رضایی',
      mobile: '0912 123 4567 - 09351112233',
      phone: '+98 912 123 4567',
      fax: null,
      street: 'خیابان انقلاب',
      detail: 'پلاک ۱۲',
    });
    expect(valuesOf(record).phone).toEqual(['+989121234567', '+989351112233']);
    expect(record?.fields).toMatchObject({ address: [{ raw: 'خیابان انقلاب پلاک ۱۲' }] });
    expect(map({ name: 'x', street: null, detail: 'پلاک ۱۲' })?.fields).toMatchObject({
      address: [{ raw: 'پلاک ۱۲' }],
    });
  });

  test('empty and missing cells give no value', async () => {
    const map = await mapperOf('fields: { full_name: name, phone: mobile, city: city }');
    expect(map({ name: '  ', mobile: '', city: null })).toEqual({ kind: null, fields: {}, updatedAt: null });
    expect(map({})).toEqual({ kind: null, fields: {}, updatedAt: null });
  });

  test('a constant stands in every record', async () => {
    const map = await mapperOf('fields: { full_name: name, city: { const: شیراز } }');
    expect(valuesOf(map({ name: 'علی اکبری' }))).toMatchObject({ city: ['شیراز'] });
    expect(map({})?.fields).toHaveProperty('city');
  });

  test('the kind comes from the mapping, else from the names', async () => {
    const told = await mapperOf('kind: organisation\nfields: { organisation_name: name }');
    expect(told({})?.kind).toBe('organisation');
    const open = await mapperOf('fields: { organisation_name: company, full_name: name }');
    expect(open({ name: 'علی اکبری' })?.kind).toBe('person');
    expect(open({ company: 'شرکت نوآوران' })?.kind).toBe('organisation');
    expect(open({})?.kind).toBeNull();
  });

  test('the person named beside an organisation is its contact', async () => {
    const map = await mapperOf('fields: { organisation_name: company, full_name: name }');
    const values = valuesOf(map({ company: 'شرکت نوآوران', name: 'علی اکبری' }));
    expect(values).toHaveProperty('contact_name', ['علی اکبری']);
    expect(values).not.toHaveProperty('full_name');
    expect(valuesOf(map({ company: '-', name: 'علی اکبری' }))).toHaveProperty('full_name', ['علی اکبری']);
  });

  test('a full name is composed from its parts, and says so', async () => {
    const map = await mapperOf('fields: { given_name: first, family_name: last }');
    expect(map({ first: 'مريم', last: 'رضايي' })?.fields).toMatchObject({
      full_name: [{ value: 'مریم رضایی', marks: ['composed'] }],
      given_name: [{ value: 'مریم' }],
      family_name: [{ value: 'رضایی' }],
    });
    expect(valuesOf(map({ last: 'رضایی' }))).toHaveProperty('full_name', ['رضایی']);
  });

  test('a party name is a person or an organisation, as the text and the identifiers beside it tell', async () => {
    const map = await mapperOf('fields: { party_name: title, national_id: code, company_id: code }');
    const organisation = map({ title: 'شرکت پارس (سهامی خاص)' });
    expect(organisation).toMatchObject({
      kind: 'organisation',
      fields: { organisation_name: [{ raw: 'شرکت پارس (سهامی خاص)', marks: ['split_from_party_name'] }] },
    });
    expect(map({ title: 'آقای علی اکبری' })).toMatchObject({
      kind: 'person',
      fields: { full_name: [{ value: 'علی اکبری' }] },
    });
    // A name that could be either; the valid national ID of a person decides.
    expect(map({ title: 'البرز', code: '0499370899' })?.kind).toBe('person');
    expect(map({ title: 'البرز', code: '10380284790' })?.kind).toBe('organisation');
  });

  test('a number keeps what it was: zeros of its format come back, lost ones are repaired and marked', async () => {
    const map = await mapperOf('fields: { full_name: name, national_id: code }');
    expect(map({ code: { n: 499370899, z: '0000000000' } })?.fields).toMatchObject({
      national_id: [{ value: '0499370899', status: 'valid' }],
    });
    expect(map({ code: 499370899 })?.fields).toMatchObject({
      national_id: [{ value: '0499370899', status: 'valid', marks: ['leading_zero_repaired'] }],
    });
  });

  test('a true date is Gregorian whatever the calendar of the column', async () => {
    const formats = { [columnKey('rows', 'born')]: { calendar: 'jalali', order: 'ymd' } } as const;
    const map = await mapperOf('fields: { full_name: name, birth_date: { column: born, calendar: jalali } }', formats);
    expect(valuesOf(map({ born: '1362/05/14' }))).toHaveProperty('birth_date', ['1983-08-05']);
    expect(valuesOf(map({ born: { n: 30533, d: '1983-08-05' } }))).toHaveProperty('birth_date', ['1983-08-05']);
  });

  test('the update time is read in the time zone of the source', async () => {
    const formats = { [columnKey('rows', 'changed')]: { calendar: 'jalali', order: 'ymd' } } as const;
    const map = await mapperOf(
      'updated_at: { column: changed, calendar: jalali }\nfields: { full_name: name }',
      formats,
    );
    expect(map({ name: 'x', changed: '1403/02/12 10:20' })?.updatedAt).toBe('2024-05-01T06:50:00.000Z');
    expect(map({ name: 'x', changed: 'نامعلوم' })?.updatedAt).toBeNull();
  });

  test('streams without a mapping become no customers', async () => {
    const map = await mapperOf('fields: { full_name: name }');
    expect(map({ name: 'x' }, 'tickets')).toBeNull();
  });

  test('fields stand in the order of the profile, whatever the order of the mapping', async () => {
    const one = await mapperOf('fields: { city: city, full_name: name, email: mail }');
    const other = await mapperOf('fields: { email: mail, full_name: name, city: city }');
    const values = { name: 'علی اکبری', mail: 'a.akbari@example.ir', city: 'تهران' };
    expect(JSON.stringify(one(values))).toBe(JSON.stringify(other(values)));
  });
});
