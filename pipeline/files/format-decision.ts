import type { SourceConfig } from '../../config/schema/source-config.ts';
import type { Profile } from '../../matching/profile.ts';
import { type ColumnFormats, columnKey, dateColumns, decideColumnFormats } from '../normalize/column-formats.ts';
import type { RawRecord, RawValue } from '../ports/source-reader.ts';

/** Decides the date formats of a source from the records that were seen so far, by the rules of a sync. */
export interface FormatDecision {
  readonly see: (record: RawRecord) => void;
  readonly decide: () => Promise<ColumnFormats>;
}

export function formatDecision(source: SourceConfig, profile: Profile): FormatDecision {
  const open = dateColumns(source, profile)
    .filter(({ calendar, dateOrder }) => calendar === null || dateOrder === null)
    .map(({ stream, column }) => ({ stream, column, counts: new Map<string, number>() }));
  const countsOf = new Map(open.map(({ stream, column, counts }) => [columnKey(stream, column), counts]));
  return {
    see: ({ stream, values }) => {
      for (const column of open) {
        if (column.stream !== stream) continue;
        for (const text of dateTexts(values[column.column])) {
          column.counts.set(text, (column.counts.get(text) ?? 0) + 1);
        }
      }
    },
    decide: () =>
      decideColumnFormats(source, profile, {
        columnTexts: async (_, stream, column, limit) => mostFrequent(countsOf.get(columnKey(stream, column)), limit),
      }),
  };
}

/** Texts that tell the format of a column: true dates and blanks do not. */
function dateTexts(value: RawValue | undefined): readonly string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return (value as readonly RawValue[]).flatMap(dateTexts);
  if (typeof value !== 'object') return String(value).trim() === '' ? [] : [String(value)];
  return 'd' in value && value.d !== undefined ? [] : [String((value as { readonly n: number }).n)];
}

function mostFrequent(counts: ReadonlyMap<string, number> | undefined, limit: number): readonly string[] {
  return [...(counts ?? [])]
    .sort(([textA, a], [textB, b]) => b - a || (textA < textB ? -1 : 1))
    .slice(0, limit)
    .map(([text]) => text);
}
