import { describe, expect, test } from '@jest/globals';
import { standardProfile } from '../../config/standard-profile.ts';
import { checkOverrides } from '../../matching/check-overrides.ts';
import { fieldType } from '../../matching/field-types/registry.ts';

const { levels } = fieldType('phone');
const check = (m: Readonly<Record<string, number>>) =>
  checkOverrides({
    file: 'yekta.yaml',
    profile: { fields: standardProfile },
    matching: {
      thresholds: { link: 0.99, review: 0.5 },
      limits: { clusterSize: 50, blockSize: 500 },
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
