import { describe, expect, test } from '@jest/globals';
import { builtinFormat, toNumberFormat } from '../../../../connectors/excel/workbook/number-format.ts';

describe('toNumberFormat', () => {
  test.each([
    'yyyy/mm/dd',
    'yyyy-mm-dd;@',
    'd-mmm',
    'mmm-yy',
    'mmmm',
    'm/d/yy h:mm',
    'yyyy-mm-dd hh:mm:ss.000',
    '[$-3000401]yyyy/mm/dd;@',
    '[$-fa-IR,16]dd/mm/yyyy',
    '[$-F800]dddd, mmmm dd, yyyy',
    '"روز" dd "ماه" mm',
    '[Red]yyyy',
    '[>=1]d;0',
    'yyyy\\-mm\\-dd',
  ])('%s is a date', (code) => {
    expect(toNumberFormat(code)).toEqual({ code, kind: 'date' });
  });

  test.each(['h:mm', 'hh:mm:ss', 'h:mm AM/PM', 'mm:ss', 'mm:ss.0', '[$-F400]h:mm:ss AM/PM', 'h "ساعت"'])(
    '%s is a time of day',
    (code) => {
      expect(toNumberFormat(code)).toEqual({ code, kind: 'time' });
    },
  );

  test.each([
    '0',
    '0000000000',
    '#,##0',
    '0.00%',
    '0.00E+00',
    '# ?/?',
    '@',
    '[h]:mm:ss',
    '[mm]:ss',
    '#,##0 "dry yards"',
    '#,##0\\ \\d\\a\\y\\s',
    '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
    '[$ریال-429] #,##0',
    '[Red]0;[Blue]0',
    '0;yyyy',
    '"unclosed yyyy',
    '#,##0_d',
    '*d0',
    ';;;',
  ])('%s is a number', (code) => {
    expect(toNumberFormat(code)).toEqual({ code, kind: 'number' });
  });

  test.each(['General', 'GENERAL', 'general', '', ' '])('%j is no format', (code) => {
    expect(toNumberFormat(code)).toEqual({ code: undefined, kind: 'number' });
  });

  test('General among other text has a code and is a number', () => {
    expect(toNumberFormat('General "days"')).toEqual({ code: 'General "days"', kind: 'number' });
  });
});

describe('builtinFormat', () => {
  test.each([14, 15, 16, 17, 22, 27, 30, 36, 50, 58])('%i is a date', (id) => {
    expect(builtinFormat(id).kind).toBe('date');
  });

  test.each([18, 19, 20, 21, 45, 47])('%i is a time of day', (id) => {
    expect(builtinFormat(id).kind).toBe('time');
  });

  test.each([1, 4, 9, 11, 12, 37, 44, 46, 48, 49])('%i is a number with a code', (id) => {
    const { code, kind } = builtinFormat(id);
    expect(kind).toBe('number');
    expect(code).toBeTruthy();
  });

  test.each([0, 23, 99, 163, -1, Number.NaN])('%i is General', (id) => {
    expect(builtinFormat(id).code).toBeUndefined();
  });
});
