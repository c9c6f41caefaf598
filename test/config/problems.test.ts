import { describe, expect, test } from '@jest/globals';
import { YektaError } from '../../config/errors/yekta-error.ts';
import { errorOf, problemsOf, smallFile } from './load-text.ts';

test('every problem of a file is reported at once, in its order, with line, path and the nearest valid name', async () => {
  const text = `version: 1
project: Atlas!
time_zone: Asia/Teheran
sources:
  sales:
    conector: excel
    location: sales.xlsx
  export:
    connector: exel
  archive:
    connector: excel
    location: archive.xlsx
    header_row: "3"
    key: [1403]
    fields:
      full_nam: نام
      phone: { colum: موبایل }
      city: { column: شهر, calendar: jalali }
survivorship:
  default: [first_valid, most_recnt]
  city: [union, { follow: adress }, { source_priority: [archiv] }]
customer:
  fields:
    balance: { tpye: amount }
matching:
  thresholds: { link: 1.2 }
  fields: { fone: {} }
limits: { file_size: big }
`;
  const problems = await problemsOf(text);
  expect(problems).toEqual([
    '2: project: only a-z, 0-9, _ and - are allowed, at most 40 characters',
    '3: time_zone: unknown time zone; did you mean "Asia/Tehran"?',
    '5: sources.sales.connector: missing; expected one of excel, csv, zendesk',
    '6: sources.sales.conector: unknown key; did you mean "connector"?',
    '9: sources.export.connector: "exel" is not allowed here; expected one of excel, csv, zendesk; did you mean "excel"?',
    '13: sources.archive.header_row: text is not allowed here; expected a number',
    '14: sources.archive.key[0]: a number is not allowed here; expected text (write it in quotes)',
    '16: sources.archive.fields.full_nam: unknown field; did you mean "full_name"?',
    '17: sources.archive.fields.phone.colum: unknown key; did you mean "column"?',
    '17: sources.archive.fields.phone: expected exactly one of column, columns and const',
    '18: sources.archive.fields.city.calendar: a field of type city has no such option; it belongs to date',
    expect.stringMatching(
      /^20: survivorship\.default\[1\]: "most_recnt" is not allowed.*did you mean "most_recent"\?$/,
    ),
    expect.stringContaining('21: survivorship.city[0]: union keeps a list'),
    '21: survivorship.city[1].follow: unknown field; did you mean "address"?',
    '21: survivorship.city[2].source_priority[0]: unknown source; did you mean "archive"?',
    expect.stringContaining('24: customer.fields.balance.type: missing'),
    '24: customer.fields.balance.tpye: unknown key; did you mean "type"?',
    '26: matching.thresholds.link: must be less than 1',
    '27: matching.fields.fone: unknown field; did you mean "phone"?',
    '28: limits.file_size: not a size; expected a number and a unit, such as 512 MB or 2 GB',
  ]);
});

test('the error carries each problem with its place', async () => {
  const error = await errorOf(`${smallFile}extra: 1\n`);
  expect(error.code).toBe('config.invalid');
  const { errors } = error.cause as AggregateError;
  expect(errors).toHaveLength(1);
  expect(errors[0]).toBeInstanceOf(YektaError);
  expect(errors[0]).toMatchObject({
    code: 'config.invalid',
    place: { file: expect.stringMatching(/yekta\.yaml$/), path: 'extra', line: 9 },
  });
});

/** Each line is one addition to the small file and the problem that it causes. */
describe('refused with its reason', () => {
  const inSource = (line: string) =>
    smallFile.replace('    location: sales.xlsx', `    location: sales.xlsx\n    ${line}`);
  test.each([
    [inSource('sheet: 0'), 'sources.sales.sheet: must be at least 1'],
    [inSource('sheet: 1.5'), 'sources.sales.sheet: a number is not allowed here; expected text or a whole number'],
    [inSource('country: Iran'), 'not a country'],
    [inSource('country: QQ'), 'not a country'],
    [inSource('locale: persian language'), 'not a locale'],
    [inSource('currency: TOMAN'), 'not a currency unit'],
    [inSource('key: []'), 'sources.sales.key: must not be empty'],
    [inSource('kind: company'), '"company" is not allowed here; expected one of person, organisation'],
    [inSource('delimiter: ","'), 'unknown key'],
    [`${smallFile}      kind: نوع\n`, 'expected { const: person | organisation }'],
    [`${smallFile}      phone: 912\n`, 'expected text or a list or a mapping (write it in quotes)'],
    [`${smallFile}      phone: { column: a, columns: [b] }\n`, 'expected exactly one of column, columns and const'],
    [`${smallFile}      website: { column: a, currency: IRT }\n`, 'it belongs to amount'],
    [smallFile.replace('sales:', 'sales main:'), 'a source name has letters'],
    [smallFile.replace('version: 1', 'version: 2'), 'version: a number is not allowed here; expected 1'],
    ['version: 1\nproject: a\nsources: {}\n', 'sources: expected at least one source'],
    ['', 'an empty value is not allowed here; expected a mapping'],
    ['just text', 'text is not allowed here; expected a mapping'],
    [`${smallFile}survivorship: { phone: [] }\n`, 'survivorship.phone: must not be empty'],
    [`${smallFile}survivorship: { fone: [oldest] }\n`, 'unknown field or group; did you mean "phone"?'],
    [`${smallFile}survivorship: { city: [{ follow: city }] }\n`, 'a field cannot follow itself'],
    [`${smallFile}survivorship: { full_name: [{ follow: given_name }] }\n`, 'a field cannot follow itself'],
    [
      `${smallFile}survivorship: { city: [{ follow: address, source_priority: [sales] }] }\n`,
      'expected exactly one rule',
    ],
    [`${smallFile}survivorship: { city: [{ rule: min, oldest: updated }] }\n`, 'expected exactly one rule'],
    [`${smallFile}survivorship: { city: [{ most_recent: seen }] }\n`, 'expected one of updated, first_seen, last_seen'],
    [`${smallFile}survivorship: { city: [{ rule: min, when: { newer_than: 2 } }] }\n`, '(write it in quotes)'],
    [`${smallFile}survivorship: { city: [{ rule: min, when: { newer_than: soon } }] }\n`, 'not an age'],
    [`${smallFile}survivorship: { city: [{ rule: min, when: { source: [sale] } }] }\n`, 'did you mean "sales"?'],
    [`${smallFile}survivorship: { city: [{ rule: min, when: { filled: [citi] } }] }\n`, 'did you mean "city"?'],
    [`${smallFile}survivorship: { city: [{ rule: min, when: { equals: { citi: x } } }] }\n`, 'did you mean "city"?'],
    [`${smallFile}survivorship: { phone: [unanimous] }\n`, 'unanimous is about one value'],
    [`${smallFile}survivorship: { phone: [{ most_restrictive: [a, b] }] }\n`, 'decides one field with one value'],
    [`${smallFile}survivorship: { address: [{ most_restrictive: [a, b] }] }\n`, 'decides one field with one value'],
    [`${smallFile}survivorship: { default: [{ most_restrictive: [a, b] }] }\n`, 'decides one field with one value'],
    [`${smallFile}survivorship: { city: [min, { most_restrictive: [a, b] }] }\n`, 'must be the first rule'],
    [
      `${smallFile}survivorship: { city: [{ most_restrictive: [a, b], when: { kind: person } }] }\n`,
      'it takes no condition',
    ],
    [`${smallFile}trust: { sources: { sale: 0.5 } }\n`, 'trust.sources.sale: unknown source; did you mean "sales"?'],
    [
      `${smallFile}trust: { sources: { sales: { fields: { fone: 1 } } } }\n`,
      'unknown field or group; did you mean "phone"?',
    ],
    [`${smallFile}trust: { sources: { sales: 1.5 } }\n`, 'must be at most 1'],
    [`${smallFile}trust: { default: { half_life: 1 year } }\n`, 'trust.default.score: missing'],
    [`${smallFile}customer: { fields: { city: { critical: 0 } } }\n`, 'must be more than 0'],
    [`${smallFile}customer: { fields: { Balance: { type: amount } } }\n`, 'a field name starts with a-z'],
    [`${smallFile}customer: { fields: { party_name: { type: text } } }\n`, 'the name is reserved'],
    [`${smallFile}customer: { fields: { x: { type: money } } }\n`, '"money" is not allowed here; expected one of'],
    [`${smallFile}matching: { thresholds: { review: 0.995 } }\n`, 'must not be over the link threshold'],
    [`${smallFile}matching: { limits: { cluster_size: 1 } }\n`, 'must be at least 2'],
    [`${smallFile}matching: { fields: { phone: { m: { a: 0.6, b: 0.5 } } } }\n`, 'may not sum to more than 1'],
    [`${smallFile}limits: { deletions: 5 }\n`, 'limits.deletions: must be at most 1'],
  ])('%#', async (text, message) => {
    const problems = await problemsOf(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(message);
  });
});

test('the delimiter and the quote of a csv source are told apart', async () => {
  const text = (options: string) => `version: 1
project: atlas
sources:
  a: { connector: csv, location: a.csv, fields: {}, ${options} }
`;
  expect(await problemsOf(text('delimiter: "|", quote: "|"'))).toEqual([
    '4: sources.a.delimiter: must not be the same as the quote',
  ]);
  expect(await problemsOf(text('delimiter: "", quote: "««"'))).toEqual([
    expect.stringContaining('sources.a.delimiter: expected auto or the text between cells'),
    '4: sources.a.quote: expected auto, none or one visible ASCII character',
  ]);
});

test('a problem inside an anchor is placed where it is written', async () => {
  const text = `version: 1
project: atlas
sources:
  sales: &sales
    connector: excel
    location: sales.xlsx
    fields: { full_nam: نام }
  archive:
    <<: *sales
    location: archive.xlsx
`;
  expect(await problemsOf(text)).toEqual([
    '7: sources.sales.fields.full_nam: unknown field; did you mean "full_name"?',
    '7: sources.archive.fields.full_nam: unknown field; did you mean "full_name"?',
  ]);
});
