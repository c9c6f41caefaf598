import type { FieldMappingsInput } from '../schema/mapping-schema.ts';
import type { DateColumn, StreamConfig } from '../schema/source-config.ts';
import type { CsvSourceInput, ExcelSourceInput, StreamInput, ZendeskSourceInput } from '../schema/source-schema.ts';
import { type StandardMapping, zendeskMappings } from '../standard-mappings.ts';
import { PARTY_NAME, ROWS_STREAM, type ZendeskStream, zendeskStreams } from '../vocabulary.ts';
import { declaredKind, resolveMappings } from './resolve-mapping.ts';

interface Region {
  readonly country: string;
  readonly currency: string;
}

/** The single stream of a file source. */
export function resolveRowsStream(input: ExcelSourceInput | CsvSourceInput, region: Region): readonly StreamConfig[] {
  const inherited = { ...region, calendar: input.calendar ?? null, dateOrder: input.date_order ?? null };
  return [
    {
      name: ROWS_STREAM,
      key: input.key ?? [],
      updatedAt: updateColumn(input, inherited),
      kind: input.kind ?? declaredKind(input.fields),
      fields: resolveMappings(input.fields, inherited),
    },
  ];
}

/** The named streams, or all of them; what the file says about a stream goes over the standard mapping. */
export function resolveZendeskStreams(
  input: ZendeskSourceInput,
  region: Region,
): readonly (StreamConfig & { readonly name: ZendeskStream })[] {
  return zendeskStreams
    .filter((name) => input.streams === undefined || input.streams[name] !== undefined)
    .map((name) => ({ name, ...resolveStream(zendeskMappings[name], input.streams?.[name] ?? {}, region) }));
}

function resolveStream(standard: StandardMapping, input: StreamInput, region: Region): Omit<StreamConfig, 'name'> {
  const fields = overrideMappings(standard.fields, input.fields ?? {});
  return {
    key: [],
    updatedAt: { column: standard.updatedAt, calendar: 'gregorian', dateOrder: 'ymd' },
    kind: input.kind ?? declaredKind(fields),
    fields: resolveMappings(fields, { ...region, calendar: 'gregorian', dateOrder: 'ymd' }),
  };
}

const namesOfParty = ['full_name', 'given_name', 'family_name', 'organisation_name'];

/** A name that the file maps itself replaces the standard mixed one; `null` takes a field out. */
function overrideMappings(standard: FieldMappingsInput, own: NonNullable<StreamInput['fields']>): FieldMappingsInput {
  const replacesName = namesOfParty.some((name) => own[name] != null);
  const kept = Object.entries(standard).filter(([target]) => !(target === PARTY_NAME && replacesName));
  const merged = { ...Object.fromEntries(kept), ...own };
  return Object.fromEntries(
    Object.entries(merged).filter((entry): entry is [string, FieldMappingsInput[string]] => entry[1] !== null),
  );
}

function updateColumn(
  input: ExcelSourceInput | CsvSourceInput,
  inherited: Pick<DateColumn, 'calendar' | 'dateOrder'>,
): DateColumn | null {
  const given = input.updated_at;
  if (given === undefined) return null;
  const { calendar, dateOrder } = inherited;
  if (typeof given === 'string') return { column: given, calendar, dateOrder };
  return { column: given.column, calendar: given.calendar ?? calendar, dateOrder: given.date_order ?? dateOrder };
}
