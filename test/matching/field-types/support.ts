import type { CleanContext, FieldTypeName } from '../../../matching/field-types/field-type.ts';
import { fieldType } from '../../../matching/field-types/registry.ts';
import type { FieldValue } from '../../../matching/normalized-record.ts';

const iran: CleanContext = { country: 'IR', dateFormat: null, currency: 'IRR', wasNumber: false };

export function cleanAll(type: FieldTypeName, raw: string, context: Partial<CleanContext> = {}): readonly FieldValue[] {
  return fieldType(type).clean(raw, { ...iran, ...context });
}

/** The only value of a cell; fails the test when the cell gives several. */
export function cleanOne(type: FieldTypeName, raw: string, context: Partial<CleanContext> = {}): FieldValue {
  const values = cleanAll(type, raw, context);
  if (values.length !== 1) throw new Error(`${values.length} values instead of one`);
  return values[0]!;
}

/** Name of the level at which two raw texts compare. */
export function levelOf(type: FieldTypeName, a: string, b: string, context: Partial<CleanContext> = {}): string {
  const [first, second] = [cleanOne(type, a, context).key, cleanOne(type, b, context).key];
  if (first === '' || second === '') return 'no evidence';
  return fieldType(type).levels[fieldType(type).compare(first, second)]!.name;
}

/** Blocking keys of a raw text by name. */
export function blockingValues(type: FieldTypeName, raw: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fieldType(type)
      .blockingKeys(cleanOne(type, raw).key)
      .map(({ name, key }) => [name, key]),
  );
}
