import { describe, expect, test } from '@jest/globals';
import type { KeySource } from '../../../matching/blocking/key-source.ts';
import { keySources } from '../../../matching/blocking/key-sources.ts';
import { toFieldName } from '../../../matching/ids.ts';
import { blockingRule } from '../../../matching/plan/blocking-rule.ts';
import type { Column } from '../../../matching/table/record-table.ts';
import { withoutValues } from '../../../matching/table/without-values.ts';
import { keyColumn } from '../../support/matching/key-columns.ts';

const key = (field: string, name: string) => ({ field: toFieldName(field), key: name });
const names = keyColumn('name', [['ab'], ['bc', 'ab'], [], ['d']]);

/** Key numbers of every row. */
function keysByRow({ offsets, codes, codeStarts, codeKeys }: KeySource): number[][] {
  return Array.from({ length: offsets.length - 1 }, (_, row) =>
    [...codes.subarray(offsets[row], offsets[row + 1])].flatMap((code) => [
      ...codeKeys.subarray(codeStarts[code], codeStarts[code + 1]),
    ]),
  );
}

describe('key sources', () => {
  test('number the keys that rules ask for, without those of one row only', () => {
    const sources = keySources([names], [blockingRule([key('name', 'exact')]), blockingRule([key('name', 'letters')])]);
    expect([...sources.keys()]).toEqual(['name:exact', 'name:letters']);
    expect(keysByRow(sources.get('name:exact')!)).toEqual([[0], [0], [], []]);
    expect(sources.get('name:exact')!.keyCount).toBe(1);
    // a and b of the first row; b of bc, then a and b again.
    expect(keysByRow(sources.get('name:letters')!)).toEqual([[0, 1], [1, 0, 1], [], []]);
  });

  test('ask a type once per value, and not for values that were taken out', () => {
    const asked: string[] = [];
    const watched: Column = {
      ...names,
      type: { ...names.type, blockingKeys: (value) => names.type.blockingKeys(asked[asked.push(value) - 1]!) },
    };
    const rules = [blockingRule([key('name', 'exact')]), blockingRule([key('name', 'letters')])];
    keySources([withoutValues(watched, Uint8Array.from([0, 1, 0]))], rules);
    expect(asked).toEqual(['ab', 'd']);
  });

  test('number keys that may change places together', () => {
    const given = keyColumn('given', [['ab'], ['cd'], ['e']]);
    const family = keyColumn('family', [['cd'], ['ab'], ['d']]);
    const sources = keySources([given, family], [blockingRule([key('given', 'exact'), key('family', 'exact')], true)]);
    const [a, b] = [keysByRow(sources.get('given:exact')!), keysByRow(sources.get('family:exact')!)];
    expect(a).toEqual([[0], [1], []]);
    expect(b).toEqual([[1], [0], []]);
  });

  test('keys that are not the values themselves do not fall together with values', () => {
    // The key of "x1" is the value "x"; "x" has a key of its own.
    const values = keyColumn('code', [['y'], ['y'], ['x1'], ['x'], ['z1'], ['z2']]);
    const type = { ...values.type, blockingKeys: (value: string) => [{ name: 'exact', key: value.slice(0, 1) }] };
    const source = keySources([{ ...values, type }], [blockingRule([key('code', 'exact')])]).get('code:exact')!;
    const [y1, y2, x1, x, z1, z2] = keysByRow(source).map(([only]) => only);
    expect(y2).toBe(y1);
    expect(x).toBe(x1);
    expect(z2).toBe(z1);
    expect(new Set([y1, x, z1])).toEqual(new Set([0, 1, 2]));
  });
});
