import { describe, expect, test } from '@jest/globals';
import { classRules, MOST_OWN_SHARED, possibleClasses } from '../../../matching/scoring/class-rules.ts';
import { type EvidenceRole, evidenceRoles } from '../../../matching/scoring/evidence-role.ts';

const classesOf = (...roles: EvidenceRole[]) => possibleClasses(new Set(roles));

describe('classes of pairs', () => {
  test('include households where people with names of their own share a place or a phone', () => {
    expect(classesOf('given', 'family', 'phone')).toEqual(['same', 'household']);
    expect(classesOf('birth', 'family', 'address')).toContain('household');
    expect(classesOf('organisation', 'address')).toEqual(['same', 'household']);
    expect(classesOf('given', 'phone')).toEqual(['same']);
    expect(classesOf('given', 'family', 'email')).toEqual(['same']);
  });

  test('include moved customers where a person is known beside the place', () => {
    expect(classesOf('given', 'city')).toEqual(['same', 'moved']);
    expect(classesOf('given', 'family', 'postcode')).toEqual(['same', 'moved', 'household']);
    expect(classesOf('organisation', 'address')).not.toContain('moved');
    expect(classesOf('address', 'city', 'phone')).toEqual(['same']);
  });

  test('are one without evidence', () => {
    expect(classesOf()).toEqual(['same']);
  });
});

describe('class rules', () => {
  test('start with shares that are probabilities', () => {
    for (const role of evidenceRoles) {
      const shares = Object.values(classRules[role]).filter((value) => typeof value === 'number');
      for (const share of shares) expect([role, share >= 0 && share <= 1]).toEqual([role, true]);
    }
  });

  test('what each person of a household has alone starts below its limit', () => {
    for (const { own, household } of Object.values(classRules))
      if (own) expect(household).toBeLessThan(MOST_OWN_SHARED);
  });

  test('no kind of evidence depends on itself, directly or in a circle', () => {
    const reaches = (from: EvidenceRole, to: EvidenceRole): boolean =>
      classRules[from].dependsOn.some((next) => next === to || reaches(next, to));
    for (const role of evidenceRoles) expect([role, reaches(role, role)]).toEqual([role, false]);
  });
});
