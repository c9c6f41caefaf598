import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isoToSerial, serialToIso } from '../../../../connectors/excel/workbook/serial-date.ts';

describe('serialToIso', () => {
  test.each<[number, string | undefined]>([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [60, undefined],
    [60.5, undefined],
    [61, '1900-03-01'],
    [25_569, '1970-01-01'],
    [45_292, '2024-01-01'],
    [45_351, '2024-02-29'],
    [45_292.5, '2024-01-01T12:00:00'],
    [45_292.99998842592, '2024-01-01T23:59:59'],
    [45_292.00000001157, '2024-01-01T00:00:00.001'],
    [45_291.99999999999, '2024-01-01'],
    [2_958_465, '9999-12-31'],
    [2_958_466, undefined],
    [0, undefined],
    [0.75, undefined],
    [-1, undefined],
    [1e300, undefined],
  ])('%d in the 1900 system is %s', (serial, iso) => {
    expect(serialToIso(serial, false)).toBe(iso);
  });

  test.each<[number, string | undefined]>([
    [0, '1904-01-01'],
    [0.25, '1904-01-01T06:00:00'],
    [59, '1904-02-29'],
    [60, '1904-03-01'],
    [43_830, '2024-01-01'],
    [2_957_003, '9999-12-31'],
    [2_957_004, undefined],
    [-1, undefined],
  ])('%d in the 1904 system is %s', (serial, iso) => {
    expect(serialToIso(serial, true)).toBe(iso);
  });
});

test('every second of every day has a serial that gives it back, in both systems', () => {
  const second = fc.integer({ min: Date.UTC(1904, 0, 1) / 1000, max: Date.UTC(9999, 11, 31, 23, 59, 59) / 1000 });
  fc.assert(
    fc.property(second, fc.boolean(), (seconds, date1904) => {
      const iso = new Date(seconds * 1000).toISOString().slice(0, 19);
      expect(serialToIso(isoToSerial(iso, date1904)!, date1904)).toBe(iso.replace(/T00:00:00$/, ''));
    }),
  );
});

test('days before the day that never was have their serial', () => {
  expect(isoToSerial('1900-01-01', false)).toBe(1);
  expect(isoToSerial('1900-02-28', false)).toBe(59);
  expect(isoToSerial('1900-03-01', false)).toBe(61);
});

test.each(['1402/05/01', '2024-13-01', '12:30:00', 'today', ''])('%j is no ISO date', (text) => {
  expect(isoToSerial(text, false)).toBeUndefined();
});
