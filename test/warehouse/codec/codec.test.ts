import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { GoldenRecord } from '../../../matching/golden-record.ts';
import type { NormalizedFields } from '../../../matching/normalized-record.ts';
import { decodeGolden, encodeGolden } from '../../../warehouse/codec/golden-record.ts';
import { JsonBytes } from '../../../warehouse/codec/json-bytes.ts';
import { decodeFields, writeFields } from '../../../warehouse/codec/normalized-fields.ts';
import { parseFields } from '../../../warehouse/codec/parse-fields.ts';

const field = fc.stringMatching(/^[a-z_]{1,12}$/).filter((name) => name !== '__proto__');
const status = fc.constantFrom('valid', 'unverified', 'invalid', 'junk');
const text = fc.oneof(fc.constantFrom('', '0', 'الف', '\0', '"'), fc.string({ unit: 'binary' }));
const record = fc.integer({ min: 1, max: 2 ** 31 - 1 });
const offer = fc.record({ value: text, record, status });

describe('the stored form of normalized fields', () => {
  const marks = fc.subarray(['leading_zero_repaired', 'calendar_from_column', 'split_from_party_name', 'composed'], {
    minLength: 1,
  });
  const value = fc.oneof(
    fc.record(
      { raw: text, value: text, key: text, status, marks },
      { requiredKeys: ['raw', 'value', 'key', 'status'] },
    ),
    fc.tuple(text, status).map(([same, given]) => ({ raw: same, value: same, key: same, status: given })),
  );

  const json = new JsonBytes();
  const encoded = (fields: NormalizedFields): string => {
    writeFields(fields, json);
    return Buffer.from(json.take()).toString();
  };

  test('comes back as it was, fields in their order', () => {
    fc.assert(
      fc.property(fc.dictionary(field, fc.array(value, { maxLength: 3 }), { noNullPrototype: true }), (given) => {
        const fields = given as NormalizedFields;
        const back = decodeFields(JSON.parse(encoded(fields)));
        expect(back).toEqual(fields);
        expect(Object.keys(back)).toEqual(Object.keys(fields));
        const parsed = parseFields(encoded(fields));
        expect(parsed).toEqual(fields);
        expect(Object.keys(parsed)).toEqual(Object.keys(fields));
      }),
    );
  });

  test('is read in other spelling, too', () => {
    const given = {
      city: [{ raw: 'تهران', value: 'Tehran', key: '', status: 'junk', marks: ['composed'] }],
      phone: [],
    };
    const spellings = [
      '{"city":[["تهران","Tehran","",3,3]],"phone":[]}',
      '{"city": [["تهران", "Tehran", "", 3, 3]], "phone": []}',
      '{"city":[ ["تهران","Tehran","",3,3]],"phone":[]}',
      '{"city":[["تهران","\\u0054ehran","",3,3]],"phone":[]}',
      '{ "city":[["تهران","Tehran","",3,3]] ,"phone":[] } ',
    ];
    for (const spelling of spellings) expect(parseFields(spelling)).toEqual(given);
    expect(parseFields('{}')).toEqual({});
  });

  test('stores a text that is raw, canonical and folded form at once only once', () => {
    const fields = { city: [{ raw: 'تهران', value: 'تهران', key: 'تهران', status: 'valid' }] } as NormalizedFields;
    expect(encoded(fields)).toBe('{"city":[["تهران",0,0,0]]}');
  });
});

describe('the stored form of golden records', () => {
  const provenance = fc.record({
    winners: fc.array(offer, { minLength: 1, maxLength: 3 }),
    rule: fc.constantFrom('most_recent', 'only', 'tie_break', 'union', 'pin'),
    losers: fc.array(
      fc.record({
        value: text,
        record,
        status,
        reason: fc.constantFrom('same', 'rule', 'group', 'status', 'rejected'),
      }),
      { maxLength: 3 },
    ),
  });

  test('comes back as it was', () => {
    const golden = fc.record({
      kind: fc.constantFrom('person', 'organisation', null),
      fields: fc.dictionary(field, fc.oneof(text, fc.array(text)), { noNullPrototype: true }),
      provenance: fc.dictionary(field, provenance, { noNullPrototype: true }),
      contradictions: fc.array(
        fc.record({
          field,
          reason: fc.constantFrom('unique', 'critical', 'disputed'),
          priority: fc.double({ noNaN: true }),
        }),
      ),
    });
    fc.assert(
      fc.property(golden, (given) => {
        const whole = given as unknown as GoldenRecord;
        const encoded = encodeGolden(whole, new JsonBytes());
        const back = decodeGolden({
          kind: whole.kind,
          fields: JSON.parse(Buffer.from(encoded.fields).toString()),
          provenance: JSON.parse(Buffer.from(encoded.provenance).toString()),
          contradictions: whole.contradictions.map((contradiction) => ({
            question: 'q',
            records: [1],
            ...contradiction,
          })),
        });
        expect(back).toEqual(whole);
      }),
    );
  });
});
