import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { csvConnector } from '../../connectors/csv/connector.ts';
import type { SourceReader } from '../../pipeline/ports/source-reader.ts';

/** A row of the files. */
export interface Row {
  readonly id: string;
  readonly name: string;
  readonly note: string;
}

/** How rows are written. */
export interface Writing {
  readonly encoding: 'utf-8' | 'utf-16le' | 'windows-1256';
  readonly mark: boolean;
  readonly delimiter: string;
  readonly lineEnd: string;
  readonly columns: readonly (keyof Row)[];
  /** Names of the last two columns change places, their cells do not. */
  readonly crossed: boolean;
  /** Names of the files that the rows are cut into. */
  readonly files: readonly string[];
}

const text = fc.constantFrom('Sara', 'Reza, M.', 'two\nlines', 'say "so"', 'سارا', '', ' ', 'a;b', '9'.repeat(40));
const row = fc.record({ id: fc.constantFrom('1', '2', '3', '4', '5', '6', ''), name: text, note: text });
const edit = fc.record({
  kind: fc.constantFrom('change', 'remove', 'insert', 'repeat', 'displace', 'swap'),
  at: fc.nat(150),
  row,
});
/** Lines that are no rows, or none of this table. */
const damage = fc.option(
  fc.constantFrom('7,"open', '1,"a"b,c', '1,2,3,4,5', '', 'id,name,note', '1', '8,x,y,,', '2,a\xff'),
  { freq: 3, nil: null },
);
const usual: Writing = {
  encoding: 'utf-8',
  mark: false,
  delimiter: ',',
  lineEnd: '\n',
  columns: ['id', 'name', 'note'],
  crossed: false,
  files: ['a.csv'],
};
const writing: fc.Arbitrary<Partial<Writing>> = fc.oneof(
  { arbitrary: fc.constant({}), weight: 6 },
  {
    arbitrary: fc.constantFrom<Partial<Writing>>(
      { encoding: 'utf-16le', mark: true },
      { encoding: 'windows-1256' },
      { mark: true },
      { delimiter: ';' },
      { lineEnd: '\r\n' },
      { columns: ['name', 'id', 'note'] },
      { columns: ['id', 'name'] },
      { crossed: true },
      { files: ['b.csv'] },
      { files: ['a.csv', 'b.csv'] },
    ),
    weight: 4,
  },
);
const version = fc.record({ edits: fc.array(edit, { maxLength: 3 }), writing, damage });
/** Some rows in the midst of many that nobody touches but by accident: these make up stretches. */
export const history = fc.record({
  rows: fc
    .tuple(fc.array(row, { minLength: 2, maxLength: 12 }), fc.nat(60), fc.nat(60))
    .map(([list, before, behind]): readonly Row[] => [...quietRows('b', before), ...list, ...quietRows('e', behind)]),
  versions: fc.array(version, { minLength: 2, maxLength: 4 }),
});

/** Rows that no edit looks for. */
export function quietRows(prefix: string, count: number): readonly Row[] {
  return Array.from({ length: count }, (_, index) => ({ id: `${prefix}${index}`, name: `Quiet ${index}`, note: '' }));
}

/** The rows after edits. */
export function edited(rows: readonly Row[], edits: readonly { kind: string; at: number; row: Row }[]): readonly Row[] {
  const list = [...rows];
  for (const { kind, at, row: other } of edits) {
    const place = at % Math.max(1, list.length);
    const found = list[place];
    if (found === undefined || kind === 'insert') list.splice(place, 0, other);
    else if (kind === 'remove') list.splice(place, 1);
    else if (kind === 'repeat') list.push(found);
    else if (kind === 'displace') list.splice(place, 0, { ...found, note: `not ${found.note}` });
    else if (kind === 'swap') list.push(list.shift()!);
    else list[place] = { ...found, note: other.note };
  }
  return list;
}

/** The files of one version, in a folder of their own below `root`, with a line in their midst that is no row, if any. */
export async function writeVersion(
  root: string,
  rows: readonly Row[],
  broken: string | null,
  changes: Partial<Writing>,
): Promise<SourceReader> {
  const { encoding, mark, delimiter, lineEnd, columns, crossed, files } = { ...usual, ...changes };
  const baseFolder = await mkdtemp(join(root, 'v-'));
  const cell = (value: string): string => (/[",;\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  const line = (values: readonly string[]): string => values.map(cell).join(delimiter);
  const size = Math.ceil(rows.length / files.length);
  for (const [index, file] of files.entries()) {
    const own = rows.slice(index * size, (index + 1) * size).map((each) => line(columns.map((column) => each[column])));
    if (broken !== null) own.splice(own.length >> 1, 0, broken);
    const names = crossed ? ['id', 'note', 'name'] : columns;
    const content = [line(names), ...own, ''].join(lineEnd);
    await writeFile(join(baseFolder, file), iconv.encode(content, encoding, { addBOM: mark }));
  }
  const options = { location: '.', encoding, delimiter, quote: '"' } as const;
  return csvConnector.open(options, { baseFolder, source: 'test' });
}
