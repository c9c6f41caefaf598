import { describe, expect, test } from '@jest/globals';
import type { YektaError } from '../../config/errors/yekta-error.ts';
import type { ComparisonOverride, MatchingConfig } from '../../config/schema/config.ts';
import { standardProfile } from '../../config/standard-profile.ts';
import type { MatchRole } from '../../config/vocabulary.ts';
import { checkOverrides } from '../../matching/check-overrides.ts';
import { fieldType } from '../../matching/field-types/registry.ts';

const { levels } = fieldType('phone');
const check = (m: Readonly<Record<string, number>>, blocking: MatchingConfig['blocking'] = ['default']) =>
  checkOverrides({
    file: 'yekta.yaml',
    profile: { fields: standardProfile },
    matching: {
      thresholds: { link: 0.99, review: 0.5 },
      limits: { clusterSize: 50, blockSize: 80, pairsPerRecord: 3 },
      blocking,
      fields: { phone: { m } },
    },
  });

describe('matching overrides', () => {
  test('may name every level of the field', () => {
    expect(levels.length).toBeGreaterThan(1);
    expect(() => check(Object.fromEntries(levels.map(({ name }) => [name, 0.1])))).not.toThrow();
  });

  test('may not name another', () => {
    expect(() => check({ [`${levels[0]!.name}x`]: 0.9 })).toThrow(
      expect.objectContaining({
        code: 'config.invalid',
        message: `unknown comparison level; did you mean "${levels[0]!.name}"?`,
        place: { file: 'yekta.yaml', path: `matching.fields.phone.m.${levels[0]!.name}x` },
      }),
    );
  });
});

describe('overrides of the full name', () => {
  const checkField = (name: string, override: ComparisonOverride, role: MatchRole = 'identify') =>
    checkOverrides({
      file: 'yekta.yaml',
      profile: { fields: standardProfile.map((field) => (field.name === 'full_name' ? { ...field, role } : field)) },
      matching: {
        thresholds: { link: 0.99, review: 0.5 },
        limits: { clusterSize: 50, blockSize: 80, pairsPerRecord: 3 },
        blocking: ['default'],
        fields: { [name]: override },
      },
    });

  test.each([
    ['blocking', { blocking: false }],
    ['m', { m: { exact: 0.8 } }],
    ['u', { u: { exact: 0.001 } }],
  ])('%s belongs to the parts that are compared in its place', (setting, override) => {
    expect(() => checkField('full_name', override)).toThrow(
      expect.objectContaining({
        code: 'config.invalid',
        message: 'names are compared as given_name and family_name, never as a whole',
        remedy: 'Set it for given_name and family_name instead.',
        place: { file: 'yekta.yaml', path: `matching.fields.full_name.${setting}` },
      }),
    );
    expect(() => checkField('family_name', override)).not.toThrow();
  });

  test('stands where names are compared as a whole', () => {
    expect(() => checkField('full_name', { blocking: false }, 'support')).not.toThrow();
  });
});

describe('blocking rules', () => {
  const message = (blocking: MatchingConfig['blocking']): unknown => {
    try {
      check({}, blocking);
      return null;
    } catch (error) {
      const { code, message, place } = error as YektaError;
      return { code, message, path: place?.path };
    }
  };

  test('may name every key of a compared field', () => {
    expect(message(['default', ['phone:last7'], ['family_name:sound', 'birth_date:year', 'city:sound']])).toBeNull();
  });

  test('name a field that is compared', () => {
    expect(message([['phone:last7'], ['city:sound', 'phon:exact']])).toEqual({
      code: 'config.invalid',
      message: 'unknown field, or one that takes no part in matching; did you mean "phone"?',
      path: 'matching.blocking[1][1]',
    });
    expect(message([['website:exact']])).toMatchObject({
      message: expect.stringMatching(/^unknown field, or one that takes no part in matching; allowed: .*phone, email/),
    });
  });

  test('name a key that the field has', () => {
    expect(message([['phone:last77']])).toMatchObject({
      message: 'unknown blocking key of phone; did you mean "last7"?',
    });
    expect(message([['phone:sound']])).toMatchObject({
      message: 'unknown blocking key of phone; allowed: exact, last7, last4, start6',
    });
  });
});
