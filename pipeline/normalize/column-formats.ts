import type { SourceSettings } from '../../config/schema/source-config.ts';
import { decideDateFormat } from '../../matching/field-types/date-format.ts';
import type { DateFormat } from '../../matching/field-types/field-type.ts';
import { toSourceName } from '../../matching/ids.ts';
import type { Profile } from '../../matching/profile.ts';
import type { NormalizedStore } from '../ports/normalized-store.ts';

/** How many distinct texts of a column decide its date format. */
export const FORMAT_SAMPLE = 5_000;

/** Date format of every date column of a source, by stream and column. */
export type ColumnFormats = Readonly<Record<string, DateFormat | null>>;

export function columnKey(stream: string, column: string): string {
  return `${stream} ${column}`;
}

/**
 * Decides calendar and order of the source's date columns from all its live values, where the configuration leaves
 * them open. The outcome depends on the records alone, not on the batches they came in (law 3).
 */
export async function decideColumnFormats(
  source: SourceSettings,
  profile: Profile,
  store: Pick<NormalizedStore, 'columnTexts'>,
): Promise<ColumnFormats> {
  const formats: Record<string, DateFormat | null> = {};
  for (const { stream, column, calendar, dateOrder } of dateColumns(source, profile)) {
    const declared = calendar !== null && dateOrder !== null ? { calendar, order: dateOrder } : null;
    const decided =
      declared ?? decideDateFormat(await store.columnTexts(toSourceName(source.name), stream, column, FORMAT_SAMPLE));
    formats[columnKey(stream, column)] =
      decided === null && calendar === null
        ? null
        : { calendar: calendar ?? decided!.calendar, order: dateOrder ?? decided?.order ?? 'ymd' };
  }
  return formats;
}

/** Date columns of a source, with what the configuration says about their format. */
export function dateColumns(source: SourceSettings, profile: Profile) {
  const dateFields = new Set<string>(
    profile.fields.filter((field) => field.type === 'date').map((field) => field.name),
  );
  return source.streams.flatMap((stream) => [
    ...stream.fields
      .filter((mapping) => dateFields.has(mapping.target))
      .flatMap((mapping) =>
        mapping.columns.map((column) => ({
          stream: stream.name,
          column,
          calendar: mapping.calendar,
          dateOrder: mapping.dateOrder,
        })),
      ),
    ...(stream.updatedAt === null ? [] : [{ stream: stream.name, ...stream.updatedAt }]),
  ]);
}
