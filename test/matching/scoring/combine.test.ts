import { describe, expect, test } from '@jest/globals';
import { combine, MOST_AGAINST_PLACE, placeCap } from '../../../matching/scoring/combine.ts';
import type { EvidenceRole } from '../../../matching/scoring/evidence-role.ts';

type Finding = readonly [role: EvidenceRole, level: number, bits: number, viaShared?: 1];

function combined(prior: number, ...findings: readonly Finding[]): { weight: number; bits: number[] } {
  const bits = Float64Array.from(findings, ([, , value]) => value);
  const weight = combine(
    prior,
    findings.map(([role]) => role),
    {
      levels: Int8Array.from(findings, ([, level]) => level),
      bits,
      viaShared: Uint8Array.from(findings, ([, , , viaShared]) => viaShared ?? 0),
    },
  );
  return { weight, bits: [...bits] };
}

describe('combining evidence', () => {
  test('independent evidence adds up', () => {
    expect(combined(-12, ['person_name', 0, 10], ['contact', 0, 14], ['trait', 4, -3]).weight).toBe(9);
  });

  test('the place alone stays below even odds, each part scaled alike', () => {
    const { weight, bits } = combined(-12, ['place', 0, 12], ['place', 0, 3], ['contact', 0, 1, 1]);
    expect(placeCap(-12)).toBe(10);
    expect(weight).toBe(-2);
    expect(bits).toEqual([7.5, 1.875, 0.625]);
  });

  test('an own contact is beyond the place, a shared or inexact one is not', () => {
    expect(combined(-12, ['place', 0, 12], ['contact', 0, 14]).weight).toBe(12);
    expect(combined(-12, ['place', 0, 12], ['contact', 0, 14, 1]).weight).toBeCloseTo(-2, 2);
    expect(combined(-12, ['place', 0, 12], ['contact', 1, 14]).weight).toBeCloseTo(-2, 2);
  });

  test('different names turn all that a household shares into the place, but not an identifier', () => {
    const household: Finding[] = [
      ['person_name', 6, -3],
      ['place', 0, 12],
      ['contact', 0, 14],
      ['trait', 0, 11],
    ];
    expect(combined(-12, ...household).weight).toBeCloseTo(-5, 1);
    expect(combined(-12, ...household, ['identifier', 0, 25]).weight).toBeCloseTo(20, 1);
  });

  test('different names at one phone and one e-mail are worth a question, and no more', () => {
    const { weight } = combined(-12, ['person_name', 7, -5], ['contact', 0, 14], ['contact', 0, 14], ['place', 0, 9]);
    expect(weight).toBeGreaterThan(0);
    expect(weight).toBeLessThanOrEqual(1);
  });

  test('a move speaks against once, and affiliations never do', () => {
    expect(combined(-12, ['place', 5, -3], ['place', 3, -3], ['place', 3, -2]).weight).toBe(-12 - MOST_AGAINST_PLACE);
    expect(combined(-12, ['affiliation', 3, -5]).weight).toBe(-12);
  });

  test('a comparison that does not apply is left alone', () => {
    expect(combined(-12, ['person_name', -1, 99], ['contact', 0, 14]).weight).toBe(2);
  });
});
