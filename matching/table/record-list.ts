import { compareCodeUnits } from '../canonical-order.ts';
import type { RecordId, SourceName } from '../ids.ts';
import { growableInts } from './growable.ts';
import type { Column, RecordTable } from './record-table.ts';
import { sharedInt32Array, sharedUint8Array, sharedUint16Array } from './shared-arrays.ts';

/** What tells the records of a table apart, in any order, beside their values. */
export interface RecordList {
  /** @param kind one of `kindCodes` */
  readonly add: (id: RecordId, source: SourceName, key: string, kind: number) => void;
  /** @param columnsOf makes the columns of the added records in canonical order */
  readonly build: (columnsOf: (order: Uint32Array) => readonly Column[]) => RecordTable;
}

export function createRecordList(): RecordList {
  const sourceCodes = new Map<SourceName, number>();
  const ids = growableInts();
  const sources = growableInts();
  const kinds = growableInts();
  const keys: string[] = [];

  const add: RecordList['add'] = (id, name, key, kind) => {
    const source = sourceCodes.get(name) ?? sourceCodes.size;
    if (source === sourceCodes.size) sourceCodes.set(name, source);
    ids.push(id);
    sources.push(source);
    kinds.push(kind);
    keys.push(key);
  };

  const build: RecordList['build'] = (columnsOf) => {
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
      columns: columnsOf(order),
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
