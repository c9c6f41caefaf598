import { describe, expect, test } from '@jest/globals';
import { asOfInstant } from '../../../cli/show/as-of.ts';

describe('asOfInstant', () => {
  test.each([
    ['2026-01-31', 'Asia/Tehran', '2026-01-31T20:29:59.999Z'],
    ['1404/11/11', 'Asia/Tehran', '2026-01-31T20:29:59.999Z'],
    ['۱۴۰۴/۱۱/۱۱', 'Asia/Tehran', '2026-01-31T20:29:59.999Z'],
    ['1404-11-11', 'UTC', '2026-01-31T23:59:59.999Z'],
    ['1399/12/30', 'Asia/Tehran', '2021-03-20T20:29:59.999Z'],
    ['2024-12-31', 'America/New_York', '2025-01-01T04:59:59.999Z'],
    // The day before the clocks go forward, and the day on which they do.
    ['2026-03-28', 'Europe/Berlin', '2026-03-28T22:59:59.999Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-29T21:59:59.999Z'],
    ['2021-03-21', 'Asia/Tehran', '2021-03-21T20:29:59.999Z'],
    ['2021-03-22', 'Asia/Tehran', '2021-03-22T19:29:59.999Z'],
  ])('%s in %s is the end of that day', (text, zone, instant) => {
    expect(asOfInstant(text, zone)).toBe(instant);
  });

  test.each([
    ['2026-01-31T11:00:00Z', '2026-01-31T11:00:00.000Z'],
    ['2026-01-31T14:30:00+03:30', '2026-01-31T11:00:00.000Z'],
    ['2026-01-31T14:30', '2026-01-31T11:00:00.000Z'],
    ['1404/11/11 14:30', '2026-01-31T11:00:00.000Z'],
    ['2026-01-31T11:00:00.250Z', '2026-01-31T11:00:00.250Z'],
  ])('%s is a time', (text, instant) => {
    expect(asOfInstant(text, 'Asia/Tehran')).toBe(instant);
  });

  test.each(['', 'yesterday', '2026-02-30', '1404/12/30', '01/02/03', '31.01', '2026-01-31T25:00'])(
    '"%s" is refused',
    (text) => {
      expect(() => asOfInstant(text, 'Asia/Tehran')).toThrow(expect.objectContaining({ code: 'cli.usage' }));
    },
  );
});
