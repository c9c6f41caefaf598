import type { FieldName } from '../ids.ts';
import { type Crew, workAlone } from '../parallel/crew.ts';
import { partsToIndex } from '../parallel/index-rows.ts';
import type { BlockingRule } from '../plan/blocking-rule.ts';
import type { RecordTable } from '../table/record-table.ts';
import type { BlockCounts } from './counts/block-counts.ts';
import { changeCounts, noCounts } from './counts/count-changes.ts';
import { KEYS_PER_RECORD } from './keys/key-changes.ts';
import type { LabelKeys } from './keys/label-keys.ts';
import { labelsOf } from './keys/row-keys.ts';
import type { EncodedSegment } from './segments/encode-parts.ts';
import { bitsFor, WIDTH } from './segments/segment.ts';

/** What the blocking index holds of all records. */
export interface IndexContent {
  readonly segment: EncodedSegment;
  readonly counts: BlockCounts;
}

/** Most buckets that entries are sorted into before they are sorted in each: more would be slower to fill. */
const MOST_BUCKET_BITS = 8;

/** The blocking index of a table under a plan, made from all of its records. */
export function indexContent(
  full: RecordTable,
  generic: ReadonlyMap<FieldName, readonly string[]>,
  rules: readonly BlockingRule[],
  crew: Crew = workAlone(),
): IndexContent {
  crew.load(full);
  const names = labelsOf(rules);
  const labels = readKeys(names, generic, crew);
  const bits = bitsFor(full.size * KEYS_PER_RECORD);
  const bucketBits = Math.min(bits, MOST_BUCKET_BITS);
  const rows = crew.run('indexRows', { rules, labels, bits: bucketBits }, partsToIndex(full.size));
  const buckets = crew.run('indexBuckets', { rows, bits, bucketBits }, 2 ** bucketBits);

  const changes = changeCounts(noCounts(rules.length));
  changes.moveRecords(full.size);
  for (const [place, label] of names.entries()) {
    changes.moveLabel(
      label,
      rows.reduce((sum, part) => sum + part.labels[place]!, 0),
    );
  }
  for (const { sizes } of buckets)
    for (let i = 0; i < sizes.length; i += WIDTH) changes.moveKey(sizes[i]!, 0, sizes[i + 1]!, sizes[i + 2]!);
  const entries = buckets.reduce((sum, bucket) => sum + bucket.entries, 0);
  return { segment: { bits, entries, ranges: buckets.map(({ parts }) => parts) }, counts: changes.counts() };
}

/** Keys of all labels, in their order; a part of the work is the labels of one field. */
function readKeys(
  names: readonly string[],
  generic: ReadonlyMap<FieldName, readonly string[]>,
  crew: Crew,
): readonly LabelKeys[] {
  const fieldOf = (label: string): string => label.slice(0, label.indexOf(':'));
  const fields = [...new Set(names.map(fieldOf))];
  const labels = fields.map((field) => names.filter((label) => fieldOf(label) === field));
  const keys = crew.run('readLabels', { labels, generic }, labels.length).flat();
  const keysOf = new Map(labels.flat().map((label, i) => [label, keys[i]!]));
  return names.map((label) => keysOf.get(label)!);
}
