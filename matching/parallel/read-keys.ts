import type { KeySource } from '../blocking/key-source.ts';
import { keySources } from '../blocking/key-sources.ts';
import type { FieldName } from '../ids.ts';
import type { BlockingRule } from '../plan/blocking-rule.ts';
import { withoutListedValues } from '../scoring/without-generic-values.ts';
import type { RecordTable } from '../table/record-table.ts';

/** Blocking keys to read. */
export interface KeysToRead {
  readonly rules: readonly BlockingRule[];
  /** Columns of each part; those whose keys may change places are one part. */
  readonly groups: readonly (readonly number[])[];
  /** Values that tell nothing, by field. */
  readonly generic: ReadonlyMap<FieldName, readonly string[]>;
}

/** Columns that can be read apart from each other. */
export function columnGroups({ columns }: RecordTable, rules: readonly BlockingRule[]): readonly (readonly number[])[] {
  const exchanged = new Set(rules.flatMap(({ keys, anyOrder }) => (anyOrder ? keys.map(({ field }) => field) : [])));
  const used = new Set(rules.flatMap(({ keys }) => keys.map(({ field }) => field)));
  const all = [...columns.keys()].filter((i) => used.has(columns[i]!.field.name));
  const together = all.filter((i) => exchanged.has(columns[i]!.field.name));
  const apart = all.filter((i) => !exchanged.has(columns[i]!.field.name)).map((i) => [i]);
  return together.length === 0 ? apart : [together, ...apart];
}

/** Reads the blocking keys of some columns. */
export const readKeys = {
  start(full: RecordTable, { rules, groups, generic }: KeysToRead): (index: number) => readonly KeySource[] {
    const { columns } = withoutListedValues(full, generic);
    return (index) => {
      const own = groups[index]!.map((i) => columns[i]!);
      return [...keySources(own, rules).values()];
    };
  },
};
