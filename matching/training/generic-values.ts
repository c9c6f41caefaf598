import { compareCodeUnits } from '../canonical-order.ts';
import type { FieldName } from '../ids.ts';
import { comparisonsOf } from '../scoring/comparisons.ts';
import type { EvidenceRole } from '../scoring/evidence-role.ts';
import type { Column, RecordTable } from '../table/record-table.ts';
import { countValues, rowsOfValues } from './count-values.ts';
import { type CountOwners, ownerCounter } from './owners.ts';

/** A contact that this many differently named records share is a reception's or a dummy: it tells nothing. */
export const GENERIC_CONTACT_OWNERS = 6;
/** An identifier belongs to one customer: already this many different names show that it is a dummy. */
export const GENERIC_IDENTIFIER_OWNERS = 3;

/** Values by field that so many differently named records share that they tell nothing, in canonical order. */
export function genericValues(table: RecordTable): ReadonlyMap<FieldName, readonly string[]> {
  const countOwners = ownerCounter(table);
  const generic = new Map<FieldName, readonly string[]>();
  for (const { column, role } of comparisonsOf(table.columns)) {
    const limit = ownersLimit(role);
    const name = table.columns[column]!.field.name;
    if (limit !== null && !generic.has(name)) generic.set(name, genericOf(table.columns[column]!, limit, countOwners));
  }
  return generic;
}

/** Owners from which on a value tells nothing; null for fields whose values many customers share anyway. */
export function ownersLimit(role: EvidenceRole): number | null {
  switch (role) {
    case 'identifier':
      return GENERIC_IDENTIFIER_OWNERS;
    case 'phone':
    case 'email':
      return GENERIC_CONTACT_OWNERS;
    default:
      return null;
  }
}

function genericOf(column: Column, limit: number, countOwners: CountOwners): readonly string[] {
  const counts = countValues(column);
  const { rowsOf } = counts;
  const rows = rowsOfValues(column, counts, limit);
  const found: string[] = [];
  for (let code = 0; code < column.keys.length; code++) {
    if (rowsOf[code]! >= limit && countOwners(rows(code), limit) >= limit) found.push(column.keys.at(code));
  }
  return found.sort(compareCodeUnits);
}
