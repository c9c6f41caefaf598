import { fieldReaders } from '../compared-fields.ts';
import type { FieldType } from '../field-types/field-type.ts';
import type { FieldName } from '../ids.ts';
import type { FieldValue, NormalizedRecord } from '../normalized-record.ts';
import type { Profile } from '../profile.ts';

/** What two records have of one kind of blocking key. */
export interface KeyComparison {
  readonly field: FieldName;
  /** Such as `phone:last7`. */
  readonly kind: string;
  readonly found: 'shared' | 'different' | 'only_a' | 'only_b';
}

/** The kinds of blocking keys that either record has, in profile order, and whether they meet in one; without the keys themselves. */
export function compareKeys(a: NormalizedRecord, b: NormalizedRecord, profile: Profile): readonly KeyComparison[] {
  return fieldReaders(profile)
    .filter(({ field }) => field.role === 'identify')
    .flatMap(({ field: { name }, type, valuesOf }) => {
      const [left, right] = [a, b].map((record) => keysByKind(valuesOf(record.fields) ?? [], type.blockingKeys));
      return [...new Set([...left!.keys(), ...right!.keys()])].map((kind) => ({
        field: name,
        kind: `${name}:${kind}`,
        found: meeting(left!.get(kind), right!.get(kind)),
      }));
    });
}

type Keys = ReadonlySet<string>;

function meeting(left: Keys | undefined, right: Keys | undefined): KeyComparison['found'] {
  if (left === undefined) return 'only_b';
  if (right === undefined) return 'only_a';
  return [...left].some((key) => right.has(key)) ? 'shared' : 'different';
}

function keysByKind(values: readonly FieldValue[], blockingKeys: FieldType['blockingKeys']): ReadonlyMap<string, Keys> {
  const kinds = new Map<string, Set<string>>();
  for (const { key, status } of values) {
    if (key === '' || (status !== 'valid' && status !== 'unverified')) continue;
    for (const blocking of blockingKeys(key)) {
      kinds.set(blocking.name, (kinds.get(blocking.name) ?? new Set()).add(blocking.key));
    }
  }
  return kinds;
}
