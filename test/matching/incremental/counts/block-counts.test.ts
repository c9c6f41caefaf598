import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildBlocks } from '../../../../matching/blocking/build-blocks.ts';
import { toFieldName } from '../../../../matching/ids.ts';
import { capsOf } from '../../../../matching/incremental/counts/block-counts.ts';
import { changeCounts } from '../../../../matching/incremental/counts/count-changes.ts';
import { indexContent } from '../../../../matching/incremental/index-content.ts';
import { blockingRule } from '../../../../matching/plan/blocking-rule.ts';
import { planRules } from '../../../../matching/plan/plan-rules.ts';
import { arbitraryCustomers } from '../../../support/matching/arbitrary-customers.ts';
import { tableOf } from '../../../support/matching/match-customers.ts';

const label = (field: string, key: string) => ({ field: toFieldName(field), key });
const inThrees = blockingRule([label('phone', 'last4'), label('city', 'exact'), label('given_name', 'initial')]);

describe('counts of keys', () => {
  test('come to the blocks that the records come to', () => {
    fc.assert(
      fc.property(
        arbitraryCustomers(30),
        fc.integer({ min: 2, max: 8 }),
        fc.constantFrom(0.1, 0.5, 2),
        fc.integer({ min: 0, max: 20 }),
        (records, blockSize, pairsPerRecord, leastPairs) => {
          const table = tableOf(records);
          const limits = { blockSize, pairsPerRecord, pairsOfAllRules: 10, leastPairs };
          const rules = [...planRules(table.columns, {}), inThrees];
          const { counts } = indexContent(table, new Map(), rules);
          expect(capsOf(counts, rules, limits).statistics).toEqual(buildBlocks(table.columns, rules, limits).rules);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('forget what nothing counts any more, and leave the counts before as they were', () => {
    const before = { records: 3, keysOfSize: [new Map([[2, 1]])], labels: new Map([['phone:exact', 3]]) };
    const changes = changeCounts(before);
    changes.moveKey(0, 2, 1);
    changes.moveKey(0, 1, 3);
    changes.moveLabel('phone:exact', -3);
    changes.moveRecords(-1);
    expect(changes.counts()).toEqual({ records: 2, keysOfSize: [new Map([[3, 1]])], labels: new Map() });
    expect(before.keysOfSize).toEqual([new Map([[2, 1]])]);
  });
});
