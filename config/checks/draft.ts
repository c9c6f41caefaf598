import type { ConfigPath } from '../problems/problem.ts';
import type { ProfileFieldConfig } from '../schema/profile-config.ts';
import { standardProfile } from '../standard-profile.ts';
import { type FieldTypeName, fieldTypeNames } from '../vocabulary.ts';

/**
 * A configuration file that may still be wrong everywhere, seen through what can be told about it: so that a wrong name is
 * reported together with everything else that is wrong, not only after that is repaired.
 */
export interface Draft {
  readonly raw: unknown;
  /** Every field that the profile would have, in order. */
  readonly fields: ReadonlyMap<string, DraftField>;
  readonly sources: readonly string[];
}

export interface DraftField {
  /** `null` when the file gives no or an unknown type. */
  readonly type: FieldTypeName | null;
  readonly list: boolean;
  readonly group: string | null;
}

export function toDraft(raw: unknown): Draft {
  const fields = new Map<string, DraftField>(standardProfile.map((field) => [field.name, field]));
  for (const [name, changes] of entriesAt(raw, ['customer', 'fields'])) {
    fields.set(name, changed(fields.get(name), changes));
  }
  return { raw, fields, sources: entriesAt(raw, ['sources']).map(([name]) => name) };
}

/** Entries of the mapping at a path; none when there is no mapping. */
export function entriesAt(raw: unknown, path: ConfigPath): readonly (readonly [string, unknown])[] {
  const value = path.reduce<unknown>((node, step) => (isMapping(node) ? node[step] : undefined), raw);
  return isMapping(value) ? Object.entries(value) : [];
}

export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function changed(standard: ProfileFieldConfig | DraftField | undefined, changes: unknown): DraftField {
  const own: Readonly<Record<string, unknown>> = isMapping(changes) ? changes : {};
  const type = fieldTypeNames.find((name) => name === own.type) ?? standard?.type ?? null;
  const list = typeof own.list === 'boolean' ? own.list : (standard?.list ?? false);
  const group = typeof own.group === 'string' ? own.group : own.group === null ? null : (standard?.group ?? null);
  return { type, list, group };
}
