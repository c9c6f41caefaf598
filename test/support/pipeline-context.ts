import type { Config } from '../../config/schema/config.ts';
import { customerIdSource } from '../../matching/identity/customer-id.ts';
import { profileFromConfig } from '../../matching/profile-from-config.ts';
import type { PipelineContext } from '../../pipeline/context.ts';
import type { RawRecord, SourceReader } from '../../pipeline/ports/source-reader.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';
import { loadText } from '../config/load-text.ts';

/** Readers by source; each source maps the columns `id` (key), `name` and `phone`. */
export type Readers = Readonly<Record<string, SourceReader>>;

/** The context of a project with these sources, as a command would make it. */
export async function pipelineContext(
  warehouse: Warehouse,
  readers: Readers,
  signal: AbortSignal = new AbortController().signal,
): Promise<PipelineContext> {
  const sources = Object.keys(readers).map(
    (name) =>
      `  ${name}: { connector: csv, location: ${name}.csv, key: [id], fields: { full_name: name, phone: phone } }`,
  );
  const config = await loadText(['version: 1', 'project: tests', 'sources:', ...sources].join('\n'));
  return contextOf(config, warehouse, readers, signal);
}

export function contextOf(
  config: Config,
  warehouse: Warehouse,
  readers: Readers,
  signal: AbortSignal = new AbortController().signal,
): PipelineContext {
  let random = 1;
  return {
    config,
    profile: profileFromConfig(config),
    warehouse,
    openSource: (source) => readers[source]!,
    issueCustomerId: customerIdSource(Date.now, () => {
      random = (random * 48_271) % 0x7fffffff;
      return random % 32;
    }),
    signal,
  };
}

export interface CustomerRow {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
}

/** A snapshot of rows in one file. `before` runs before they are read, and may throw. */
export function snapshotReader(
  rows: readonly CustomerRow[],
  before: (signal: AbortSignal) => Promise<void> | void = () => {},
): SourceReader {
  return {
    mode: 'snapshot',
    async *read(_cursor, signal) {
      await before(signal);
      const records: RawRecord[] = rows.map((row, index) => ({
        stream: 'rows',
        values: { ...row },
        place: { file: 'rows.csv', row: index + 2 },
      }));
      yield {
        records,
        rejects: [],
        files: [{ file: 'rows.csv', rowsRead: rows.length, notes: [] }],
        cursor: null,
        progress: { done: 1, total: 1 },
      };
    },
    probe: async () => [],
  };
}
