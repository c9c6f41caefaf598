import { compareCodeUnits } from '../../canonical-order.ts';
import { fieldType } from '../../field-types/registry.ts';
import { toSourceName } from '../../ids.ts';
import type { ProfileField } from '../../profile.ts';
import { kindCodes, NO_VALUE, type RecordTable } from '../record-table.ts';
import { sharedInt32Array, sharedUint8Array, sharedUint16Array } from '../shared-arrays.ts';
import { appendAll, createByteStrings } from './byte-strings.ts';
import { createEncodedCells, type EncodedCells } from './encoded-cells.ts';
import { orderedColumn } from './ordered-column.ts';
import { type ColumnReader, readColumns } from './read-columns.ts';
import { rowOrder } from './row-order.ts';

/** Which columns of a delimited text make the table. */
export interface DelimitedSpec {
  /** Header of the column that names the source of a row; empty cells name the source "". */
  readonly sourceColumn: string;
  /** Header of the column with the record's key within its source. */
  readonly keyColumn: string;
  readonly fields: readonly DelimitedField[];
  /** One ASCII character; default a comma. */
  readonly delimiter?: string;
}

export interface DelimitedField {
  /** Header of the column that holds the field. */
  readonly header: string;
  readonly field: ProfileField;
  /** The comparable key of a cell's text; empty for none. Default: the text itself. Called once per distinct text. */
  readonly toKey?: (text: string) => string;
}

/**
 * Makes the table of a matching run from UTF-8 text that is clean already: a cell holds one comparable key, or nothing. Makes
 * no text per cell; only distinct values become texts. Rows come into canonical order; `ids` are the numbers of their rows in
 * the text, from 1. No value counts as `valid`, no kind is known.
 *
 * @throws YektaError `file.header_missing` without a first row, `source.column_missing` when it lacks a header of the
 *   specification, `row.quote` when a quoted cell is broken.
 */
export function tableFromDelimited(text: Uint8Array, spec: DelimitedSpec): RecordTable {
  const sourceCells = createEncodedCells();
  const keys = createByteStrings();
  const columns = spec.fields.map(createEncodedCells);
  readColumns(text, (spec.delimiter ?? ',').charCodeAt(0), [
    [spec.sourceColumn, sourceCells.add],
    [spec.keyColumn, (...cells) => appendAll(keys, ...cells)],
    ...spec.fields.map(({ header }, i): [string, ColumnReader] => [header, columns[i]!.add]),
  ]);
  const { names, ranks } = rankSources(sourceCells);
  const order = rowOrder(ranks, names.length, keys);
  const ids = sharedInt32Array(order.length);
  const sources = sharedUint16Array(order.length);
  for (let row = 0; row < order.length; row++) {
    ids[row] = order[row]! + 1;
    sources[row] = ranks[order[row]!]!;
  }
  return {
    size: order.length,
    ids,
    sources,
    sourceNames: names.map(toSourceName),
    kinds: sharedUint8Array(order.length).fill(kindCodes.unknown),
    columns: spec.fields.map(({ field, toKey }) =>
      // Given up one after the other, so that their memory serves the next.
      orderedColumn({ field, type: fieldType(field.type) }, columns.shift()!, order, toKey),
    ),
  };
}

/** Source names in ascending order, and by row the rank of its source among them. */
function rankSources(cells: EncodedCells): { readonly names: readonly string[]; readonly ranks: Uint16Array } {
  const codes = cells.codes();
  const texts = codes.includes(NO_VALUE) ? [...cells.texts(), ''] : cells.texts();
  const names = [...texts].sort(compareCodeUnits);
  const rankOf = texts.map((text) => names.indexOf(text));
  const ranks = new Uint16Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    ranks[row] = rankOf[codes[row] === NO_VALUE ? texts.length - 1 : codes[row]!]!;
  }
  return { names, ranks };
}
