import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { flattenObject } from '../../../connectors/http/flatten-object.ts';

test('dots for objects, lists of scalars as they are, custom fields by their id, other lists by position', () => {
  expect(
    flattenObject({
      name: 'مینا',
      phone: null,
      tags: ['الف', 'ب'],
      none: [],
      user_fields: { plan: 'x', more: { deep: 1 } },
      empty: {},
      custom_fields: [
        { id: 27, value: 'فوری' },
        { id: 28, value: ['a', 'b'] },
      ],
      photo: { thumbnails: [{ width: 32 }, { width: 64 }] },
      mixed: [1, { a: 2 }],
    }),
  ).toEqual({
    name: 'مینا',
    phone: null,
    tags: ['الف', 'ب'],
    none: [],
    'user_fields.plan': 'x',
    'user_fields.more.deep': 1,
    'custom_fields.27': 'فوری',
    'custom_fields.28': ['a', 'b'],
    'photo.thumbnails.0.width': 32,
    'photo.thumbnails.1.width': 64,
    'mixed.0': 1,
    'mixed.1.a': 2,
  });
});

test('__proto__ is a column like any other', () => {
  const flat = flattenObject(JSON.parse('{"__proto__": "x", "a": {"__proto__": {"b": 1}}}'))!;
  expect(Object.entries(flat)).toEqual([
    ['__proto__', 'x'],
    ['a.__proto__.b', 1],
  ]);
});

test('an object that is nested too deeply is no object of an API', () => {
  const nested = (levels: number): Record<string, unknown> =>
    JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`);
  expect(flattenObject(nested(20))).toEqual({ [Array(20).fill('a').join('.')]: 1 });
  expect(flattenObject(nested(10_000))).toBeNull();
});

test('no value of an object is lost', () => {
  const { tree } = fc.letrec((tie) => ({
    tree: fc.dictionary(
      fc.string({ minLength: 1 }).filter((name) => !name.includes('.')),
      tie('node'),
      { maxKeys: 4 },
    ),
    node: fc.oneof(
      { maxDepth: 4 },
      fc.string(),
      fc.integer(),
      fc.constant(null),
      tie('tree'),
      fc.array(tie('node'), { maxLength: 3 }),
    ),
  }));
  fc.assert(
    fc.property(tree, (object) => {
      const flat = flattenObject(object as Record<string, unknown>)!;
      expect(Object.values(flat).flat().sort()).toEqual(leaves(object).sort());
    }),
  );
});

function leaves(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value];
}
