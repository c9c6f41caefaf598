import { describe, expect, test } from '@jest/globals';
import type { YektaError } from '../../config/errors/yekta-error.ts';
import type { MatchingConfig } from '../../config/schema/config.ts';
import { standardProfile } from '../../config/standard-profile.ts';
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
