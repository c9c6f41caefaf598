import type { RawValue } from '../../pipeline/ports/source-reader.ts';

/** Deeper objects are not of any documented API. */
const maxDepth = 20;

/**
 * Flattens a JSON object to dotted columns: `{a: {b: 1}}` becomes `a.b`. Lists of scalars stay lists. Lists of `{id, value}`
 * pairs, the way APIs write custom fields, become `name.<id>`; other lists with objects inside become `name.0`, `name.1`...
 * Empty objects leave no column. Returns null when the object is nested deeper than 20 levels.
 */
export function flattenObject(object: Readonly<Record<string, unknown>>): Readonly<Record<string, RawValue>> | null {
  const columns: [string, RawValue][] = [];
  const complete = collect(object, '', 0, columns);
  // fromEntries defines `__proto__` as a column like any other; an assignment would set the prototype.
  return complete ? Object.fromEntries(columns) : null;
}

function collect(
  object: Readonly<Record<string, unknown>>,
  prefix: string,
  depth: number,
  columns: [string, RawValue][],
) {
  if (depth > maxDepth) return false;
  for (const [name, value] of Object.entries(object)) {
    const column = prefix + name;
    if (isScalar(value) || isScalarList(value)) columns.push([column, value]);
    else if (!collect(toObject(value), `${column}.`, depth + 1, columns)) return false;
  }
  return true;
}

type Scalar = string | number | boolean | null;

function isScalar(value: unknown): value is Scalar {
  return value === null || typeof value !== 'object';
}

function isScalarList(value: unknown): value is readonly Scalar[] {
  return Array.isArray(value) && value.every(isScalar);
}

function toObject(value: unknown): Readonly<Record<string, unknown>> {
  if (Array.isArray(value) && value.every(isIdValuePair)) {
    return Object.fromEntries(value.map((pair) => [String(pair.id), pair.value]));
  }
  return { ...(value as object) };
}

function isIdValuePair(item: unknown): item is { id: string | number; value: unknown } {
  if (typeof item !== 'object' || item === null || Object.keys(item).length !== 2) return false;
  const { id } = item as { id?: unknown };
  return 'value' in item && (typeof id === 'number' || typeof id === 'string');
}
