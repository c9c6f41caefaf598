import { describe, expect, test } from '@jest/globals';
import type { GoldenRecord, Provenance } from '../../../matching/golden-record.ts';
import { toFieldName, toRecordId } from '../../../matching/ids.ts';
import { goldenChanges } from '../../../pipeline/preview/golden-changes.ts';

const city = toFieldName('city');

/** A golden record with a city from the first of these offers; none when its value is null. */
function side(
  members: readonly number[],
  offers: readonly (readonly [number, string])[],
  rule: Provenance['rule'] = 'only',
) {
  const offered = offers.map(([record, value]) => ({ record: toRecordId(record), value, status: 'valid' as const }));
  const [winner, ...losers] = offered;
  const golden: GoldenRecord = {
    kind: 'person',
    fields: winner === undefined ? {} : { [city]: winner.value },
    provenance:
      winner === undefined
        ? {}
        : {
            [city]: { winners: [winner], rule, losers: losers.map((loser) => ({ ...loser, reason: 'rule' as const })) },
          },
    contradictions: [],
  };
  return { golden, members: members.map(toRecordId) };
}

describe('changes of a golden record', () => {
  test('are none where the values are the same, whoever gives them', () => {
    expect(goldenChanges(side([1, 2], [[1, 'تهران']]), side([2, 3], [[3, 'تهران']]))).toEqual([]);
  });

  test.each([
    ['decided', side([1], [[1, 'a']]), side([1], [[1, 'b']], 'pin')],
    [
      'joined',
      side([1], [[1, 'a']]),
      side(
        [1, 2],
        [
          [2, 'b'],
          [1, 'a'],
        ],
      ),
    ],
    ['joined', side([1], []), side([1, 2], [[2, 'b']])],
    [
      'left',
      side(
        [1, 2],
        [
          [2, 'b'],
          [1, 'a'],
        ],
      ),
      side([1], [[1, 'a']]),
    ],
    ['left', side([1, 2], [[2, 'b']]), side([1], [])],
    ['reread', side([1], [[1, 'a']]), side([1], [[1, 'b']])],
    ['reread', side([1], [[1, 'a']]), side([1], [])],
    [
      'chosen',
      side(
        [1, 2],
        [
          [1, 'a'],
          [2, 'b'],
        ],
      ),
      side(
        [1, 2],
        [
          [2, 'b'],
          [1, 'a'],
        ],
        'most_recent',
      ),
    ],
    [
      'chosen',
      side(
        [1, 2],
        [
          [1, 'a'],
          [2, 'b'],
        ],
      ),
      side(
        [1, 2, 3],
        [
          [2, 'b'],
          [1, 'a'],
          [3, 'b'],
        ],
        'most_frequent',
      ),
    ],
  ] as const)('are %s', (cause, before, after) => {
    const [change, ...others] = goldenChanges(before, after);
    expect(others).toEqual([]);
    expect(change).toMatchObject({ field: 'city', cause });
  });

  test('tell both values, how the new one was chosen and where it comes from', () => {
    const before = side(
      [1, 2],
      [
        [1, 'a'],
        [2, 'b'],
      ],
    );
    expect(
      goldenChanges(
        before,
        side(
          [1, 2],
          [
            [2, 'b'],
            [1, 'a'],
          ],
          'most_recent',
        ),
      ),
    ).toEqual([{ field: 'city', before: 'a', after: 'b', cause: 'chosen', rule: 'most_recent', records: [2] }]);
    expect(goldenChanges(before, side([2], []))).toEqual([
      { field: 'city', before: 'a', after: null, cause: 'left', rule: null, records: [1] },
    ]);
  });
});
