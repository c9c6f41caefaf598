import { describe, expect, test } from '@jest/globals';
import { queriesFor } from '../../../bench/incremental/queries.ts';
import { type BaseRow, baseColumns, changeCounts, changedRows, firstRows } from '../../../bench/incremental/rows.ts';

const options = { records: 2_000, seed: 7 };
const byId = (rows: Iterable<BaseRow>): ReadonlyMap<string, BaseRow> =>
  new Map(Array.from(rows, (row) => [row.record_id, row]));
const first = byId(firstRows(options));
const changed = byId(changedRows(options));
const valuesOf = (row: BaseRow, left: readonly string[]): readonly string[] =>
  baseColumns.filter((column) => !left.includes(column)).map((column) => row[column].trim().toLowerCase());

describe('changes of the base', () => {
  test('are of the kinds and the number that are told', () => {
    const both = [...first.values()].flatMap((row) => {
      const now = changed.get(row.record_id);
      return now === undefined ? [] : [{ before: row, now }];
    });
    const carried = ['balance', 'changed'];
    const isCarriedOnly = ({ before, now }: (typeof both)[number]): boolean =>
      JSON.stringify(valuesOf(before, carried)) === JSON.stringify(valuesOf(now, carried));
    const touched = both.filter(({ before, now }) => JSON.stringify(before) !== JSON.stringify(now));
    expect(touched.every(({ before, now }) => now.changed > before.changed)).toBe(true);
    expect({
      compared: touched.filter((each) => !isCarriedOnly(each)).length,
      carried: touched.filter(isCarriedOnly).length,
      new: [...changed.keys()].filter((id) => !first.has(id)).length,
      gone: [...first.keys()].filter((id) => !changed.has(id)).length,
    }).toEqual(changeCounts(options.records));
  });

  test('are the same every time, and others with another seed', () => {
    expect(byId(changedRows(options))).toEqual(changed);
    expect(byId(changedRows({ ...options, seed: 8 }))).not.toEqual(changed);
  });
});

describe('values to ask for', () => {
  test('are those of known rows with a change, and of customers that nobody has seen, in turns', () => {
    const known = [...changed.values()].slice(0, 50);
    const queries = queriesFor(known, options);
    expect(queries).toHaveLength(100);
    const phones = new Set(known.map(({ phone }) => phone));
    const knownPhones = queries.map(({ phone }) => phone !== undefined && phones.has(phone));
    expect(knownPhones.filter((is, i) => is && i % 2 === 0).length).toBeGreaterThan(25);
    expect(knownPhones.filter((is, i) => is && i % 2 === 1)).toEqual([]);
    expect(Object.values(queries[0]!)).not.toContain('');
  });
});
