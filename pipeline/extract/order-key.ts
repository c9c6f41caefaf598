import { hash } from 'node:crypto';
import type { SourceConfig, StreamConfig } from '../../config/schema/source-config.ts';
import type { CleanContext, DateFormat } from '../../matching/field-types/field-type.ts';
import { boundedMemo } from '../../matching/text/bounded-memo.ts';
import { updateTime } from '../normalize/update-time.ts';
import type { RawRecord } from '../ports/source-reader.ts';
import { rawTexts } from '../raw-text.ts';

/** How the versions of a source's records are put in order. */
export interface OrderKeys {
  /** Texts that sort, by code unit, as the source made the versions; null: nothing is known. */
  readonly of: (record: RawRecord) => string | null;
  /** 32 hex characters; keys of different definitions say nothing beside each other. */
  readonly definition: string;
}

/**
 * The order that the connector tells, else the configured update time: where its format needs no guess, because it is a date cell,
 * an ISO instant, or its calendar and order are declared. A guess may change with the next file, and with it the order of what is
 * stored already.
 */
export function orderKeys(source: Pick<SourceConfig, 'connector' | 'streams' | 'timeZone'>): OrderKeys {
  const byTime = new Map(
    source.streams.flatMap((stream) => {
      const read = timeReader(stream, source.timeZone);
      return read === null ? [] : [[stream.name, read] as const];
    }),
  );
  const definition = [
    ORDER_VERSION,
    source.connector,
    source.timeZone,
    source.streams.map(({ name, updatedAt }) => [name, updatedAt]),
  ];
  return {
    of: (record) => record.order ?? byTime.get(record.stream)?.(record.values) ?? null,
    definition: hash('sha256', JSON.stringify(definition), 'hex').slice(0, 32),
  };
}

/** Grows when order keys are made in another way. */
const ORDER_VERSION = 1;

const ISO: DateFormat = { calendar: 'gregorian', order: 'ymd' };
const isoInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/;

function timeReader({ updatedAt }: StreamConfig, timeZone: string) {
  if (updatedAt === null) return null;
  const { column, calendar, dateOrder } = updatedAt;
  const declared = calendar !== null && dateOrder !== null ? { calendar, order: dateOrder } : null;
  const contextOf = (dateFormat: DateFormat): CleanContext => ({
    country: '',
    currency: '',
    dateFormat,
    wasNumber: false,
  });
  const ofText = boundedMemo((text) => {
    if (isoInstant.test(text)) return updateTime(text, contextOf(ISO), timeZone);
    return declared === null ? null : updateTime(text, contextOf(declared), timeZone);
  }, 20_000);
  return (values: RawRecord['values']): string | null => {
    const text = rawTexts(values[column])[0];
    if (text === undefined) return null;
    return text.wasDate ? updateTime(text.text, contextOf(ISO), timeZone) : ofText(text.text.trim());
  };
}
