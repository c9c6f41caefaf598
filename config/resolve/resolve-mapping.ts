import type { FieldMappingInput, FieldMappingsInput } from '../schema/mapping-schema.ts';
import type { FieldMapping } from '../schema/source-config.ts';
import { type Calendar, type DateOrder, KIND, type PartyKind } from '../vocabulary.ts';

/** What a mapping inherits from its source. */
export interface MappingDefaults {
  readonly calendar: Calendar | null;
  readonly dateOrder: DateOrder | null;
  readonly country: string;
  readonly currency: string;
}

/** Mappings of a stream, in the order of the file. The kind, a constant of the stream, is not among them. */
export function resolveMappings(fields: FieldMappingsInput, inherited: MappingDefaults): readonly FieldMapping[] {
  return Object.entries(fields)
    .filter(([target]) => target !== KIND)
    .map(([target, mapping]) => resolveMapping(target, mapping, inherited));
}

/** The kind that `fields: { kind: { const: ... } }` declares. */
export function declaredKind(fields: FieldMappingsInput): PartyKind | null {
  const mapping = fields[KIND];
  return typeof mapping === 'object' && !Array.isArray(mapping) ? ((mapping.const ?? null) as PartyKind | null) : null;
}

function resolveMapping(target: string, mapping: FieldMappingInput, inherited: MappingDefaults): FieldMapping {
  if (typeof mapping === 'string') return { target, columns: [mapping], constant: null, ...inherited };
  if (Array.isArray(mapping)) return { target, columns: mapping, constant: null, ...inherited };
  return {
    target,
    columns: mapping.columns ?? (mapping.column === undefined ? [] : [mapping.column]),
    constant: mapping.const ?? null,
    calendar: mapping.calendar ?? inherited.calendar,
    dateOrder: mapping.date_order ?? inherited.dateOrder,
    country: mapping.country ?? inherited.country,
    currency: mapping.currency ?? inherited.currency,
  };
}
