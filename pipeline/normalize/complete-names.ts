import type { CleanContext } from '../../matching/field-types/field-type.ts';
import { composedKey } from '../../matching/field-types/names/compose-name.ts';
import { fieldType } from '../../matching/field-types/registry.ts';
import { toFieldName } from '../../matching/ids.ts';
import type { FieldValue, PartyKind, ValueMark } from '../../matching/normalized-record.ts';
import type { ProfileField } from '../../matching/profile.ts';
import { cellMemo } from './cell-memo.ts';
import type { DraftFields } from './draft-fields.ts';

const GIVEN = toFieldName('given_name');
const FAMILY = toFieldName('family_name');
const FULL = toFieldName('full_name');
const ORGANISATION = toFieldName('organisation_name');
const CONTACT = toFieldName('contact_name');
const NATIONAL_ID = toFieldName('national_id');
const COMPANY_ID = toFieldName('company_id');

export interface NameOptions {
  /** False: full names are composed only where the kind of a record depends on it. Matching compares the parts anyway. */
  readonly composesNames: boolean;
}

/**
 * Settles who the record is about. A full name is composed from given and family name when the source gives them apart.
 * A record with an organisation name is about the organisation unless the mapping says otherwise, and the person named
 * beside it is its contact. Returns the kind; null when there is no name at all.
 */
export function completeNames(
  draft: DraftFields,
  kind: PartyKind | null,
  fields: ReadonlyMap<string, ProfileField>,
  { composesNames }: NameOptions,
): PartyKind | null {
  const isNeeded = composesNames || kind !== 'person';
  if (isNeeded && !draft.has(FULL) && fields.has(FULL)) composeFullName(draft);
  const settled = kind ?? kindOfNames(draft);
  if (settled === 'organisation' && fields.has(CONTACT) && draft.has(FULL)) {
    if (!draft.has(CONTACT)) draft.set(CONTACT, draft.get(FULL)!);
    draft.delete(FULL);
  }
  return settled;
}

/** What valid identifiers say about the kind; null when there is none, or one of each. */
export function kindByIdentifiers(draft: DraftFields): PartyKind | null {
  const person = draft.get(NATIONAL_ID)?.some(({ status }) => status === 'valid') ?? false;
  const organisation = draft.get(COMPANY_ID)?.some(({ status }) => status === 'valid') ?? false;
  if (person === organisation) return null;
  return person ? 'person' : 'organisation';
}

function kindOfNames(draft: DraftFields): PartyKind | null {
  if (hasRealValue(draft.get(ORGANISATION))) return 'organisation';
  return hasRealValue(draft.get(FULL)) ? 'person' : null;
}

function composeFullName(draft: DraftFields): void {
  const given = draft.get(GIVEN)?.find(isReal)?.value;
  const family = draft.get(FAMILY)?.find(isReal)?.value;
  if (given === undefined && family === undefined) return;
  draft.set(FULL, given === undefined || family === undefined ? composed(given ?? family!) : bothNames(given, family));
}

function bothNames(given: string, family: string): readonly FieldValue[] {
  const name = `${given} ${family}`;
  const key = composedKey(given, family);
  return key === null ? composed(name) : [{ raw: name, value: name, key, status: 'unverified', marks: COMPOSED }];
}

const context: CleanContext = { country: '', currency: '', dateFormat: null, wasNumber: false };
const COMPOSED: readonly ValueMark[] = ['composed'];

const composed = cellMemo((text): readonly FieldValue[] =>
  fieldType('person_name')
    .clean(text, context)
    .map((value) => ({ ...value, marks: [...(value.marks ?? []), ...COMPOSED] })),
);

function hasRealValue(values: readonly FieldValue[] | undefined): boolean {
  return values?.some(isReal) ?? false;
}

function isReal(value: FieldValue): boolean {
  return value.status === 'valid' || value.status === 'unverified';
}
