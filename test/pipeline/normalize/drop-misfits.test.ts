import { expect, test } from '@jest/globals';
import type { FieldMapping } from '../../../config/schema/source-config.ts';
import { toFieldName } from '../../../matching/ids.ts';
import type { FieldValue } from '../../../matching/normalized-record.ts';
import type { DraftFields } from '../../../pipeline/normalize/draft-fields.ts';
import { misfitDropper } from '../../../pipeline/normalize/drop-misfits.ts';

const [person, company] = [toFieldName('national_id'), toFieldName('company_id')];
const mapping = (target: string, column: string): FieldMapping => ({
  target,
  columns: [column],
  constant: null,
  calendar: null,
  dateOrder: null,
  country: 'IR',
  currency: 'IRR',
});
const value = (raw: string, status: FieldValue['status']): FieldValue => ({ raw, value: raw, key: '', status });
const draft = (personStatus: FieldValue['status'], companyStatus: FieldValue['status']): DraftFields =>
  new Map([
    [person, [value('123', personStatus)]],
    [company, [value('123', companyStatus)]],
  ]);

test.each([
  ['a cell that is valid for one field is no invalid value of the other', 'id', 'invalid', 'valid', 0],
  ['a cell that is valid for none stays an invalid value of both', 'id', 'invalid', 'invalid', 1],
  ['fields of different columns keep their own', 'other', 'invalid', 'valid', 1],
] as const)('%s', (_, companyColumn, personStatus, companyStatus, kept) => {
  const fields = draft(personStatus, companyStatus);
  misfitDropper([mapping('national_id', 'id'), mapping('company_id', companyColumn)])(fields);
  expect(fields.get(person)).toHaveLength(kept);
  expect(fields.get(company)).toHaveLength(1);
});
