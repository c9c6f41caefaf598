import { standardProfile } from '../../../config/standard-profile.ts';
import type { CleanContext, FieldTypeName } from '../../../matching/field-types/field-type.ts';
import { fieldType } from '../../../matching/field-types/registry.ts';
import { type FieldName, type SourceName, toFieldName, toRecordId, toSourceName } from '../../../matching/ids.ts';
import type { FieldValue, NormalizedRecord, PartyKind } from '../../../matching/normalized-record.ts';
import type { Profile } from '../../../matching/profile.ts';
import { profileFromConfig } from '../../../matching/profile-from-config.ts';

/** The standard profile, without duplicate-free sources unless given. */
export function standardCustomerProfile(duplicateFree: readonly string[] = []): Profile {
  const { fields } = profileFromConfig({ profile: { fields: standardProfile }, sources: [] });
  return { fields, duplicateFree: new Set<SourceName>(duplicateFree.map(toSourceName)) };
}

export interface RawCustomer {
  readonly id: number;
  readonly source?: string;
  readonly key?: string;
  readonly kind?: PartyKind | null;
  readonly updatedAt?: string | null;
  readonly firstSeenAt?: string;
  readonly lastSeenAt?: string;
  /** Texts by field name of the standard profile; a list holds several values. */
  readonly fields: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** A normalized record whose values are cleaned by their field types: those of the standard profile unless others are given. */
export function customer(
  { id, source = 'crm', key, kind = 'person', fields, ...times }: RawCustomer,
  typeOf = standardTypes,
): NormalizedRecord {
  const normalized: Partial<Record<FieldName, readonly FieldValue[]>> = {};
  for (const [name, texts] of Object.entries(fields)) {
    if (texts === undefined) continue;
    const type = typeOf.get(toFieldName(name))!;
    normalized[toFieldName(name)] = [texts].flat().flatMap((text) => cleanText(type, text));
  }
  return {
    id: toRecordId(id),
    source: toSourceName(source),
    key: key ?? String(id).padStart(6, '0'),
    kind,
    fields: normalized,
    updatedAt: times.updatedAt ?? null,
    firstSeenAt: times.firstSeenAt ?? '2024-01-01T00:00:00Z',
    ...(times.lastSeenAt === undefined ? {} : { lastSeenAt: times.lastSeenAt }),
  };
}

/** Values of a text as a source in Iran writes it. */
export function cleanText(type: FieldTypeName, text: string): readonly FieldValue[] {
  return fieldType(type).clean(text, iranian);
}

export function typesOf(profile: Profile): ReadonlyMap<FieldName, FieldTypeName> {
  return new Map(profile.fields.map(({ name, type }) => [name, type]));
}

const iranian: CleanContext = {
  country: 'IR',
  dateFormat: { calendar: 'gregorian', order: 'ymd' },
  currency: 'IRR',
  wasNumber: false,
};

const standardTypes: ReadonlyMap<FieldName, FieldTypeName> = new Map(
  standardProfile.map(({ name, type }) => [toFieldName(name), type]),
);
