/** Where a value differs from its documented shape; an object with the key `…` may have more keys, and null fits everywhere. */
export function shapeDifferences(documented: unknown, actual: unknown, path: string): readonly string[] {
  if (documented === null || actual === null) return [];
  if (Array.isArray(documented) && Array.isArray(actual)) {
    const [first] = documented;
    return first === undefined ? [] : actual.flatMap((item, i) => shapeDifferences(first, item, `${path}[${i}]`));
  }
  if (kindOf(documented) !== kindOf(actual)) return [`${path} is ${kindOf(actual)}, not ${kindOf(documented)}`];
  if (kindOf(documented) !== 'object') return [];
  const shape = documented as Readonly<Record<string, unknown>>;
  const value = actual as Readonly<Record<string, unknown>>;
  const open = '…' in shape;
  return [
    ...Object.keys(value).flatMap((key) => (open || key in shape ? [] : [`${path}.${key} is not in the guide`])),
    ...Object.keys(shape).flatMap((key) => {
      if (key === '…') return [];
      return key in value || open
        ? shapeDifferences(shape[key], value[key] ?? null, `${path}.${key}`)
        : [`${path}.${key} is only in the guide`];
    }),
  ];
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value;
}
