import type { FieldName } from '../ids.ts';
import type { BlockingRule } from '../plan/blocking-rule.ts';
import { withoutListedValues } from '../scoring/without-generic-values.ts';
import type { RecordTable } from '../table/record-table.ts';
import type { BlockCounts } from './counts/block-counts.ts';
import { changeCounts, noCounts } from './counts/count-changes.ts';
import { KEYS_PER_RECORD, visitEntries } from './keys/key-changes.ts';
import { countLabels, createKeyReader, ruleOf } from './keys/row-keys.ts';
import { bitsFor, createSegment, type Segment, WIDTH } from './segments/segment.ts';

/** What the blocking index holds of all records. */
export interface IndexContent {
  readonly segment: Segment;
  readonly counts: BlockCounts;
}

/** The blocking index of a table under a plan, made from all of its records. */
export function indexContent(
  full: RecordTable,
  generic: ReadonlyMap<FieldName, readonly string[]>,
  rules: readonly BlockingRule[],
): IndexContent {
  const table = withoutListedValues(full, generic);
  const reader = createKeyReader(table, rules);
  const segment = createSegment(bitsFor(table.size * KEYS_PER_RECORD), visitEntries({ table, reader }));
  const changes = changeCounts(noCounts(rules.length));
  changes.moveRecords(table.size);
  countLabels(table, reader, (label, records) => changes.moveLabel(label, records));
  const { entries } = segment;
  for (let from = 0, to = 0; from < entries.length; from = to) {
    while (to < entries.length && entries[to] === entries[from] && entries[to + 1] === entries[from + 1]) to += WIDTH;
    changes.moveKey(ruleOf(entries[from + 1]!), 0, (to - from) / WIDTH);
  }
  return { segment, counts: changes.counts() };
}
