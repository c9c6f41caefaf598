import type { BlockingKey } from '../field-types/field-type.ts';
import type { MatchRole } from '../profile.ts';
import type { EvidenceRole } from '../scoring/evidence-role.ts';
import type { Column } from '../table/record-table.ts';

/** One kind of blocking key of one field, such as `phone:last7`, over the whole table. */
export interface KeySource {
  /** `field:key name`. */
  readonly name: string;
  /** Position of the field in the table. */
  readonly field: number;
  readonly matchRole: MatchRole;
  readonly evidence: EvidenceRole;
  /** Number of distinct keys. */
  readonly keys: number;
  /** Distinct keys of row r: `rowKeys[rowStarts[r]]` up to, not including, `rowKeys[rowStarts[r + 1]]`. */
  readonly rowStarts: Uint32Array;
  readonly rowKeys: Int32Array;
}

/** The key sources of a column, in the order in which its type first names them. Values are looked at once per distinct value. */
export function keySources(column: Column, field: number, evidence: EvidenceRole): readonly KeySource[] {
  const sources = new Map<string, { starts: Uint32Array; keys: number[]; ids: Map<string, number> }>();
  const used = usedCodes(column);
  for (const [code, key] of column.keys.entries()) {
    if (used[code] === 0) continue;
    for (const blocking of keysOf(column, evidence, key)) {
      const source = sources.get(blocking.name) ?? {
        starts: new Uint32Array(column.keys.length + 1),
        keys: [],
        ids: new Map<string, number>(),
      };
      sources.set(blocking.name, source);
      const id = source.ids.get(blocking.key) ?? source.ids.size;
      source.ids.set(blocking.key, id);
      source.keys.push(id);
      source.starts[code + 1]!++;
    }
  }
  return [...sources].map(([name, { starts, keys, ids }]) => {
    for (let code = 0; code < column.keys.length; code++) starts[code + 1]! += starts[code]!;
    return {
      name: `${column.field.name}:${name}`,
      field,
      matchRole: column.field.role,
      evidence,
      keys: ids.size,
      ...keysByRow(column, starts, keys),
    };
  });
}

/** A place that its type never blocks on, such as a city, may still narrow down other keys. */
function keysOf({ type }: Column, evidence: EvidenceRole, key: string): readonly BlockingKey[] {
  const keys = type.blockingKeys(key);
  return keys.length === 0 && evidence === 'place' ? [{ name: 'value', key }] : keys;
}

/** Codes that still occur: generic values are in the dictionary but in no row. */
function usedCodes({ keys, offsets, codes }: Column): Uint8Array {
  const used = new Uint8Array(keys.length);
  for (const code of codes.subarray(0, offsets.at(-1))) used[code] = 1;
  return used;
}

function keysByRow(
  { offsets, codes }: Column,
  starts: Uint32Array,
  keys: readonly number[],
): Pick<KeySource, 'rowStarts' | 'rowKeys'> {
  const rowStarts = new Uint32Array(offsets.length);
  const rowKeys: number[] = [];
  for (let row = 0; row < offsets.length - 1; row++) {
    const start = rowKeys.length;
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++) {
      for (let k = starts[codes[i]!]!; k < starts[codes[i]! + 1]!; k++) {
        if (rowKeys.indexOf(keys[k]!, start) < 0) rowKeys.push(keys[k]!);
      }
    }
    rowStarts[row + 1] = rowKeys.length;
  }
  return { rowStarts, rowKeys: Int32Array.from(rowKeys) };
}
