import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { finished } from 'node:stream/promises';

/** A CSV file that is written row by row, and stands under its name when it is closed. */
export interface CsvFile<C extends string> {
  readonly add: (row: Readonly<Record<C, string>>) => void;
  /** Writes what has been added, when that is worth it. */
  readonly flush: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Rows that are written at once. */
const CHUNK_ROWS = 4096;

export function createCsvFile<C extends string>(path: string, columns: readonly C[]): CsvFile<C> {
  const partial = `${path}.partial`;
  const stream = createWriteStream(partial);
  let lines = [columns.join(',')];
  const write = async (): Promise<void> => {
    const chunk = `${lines.join('\n')}\n`;
    lines = [];
    if (!stream.write(chunk)) await once(stream, 'drain');
  };
  return {
    add(row) {
      lines.push(columns.map((column) => csvCell(row[column])).join(','));
    },
    async flush() {
      if (lines.length >= CHUNK_ROWS) await write();
    },
    async close() {
      if (lines.length > 0) await write();
      stream.end();
      await finished(stream);
      await rename(partial, path);
    },
  };
}

function csvCell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
