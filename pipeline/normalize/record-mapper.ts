import type { FieldMapping, SourceSettings, StreamConfig } from '../../config/schema/source-config.ts';
import { PARTY_NAME } from '../../config/vocabulary.ts';
import type { CleanContext } from '../../matching/field-types/field-type.ts';
import { splitPartyName } from '../../matching/field-types/party-name.ts';
import { fieldType } from '../../matching/field-types/registry.ts';
import { type FieldName, toFieldName } from '../../matching/ids.ts';
import type { FieldValue, NormalizedFields, PartyKind } from '../../matching/normalized-record.ts';
import type { Profile, ProfileField } from '../../matching/profile.ts';
import { boundedMemo } from '../../matching/text/bounded-memo.ts';
import type { NormalizedOutcome, StaleRecord } from '../ports/normalized-store.ts';
import type { RawValue } from '../ports/source-reader.ts';
import { type RawText, rawTexts } from '../raw-text.ts';
import { cellMemo } from './cell-memo.ts';
import { type ColumnFormats, columnKey } from './column-formats.ts';
import { completeNames, kindByIdentifiers, type NameOptions } from './complete-names.ts';
import { addValues, type DraftFields } from './draft-fields.ts';
import { misfitDropper } from './drop-misfits.ts';
import { updateTime } from './update-time.ts';

type Normalized = NonNullable<NormalizedOutcome['normalized']>;

/** Turns the raw values of one source's records into normalized records; streams without a mapping give null. */
export function createRecordMapper(
  source: SourceSettings,
  profile: Profile,
  formats: ColumnFormats,
  options: NameOptions = { composesNames: true },
): (record: Pick<StaleRecord, 'stream' | 'values'>) => Normalized | null {
  const fields = new Map<string, ProfileField>(profile.fields.map((field) => [field.name, field]));
  const streams = new Map(
    source.streams.map((stream) => [stream.name, streamMapper(source, stream, fields, formats, options)]),
  );
  return (record) => {
    const mapper = streams.get(record.stream);
    return mapper === undefined ? null : mapper(record.values);
  };
}

type Values = StaleRecord['values'];

function streamMapper(
  source: SourceSettings,
  stream: StreamConfig,
  fields: ReadonlyMap<string, ProfileField>,
  formats: ColumnFormats,
  options: NameOptions,
): (values: Values) => Normalized | null {
  if (stream.fields.length === 0) return () => null;
  // The party name comes last: identifiers beside it may tell whose name it is.
  const mappings = [...stream.fields].sort((a, b) => Number(a.target === PARTY_NAME) - Number(b.target === PARTY_NAME));
  const readers = mappings.map((mapping) => fieldReader(mapping, stream.name, fields.get(mapping.target), formats));
  const dropMisfits = misfitDropper(stream.fields);
  const order = [...fields.keys()].map(toFieldName);
  const readUpdateTime = updateTimeReader(source, stream, formats);
  return (values) => {
    const draft: DraftFields = new Map();
    let kind: PartyKind | null = stream.kind;
    for (const read of readers) kind = read(values, draft) ?? kind;
    dropMisfits(draft);
    kind = completeNames(draft, stream.kind ?? kind, fields, options);
    return { kind, fields: inOrder(draft, order), updatedAt: readUpdateTime(values) };
  };
}

/** The fields that have a value, in the order of the profile. */
function inOrder(draft: DraftFields, order: readonly FieldName[]): NormalizedFields {
  const fields: Partial<Record<FieldName, readonly FieldValue[]>> = {};
  for (const name of order) {
    const values = draft.get(name);
    if (values !== undefined && values.length > 0) fields[name] = values;
  }
  return fields;
}

/** Adds the values of one mapping to the draft; returns the party kind when the mapping tells it. */
type FieldReader = (values: Values, draft: DraftFields) => PartyKind | null;

function fieldReader(
  mapping: FieldMapping,
  stream: string,
  field: ProfileField | undefined,
  formats: ColumnFormats,
): FieldReader {
  const texts = textReader(mapping, field?.list ?? false);
  const context = contextOf(mapping, stream, formats);
  if (mapping.target === PARTY_NAME) return partyNameReader(texts, context);
  if (field === undefined) return () => null;
  const { clean } = fieldType(field.type);
  const cleanText = cellMemo((text) => clean(text.trim(), context));
  const cleanCell = (cell: RawText): readonly FieldValue[] =>
    cell.wasDate || cell.wasNumber ? clean(cell.text.trim(), forCell(context, cell)) : cleanText(cell.text);
  const { columns, constant } = mapping;
  if (constant !== null || (columns.length > 1 && !field.list)) {
    return (values, draft) => {
      for (const cell of texts(values)) addValues(draft, field.name, cleanCell(cell));
      return null;
    };
  }
  return (values, draft) => {
    for (const column of columns) {
      const value = values[column];
      // Nearly all cells are texts; they need no list around them.
      if (typeof value !== 'string') for (const cell of rawTexts(value)) addValues(draft, field.name, cleanCell(cell));
      else if (value.trim() !== '') addValues(draft, field.name, cleanText(value));
    }
    return null;
  };
}

function partyNameReader(texts: (values: Values) => readonly RawText[], context: CleanContext): FieldReader {
  const person = fieldType('person_name');
  const organisation = fieldType('organisation_name');
  return (values, draft) => {
    let kind: PartyKind | null = null;
    for (const text of texts(values)) {
      const party = splitPartyName(text.text.trim());
      const partyKind = kindByIdentifiers(draft) ?? party.kind;
      kind ??= partyKind;
      const name = toFieldName(partyKind === 'organisation' ? 'organisation_name' : 'full_name');
      const type = partyKind === 'organisation' ? organisation : person;
      const marked = type.clean(party.value, context).map((value) => ({
        ...value,
        raw: text.text,
        marks: [...(value.marks ?? []), 'split_from_party_name' as const],
      }));
      addValues(draft, name, marked);
    }
    return kind;
  };
}

/** Texts of a mapping: list fields take each column's own, other fields join the filled columns with a space. */
function textReader(mapping: FieldMapping, list: boolean): (values: Values) => readonly RawText[] {
  const { columns, constant } = mapping;
  if (constant !== null) {
    const texts = [{ text: constant, wasNumber: false, wasDate: false }];
    return () => texts;
  }
  if (list || columns.length === 1) return (values) => columns.flatMap((column) => rawTexts(values[column]));
  return (values) => {
    const parts = columns.flatMap((column) => rawTexts(values[column] as RawValue | undefined));
    return parts.length < 2
      ? parts
      : [{ text: parts.map((part) => part.text.trim()).join(' '), wasNumber: false, wasDate: false }];
  };
}

function contextOf(mapping: FieldMapping, stream: string, formats: ColumnFormats): CleanContext {
  const column = mapping.columns[0];
  return {
    country: mapping.country,
    currency: mapping.currency,
    dateFormat: column === undefined ? null : (formats[columnKey(stream, column)] ?? null),
    wasNumber: false,
  };
}

const GREGORIAN = { calendar: 'gregorian', order: 'ymd' } as const;

function forCell(context: CleanContext, text: RawText): CleanContext {
  if (text.wasDate) return { ...context, dateFormat: GREGORIAN };
  return text.wasNumber ? { ...context, wasNumber: true } : context;
}

function updateTimeReader(source: SourceSettings, stream: StreamConfig, formats: ColumnFormats) {
  const { updatedAt } = stream;
  if (updatedAt === null) return () => null;
  const dateFormat = formats[columnKey(stream.name, updatedAt.column)] ?? null;
  const context: CleanContext = { country: '', currency: '', dateFormat, wasNumber: false };
  const isoContext: CleanContext = { ...context, dateFormat: GREGORIAN };
  // Many records share their day.
  const ofText = boundedMemo((text) => updateTime(text, context, source.timeZone), 20_000);
  return (values: Values) => {
    const text = rawTexts(values[updatedAt.column])[0];
    if (text === undefined) return null;
    return text.wasDate ? updateTime(text.text, isoContext, source.timeZone) : ofText(text.text);
  };
}
