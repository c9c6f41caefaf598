import { isolated, type Language } from '../../matching/explain/language.ts';
import type { NormalizedRecord } from '../../matching/normalized-record.ts';
import type { ProfileField } from '../../matching/profile.ts';
import { displayWidth, fitWidth } from './text-table.ts';

export interface SideBySideStyle {
  readonly language: Language;
  /** Columns of the terminal; null: plain text of any width. */
  readonly width: number | null;
}

/** The values of records under each other's `source:key`, one line per field that any of them has; long ones are cut on a terminal. */
export function sideBySide(
  records: readonly NormalizedRecord[],
  fields: readonly ProfileField[],
  { language, width }: SideBySideStyle,
): readonly string[] {
  const present = fields.filter(({ name }) => records.some((record) => record.fields[name] !== undefined));
  const rows = [
    ['', ...records.map(({ source, key }) => `${source}:${key}`)],
    ...present.map(({ name, label }) => [
      label[language],
      ...records.map((record) => (record.fields[name] ?? []).map(({ value, raw }) => value || raw).join(' | ')),
    ]),
  ];
  const widest = (column: number): number => Math.max(...rows.map((row) => displayWidth(row[column]!)));
  const labels = widest(0);
  const room = width === null ? Number.POSITIVE_INFINITY : width - labels - 2;
  const most = Math.max(LEAST_VALUE, Math.floor(room / records.length) - 2);
  const widths = [labels, ...records.map((_, index) => Math.min(most, widest(index + 1)))];
  return rows.map((row) =>
    row
      .map((text, column) => {
        const fitted = fitWidth(text, widths[column]!);
        return `  ${inCell(fitted)}${' '.repeat(widths[column]! - displayWidth(fitted))}`;
      })
      .join('')
      .trimEnd(),
  );
}

const LEAST_VALUE = 12;

/** A text that may be Persian, so that it keeps its column whatever its direction. */
function inCell(text: string): string {
  return isolated(text, /\p{Script=Arabic}/u.test(text) ? 'fa' : 'en');
}
