import { describe, expect, test } from '@jest/globals';
import { compareModels } from '../../../matching/explain/compare-models.ts';
import { toFieldName } from '../../../matching/ids.ts';
import type { ComparisonModel, MatchModel } from '../../../matching/model.ts';

const phone: ComparisonModel = {
  field: toFieldName('phone'),
  role: 'phone',
  levels: ['exact', 'same_last7', 'else'],
  unrelated: [0.25, 0.125, 0.625],
  same: { exact: 0.5, inexact: [0, 0.125, 0], independent: 0.375 },
  moved: null,
  household: null,
  dependence: [],
  trained: [1, 1, 1],
  typicalFrequency: [null, null, null],
  filled: 100,
  frequencies: { '+98912': 0.1, '+98913': 0.2, '+98914': 0.3 },
  otherFrequency: 0.01,
  generic: ['+98211', '+98212'],
};
const model: MatchModel = {
  version: 2,
  trainedOn: 100,
  rates: { same: 0.125, moved: 0.075, household: 0 },
  slips: [0, 0, 0, 0],
  comparisons: [phone],
  training: { pairs: 10, iterations: 3, converged: true },
};

describe('comparing models', () => {
  test('equal ones differ in nothing', () => {
    const { fields, prior } = compareModels(model, model);
    expect(prior).toEqual({ before: -2, after: -2 });
    expect(fields[0]!.levels.every(({ before, after }) => before === after)).toBe(true);
    expect(fields[0]).toMatchObject({
      generic: { added: 0, removed: 0 },
      frequencies: { added: 0, removed: 0, shifted: 0 },
    });
  });

  test('weights of levels in bits: how much likelier for one customer', () => {
    const [field] = compareModels(model, model).fields;
    const bits = [0.5 + 0.375 * 0.25, 0.125 + 0.375 * 0.125, 0.375 * 0.625].map((same, level) =>
      Math.log2(same / phone.unrelated[level]!),
    );
    for (const [level, { after }] of field!.levels.entries()) expect(after).toBeCloseTo(bits[level]!, 3);
  });

  test('counts the values that come, go and shift, and never names them', () => {
    const changed = {
      ...phone,
      generic: ['+98212', '+98213', '+98214'],
      frequencies: { '+98913': 0.4, '+98914': 0.31, '+98915': 0.1 },
    };
    const comparison = compareModels(model, { ...model, trainedOn: 120, comparisons: [changed] });
    expect(comparison).toMatchObject({
      trainedOn: { before: 100, after: 120 },
      fields: [{ generic: { added: 2, removed: 1 }, frequencies: { added: 1, removed: 1, shifted: 1 } }],
    });
    expect(JSON.stringify(comparison)).not.toContain('+98');
  });

  test('levels and fields of one model only', () => {
    const finer = { ...phone, levels: ['exact', 'typo', 'else'] };
    const email = { ...phone, field: toFieldName('email') };
    const { fields } = compareModels(model, { ...model, comparisons: [email, finer] });
    expect(fields.map(({ field }) => field)).toEqual(['email', 'phone']);
    expect(fields[0]!.levels.map(({ before }) => before)).toEqual([null, null, null]);
    expect(fields[1]!.levels.map(({ level, before, after }) => [level, before === null, after === null])).toEqual([
      ['exact', false, false],
      ['typo', true, false],
      ['else', false, false],
      ['same_last7', false, true],
    ]);
  });

  test('of a model of another version only its size is known', () => {
    const old = {
      version: 1,
      trainedOn: 7,
      lambda: 0.1,
      comparisons: [{ field: 'phone', m: [0.9, 0.1], u: [0.01, 0.99] }],
    } as unknown as MatchModel;
    const { trainedOn, prior, fields } = compareModels(old, model);
    expect(trainedOn).toEqual({ before: 7, after: 100 });
    expect(prior).toEqual({ before: null, after: -2 });
    expect(fields[0]!.levels.map(({ before }) => before)).toEqual([null, null, null]);
    expect(fields[0]!.frequencies).toEqual({ added: 3, removed: 0, shifted: 0 });
  });
});
