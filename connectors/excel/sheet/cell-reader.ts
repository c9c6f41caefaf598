import type { NumberCell, RawValue } from '../../../pipeline/ports/source-reader.ts';
import { undecodable } from '../archive/xml-decoder.ts';
import type { NumberFormat } from '../workbook/number-format.ts';
import { generalFormat } from '../workbook/number-format.ts';
import { isoToSerial, serialToIso } from '../workbook/serial-date.ts';
import { TextTable } from '../workbook/text-table.ts';
import { isTrue } from '../xml/attribute.ts';
import { decodeEscapes } from './decode-escapes.ts';
import type { RowProblem } from './sheet-row.ts';

/** A cell as its XML gives it. */
export interface CellXml {
  /** Attribute `t`; absent for numbers. */
  type: string | undefined;
  /** Attribute `s`: index of the cell style. */
  style: string | undefined;
  /** Text of the value or of the inline string; null when there is neither. */
  text: string | null;
  formula: boolean;
}

/** What was read as empty, for notes. */
export interface CellTally {
  formulasWithoutValue: number;
  /** Count by error, such as `#N/A`. */
  readonly errors: Map<string, number>;
}

/** Turns the XML of cells into values. */
export class CellReader {
  readonly tally: CellTally = { formulasWithoutValue: 0, errors: new Map() };
  readonly #texts: TextTable;
  readonly #formats: readonly NumberFormat[];
  readonly #date1904: boolean;

  constructor(texts: TextTable, formats: readonly NumberFormat[], date1904: boolean) {
    this.#texts = texts;
    this.#formats = formats;
    this.#date1904 = date1904;
  }

  /** The value, or what is wrong with it. */
  read(cell: CellXml): RawValue | CellProblem {
    const { text } = cell;
    if (text === null) {
      if (cell.formula) this.tally.formulasWithoutValue += 1;
      return null;
    }
    switch (cell.type) {
      case undefined:
      case 'n':
        return this.#number(text, cell);
      case 's':
        return this.#sharedText(text);
      case 'b':
        return text === '' ? null : isTrue(text);
      case 'e':
        this.#countError(text);
        return null;
      case 'd':
        return this.#isoDate(text, cell);
      default:
        return toText(text);
    }
  }

  #sharedText(index: string): RawValue | CellProblem {
    const text = /^\s*\d{1,9}\s*$/.test(index) ? this.#texts.get(Number(index)) : undefined;
    if (text === undefined) {
      return new CellProblem('row.unreadable', 'A cell refers to a text that the workbook does not hold.');
    }
    return toText(text);
  }

  #number(text: string, cell: CellXml): RawValue | CellProblem {
    const trimmed = text.trim();
    if (trimmed === '') {
      if (cell.formula) this.tally.formulasWithoutValue += 1;
      return null;
    }
    if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(trimmed)) return toText(text);
    const number = Number(trimmed);
    // A number holds about 15 digits; a longer one is an identifier, kept as the XML spells it.
    if (!Number.isFinite(number) || (!Number.isSafeInteger(number) && /^[+-]?\d+$/.test(trimmed))) return trimmed;
    return this.#formatted(number === 0 ? 0 : number, this.#format(cell));
  }

  #formatted(n: number, format: NumberFormat): number | NumberCell {
    if (format.code === undefined) return n;
    const hasDay = format.kind === 'date' || (format.kind === 'time' && n >= 1);
    const date = hasDay ? serialToIso(n, this.#date1904) : undefined;
    return date === undefined ? { n, z: format.code } : { n, z: format.code, d: date };
  }

  #isoDate(text: string, cell: CellXml): RawValue | CellProblem {
    const n = isoToSerial(text.trim(), this.#date1904);
    const d = n === undefined ? undefined : serialToIso(n, this.#date1904);
    if (n === undefined || d === undefined) return toText(text);
    const z = this.#format(cell).code;
    return z === undefined ? { n, d } : { n, z, d };
  }

  #format(cell: CellXml): NumberFormat {
    return (cell.style === undefined ? undefined : this.#formats[Number(cell.style)]) ?? generalFormat;
  }

  #countError(text: string): void {
    // Only Excel's own errors are named in notes: anything else could be data.
    const name = /^#[A-Z/0!?_]{2,20}$/.test(text) ? text : 'other';
    this.tally.errors.set(name, (this.tally.errors.get(name) ?? 0) + 1);
  }
}

/** Why the value of a cell, and with it its row, cannot be taken. */
export class CellProblem {
  readonly code: RowProblem['code'];
  readonly reason: string;
  readonly value: string | undefined;

  constructor(code: RowProblem['code'], reason: string, value?: string) {
    this.code = code;
    this.reason = reason;
    this.value = value;
  }
}

function toText(text: string): string | CellProblem {
  if (text.length > TextTable.longestText) {
    const reason = `The text of a cell is over ${TextTable.longestText} characters, the most that Excel allows.`;
    return new CellProblem('row.too_large', reason, text.slice(0, 1_000));
  }
  if (text.includes(undecodable)) {
    return new CellProblem('row.encoding', 'A cell holds bytes or character references that are not valid.');
  }
  return decodeEscapes(text);
}
