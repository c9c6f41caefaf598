import { peakMegabytes } from '../../../cli/output/peak-memory.ts';
import { excelConnector } from '../../../connectors/excel/connector.ts';
import type { RawValue } from '../../../pipeline/ports/source-reader.ts';
import { columnCount, persianCell } from './persian-cells.ts';
import { defaultOptions } from './read-workbook-bytes.ts';

export interface LargeResult {
  readonly rows: number;
  readonly cells: number;
  readonly wrongCells: number;
  /** Seconds of CPU. */
  readonly seconds: number;
  /** MB. */
  readonly peakMemory: number;
}

let rows = 0;
let cells = 0;
let wrongCells = 0;
const before = process.cpuUsage();
const location = process.argv[2] ?? '';
const reader = excelConnector.open({ ...defaultOptions, location }, { baseFolder: '.', source: 'large' });
for await (const batch of reader.read(null, new AbortController().signal)) {
  for (const { values, place } of batch.records) {
    rows += 1;
    for (let column = 0; column < columnCount; column += 1) {
      cells += 1;
      if (!isRight(values[`ستون ${column}`], persianCell(place.row, column))) wrongCells += 1;
    }
  }
}
const { user, system } = process.cpuUsage(before);
const result: LargeResult = { rows, cells, wrongCells, seconds: (user + system) / 1e6, peakMemory: peakMegabytes() };
process.stdout.write(JSON.stringify(result));

function isRight(value: RawValue | undefined, expected: string | number | Date): boolean {
  if (!(expected instanceof Date)) return value === expected;
  return typeof value === 'object' && value !== null && 'd' in value && value.d === expected.toISOString().slice(0, 10);
}
