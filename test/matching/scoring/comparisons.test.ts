import { describe, expect, test } from '@jest/globals';
import { fieldType } from '../../../matching/field-types/registry.ts';
import {
  AGREES,
  agreementByLevel,
  agreementOf,
  type Comparison,
  comparisonsOf,
  DISAGREES,
  NEARLY,
} from '../../../matching/scoring/comparisons.ts';
import { kindCodes } from '../../../matching/table/record-table.ts';
import { tableOf } from '../../support/matching/match-customers.ts';

const comparisons = comparisonsOf(tableOf([]).columns);
const named = (field: string, role?: string): Comparison =>
  comparisons.find((each) => each.field.name === field && (role === undefined || each.role === role))!;
const { unknown, person, organisation } = kindCodes;

describe('comparisons', () => {
  test('persons compare their own names, organisations theirs; an unknown kind goes with either', () => {
    const kinds = [unknown, person, organisation];
    const applying = (comparison: Comparison) => kinds.map((kind) => comparison.applies[kind | unknown]);
    expect(applying(named('given_name'))).toEqual([true, true, false]);
    expect(applying(named('organisation_name', 'organisation'))).toEqual([true, false, true]);
    expect(applying(named('phone'))).toEqual([true, true, true]);
  });

  test('the organisation of a person is an affiliation', () => {
    const { applies, column } = named('organisation_name', 'affiliation');
    expect(column).toBe(named('organisation_name', 'organisation').column);
    expect([unknown, person, organisation].map((kind) => applies[kind])).toEqual([false, true, false]);
  });

  test('know on what their agreement by chance depends', () => {
    const parents = (field: string) => named(field).parents.map((parent) => comparisons[parent]!.field.name);
    expect(parents('email')).toEqual(['given_name', 'family_name', 'organisation_name']);
    expect(parents('address')).toEqual(['postcode', 'city']);
    expect(parents('phone')).toEqual([]);
  });
});

describe('agreement of parents', () => {
  const levelsOf = (role: Comparison['role'], type: Parameters<typeof fieldType>[0]) =>
    Object.fromEntries(
      agreementByLevel({ role, type: fieldType(type) }).map((each, level) => [
        fieldType(type).levels[level]!.name,
        each,
      ]),
    );

  test('a mistyped or short name still is the name, a mistyped postcode is another place nearby', () => {
    expect(levelsOf('given', 'given_name')).toMatchObject({ exact: AGREES, sounds_alike: AGREES, typo: AGREES });
    expect(levelsOf('given', 'given_name')).toMatchObject({
      alias: AGREES,
      swapped: AGREES,
      slightly_similar: DISAGREES,
      else: DISAGREES,
    });
    expect(levelsOf('postcode', 'postcode')).toMatchObject({ exact: AGREES, typo: NEARLY, else: DISAGREES });
  });

  test('has one digit in a bucket for each parent', () => {
    const bucket = AGREES + 3 * NEARLY + 9 * DISAGREES + 27 * NEARLY;
    expect([0, 1, 2, 3].map((parent) => agreementOf(bucket, parent))).toEqual([AGREES, NEARLY, DISAGREES, NEARLY]);
  });
});
