import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { indexContent } from '../../../matching/incremental/index-content.ts';
import { countLabels, createKeyReader } from '../../../matching/incremental/keys/row-keys.ts';
import { createSegment } from '../../../matching/incremental/segments/segment.ts';
import { planRules } from '../../../matching/plan/plan-rules.ts';
import { arbitraryCustomers } from '../../support/matching/arbitrary-customers.ts';
import { entriesOf } from '../../support/matching/entries-of.ts';
import { tableOf } from '../../support/matching/match-customers.ts';

test('the index holds the keys of every row, in the order of their hashes, and counts whose keys they are', () => {
  fc.assert(
    fc.property(arbitraryCustomers(30), (records) => {
      const table = tableOf(records);
      const rules = planRules(table.columns, {});
      const reader = createKeyReader(table, rules);
      const expected = createSegment(0, (add) => {
        for (let row = 0; row < table.size; row++) {
          const keys = reader.keysOf(row);
          for (let i = 0; i < keys.length; i += 2) add(keys[i]!, keys[i + 1]!, table.ids[row]!);
        }
      });
      const { segment, counts } = indexContent(table, new Map(), rules);
      expect(entriesOf(segment)).toEqual(expected.entries);
      expect(segment.entries).toBe(expected.entries.length / 3);
      const labels = new Map<string, number>();
      countLabels(table, reader, (label, rows) => labels.set(label, rows));
      expect(counts.labels).toEqual(labels);
      expect(counts.records).toBe(table.size);
    }),
    { numRuns: 50 },
  );
});
