import type { FieldTypeName } from '../../../matching/field-types/field-type.ts';
import { type FieldName, toFieldName, toRecordId } from '../../../matching/ids.ts';
import { identityOf } from '../../../matching/survivorship/candidate.ts';
import type { DecidedValue, Pin, Rejection } from '../../../matching/survivorship/decisions.ts';
import { cleanText } from './customer-records.ts';

type Types = ReadonlyMap<FieldName, FieldTypeName>;

interface RawDecision {
  readonly field: string;
  readonly decidedAt: string;
  readonly record?: number;
  readonly author?: string;
}

/** A pin of one text, cleaned by the type of its field; `known` are texts as well. */
export function pin(
  types: Types,
  raw: RawDecision & {
    readonly value: string | readonly string[];
    readonly known?: readonly string[];
    readonly expiresAt?: string | null;
  },
): Pin {
  const field = toFieldName(raw.field);
  return {
    field,
    record: toRecordId(raw.record ?? 1),
    values: [raw.value].flat().map((text) => decided(types, field, text)),
    known: (raw.known ?? []).map((text) => identityOf(decided(types, field, text))),
    author: raw.author ?? 'سارا',
    reason: null,
    decidedAt: raw.decidedAt,
    expiresAt: raw.expiresAt ?? null,
  };
}

export function rejection(types: Types, raw: RawDecision & { readonly value: string }): Rejection {
  const field = toFieldName(raw.field);
  return {
    field,
    record: toRecordId(raw.record ?? 1),
    value: decided(types, field, raw.value),
    author: raw.author ?? 'سارا',
    reason: null,
    decidedAt: raw.decidedAt,
  };
}

function decided(types: Types, field: FieldName, text: string): DecidedValue {
  const { value, key } = cleanText(types.get(field)!, text)[0]!;
  return { value, key };
}
