import type { FieldName } from '../ids.ts';
import type { Profile } from '../profile.ts';
import { evidenceRole } from '../scoring/evidence-role.ts';
import { ownersLimit } from '../training/generic-values.ts';

/** A field whose values may turn out to say nothing about who a customer is. */
export interface DoubtfulField {
  readonly field: FieldName;
  /** From so many records on that wait for a person and share a value, the value is in doubt. */
  readonly records: number;
}

/** Contacts and identifiers: with the limits that training has for differently named owners. */
export function doubtfulFields({ fields }: Profile): readonly DoubtfulField[] {
  return fields.flatMap((field) => {
    const records = field.role === 'none' ? null : ownersLimit(evidenceRole(field));
    return records === null ? [] : [{ field: field.name, records }];
  });
}
