import type { NumberCell, RawValue } from './ports/source-reader.ts';

/** The text of a raw value as a person sees it, with what cleaning has to know about where it came from. */
export interface RawText {
  readonly text: string;
  /** The cell was a number: leading zeros may be lost. */
  readonly wasNumber: boolean;
  /** The cell was a true date: `text` is ISO 8601 Gregorian, whatever the column's calendar. */
  readonly wasDate: boolean;
}

/** Texts of a raw value, one per element of a list; blank ones are left out. */
export function rawTexts(value: RawValue | undefined): readonly RawText[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return (value as readonly RawValue[]).flatMap(rawTexts);
  const text = scalarText(value as Exclude<RawValue, null | readonly RawValue[]>);
  return text.text.trim() === '' ? [] : [text];
}

function scalarText(value: string | number | boolean | NumberCell): RawText {
  if (typeof value === 'string') return { text: value, wasNumber: false, wasDate: false };
  if (typeof value === 'object') return numberCellText(value);
  return { text: String(value), wasNumber: typeof value === 'number', wasDate: false };
}

function numberCellText(cell: NumberCell): RawText {
  if (cell.d !== undefined) return { text: cell.d, wasNumber: false, wasDate: true };
  const width = zeroPaddedWidth(cell.z);
  const text =
    width > 0 && Number.isInteger(cell.n) && cell.n >= 0 ? String(cell.n).padStart(width, '0') : String(cell.n);
  return { text, wasNumber: true, wasDate: false };
}

/** Width of a format such as `0000000000`, with which a workbook shows lost zeros; 0 for any other. */
function zeroPaddedWidth(format: string | undefined): number {
  return format !== undefined && /^0{2,}$/.test(format) ? format.length : 0;
}
