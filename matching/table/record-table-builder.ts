import { compareCodeUnits } from '../canonical-order.ts';
import { fieldReaders } from '../compared-fields.ts';
import type { SourceName } from '../ids.ts';
import type { NormalizedRecord } from '../normalized-record.ts';
import type { Profile } from '../profile.ts';
import { type ColumnBuilder, createColumnBuilder } from './column-builder.ts';
import { growableInts } from './growable.ts';
import { kindCodes, type RecordTable } from './record-table.ts';
import { sharedInt32Array, sharedUint8Array, sharedUint16Array } from './shared-arrays.ts';

/** Collects normalized records, in any order, for one matching run. Keeps their comparable keys, not the records. */
export interface RecordTableBuilder {
  readonly add: (record: NormalizedRecord) => void;
  readonly build: () => RecordTable;
}

export function createRecordTableBuilder(profile: Profile): RecordTableBuilder {
  const columns: readonly ColumnBuilder[] = fieldReaders(profile).map(createColumnBuilder);
  const sourceCodes = new Map<SourceName, number>();
  const ids = growableInts();
  const sources = growableInts();
  const kinds = growableInts();
  const keys: string[] = [];

  const add = (record: NormalizedRecord): void => {
    const source = sourceCodes.get(record.source) ?? sourceCodes.size;
    if (source === sourceCodes.size) sourceCodes.set(record.source, source);
    ids.push(record.id);
    sources.push(source);
    kinds.push(kindCodes[record.kind ?? 'unknown']);
    keys.push(record.key);
    for (const column of columns) column.add(record.fields);
  };

  const build = (): RecordTable => {
    const sourceNames = [...sourceCodes.keys()].sort(compareCodeUnits);
    const rankOfSource = new Uint16Array(sourceNames.length);
    for (const [rank, name] of sourceNames.entries()) rankOfSource[sourceCodes.get(name)!] = rank;
    const sourceOf = Uint16Array.from(sources.view(), (source) => rankOfSource[source]!);
    const order = canonicalOrder(sourceOf, keys, ids.view());
    return {
      size: order.length,
      ids: inOrder(order, ids.view(), sharedInt32Array),
      sources: inOrder(order, sourceOf, sharedUint16Array),
      sourceNames,
      kinds: inOrder(order, kinds.view(), sharedUint8Array),
      columns: columns.map((column) => column.build(order)),
    };
  };

  return { add, build };
}

/** The numbers of all records in canonical order, in memory that threads can share. */
function inOrder<T extends Int32Array | Uint16Array | Uint8Array>(
  order: Uint32Array,
  numbers: ArrayLike<number>,
  create: (length: number) => T,
): T {
  const ordered = create(order.length);
  for (let row = 0; row < order.length; row++) ordered[row] = numbers[order[row]!]!;
  return ordered;
}

/** Rows by source, key and, should a (source, key) come twice, id. */
function canonicalOrder(sources: Uint16Array, keys: readonly string[], ids: Int32Array): Uint32Array {
  const compare = (a: number, b: number): number =>
    sources[a]! - sources[b]! || compareCodeUnits(keys[a]!, keys[b]!) || ids[a]! - ids[b]!;
  const order = Uint32Array.from(keys.keys());
  const sorted = order.every((row) => row === 0 || compare(row - 1, row) <= 0);
  return sorted ? order : order.sort(compare);
}
