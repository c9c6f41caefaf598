import type { Config } from '../../config/schema/config.ts';
import type { SourceConfig } from '../../config/schema/source-config.ts';
import { type SourceName, toSourceName } from '../../matching/ids.ts';
import type { NormalizedRecord } from '../../matching/normalized-record.ts';
import type { Profile } from '../../matching/profile.ts';
import type { RecordTable } from '../../matching/table/record-table.ts';
import { createRecordTableBuilder } from '../../matching/table/record-table-builder.ts';
import type { ColumnFormats } from '../normalize/column-formats.ts';
import { createRecordMapper } from '../normalize/record-mapper.ts';
import type { FileReport, SourceReader } from '../ports/source-reader.ts';
import { formatDecision } from './format-decision.ts';
import { liveRecords } from './live-records.ts';
import { createRecordRefs, type RecordRefs } from './record-refs.ts';

export interface LoadInput {
  readonly config: Pick<Config, 'sources'>;
  readonly profile: Profile;
  readonly openSource: (source: SourceName) => SourceReader;
  readonly signal: AbortSignal;
  readonly onProgress: (source: SourceName, done: number, total: number | null) => void;
}

/** The records of all sources, ready for matching, without a warehouse. */
export interface LoadedFiles {
  readonly table: RecordTable;
  readonly refs: RecordRefs;
  readonly sources: readonly SourceReading[];
}

/** What became of the rows of one source. */
export interface SourceReading {
  readonly source: SourceName;
  /** Records in the table. */
  readonly records: number;
  readonly rejected: number;
  /** Rows that repeat the key of an earlier one. */
  readonly repeated: number;
  readonly brokenFiles: readonly FileReport[];
}

/**
 * Reads and normalizes the sources one after the other and keeps what matching compares, nothing else, so that memory grows
 * with the distinct values. What the calendar and order of a date column are, only the whole column tells: rows are taken with
 * what the first of them say, and should the whole of a column say otherwise, everything is read a second time.
 *
 * @throws YektaError as the connectors do, and `source.column_missing`
 */
export async function loadFiles(input: LoadInput): Promise<LoadedFiles> {
  const first = await load(input, new Map());
  if (first.settled) return first.loaded;
  return (await load(input, first.formats)).loaded;
}

type FormatsBySource = ReadonlyMap<SourceName, ColumnFormats>;

interface Attempt {
  readonly loaded: LoadedFiles;
  /** What each whole source says. */
  readonly formats: FormatsBySource;
  /** The records were normalized by these formats. */
  readonly settled: boolean;
}

async function load(input: LoadInput, known: FormatsBySource): Promise<Attempt> {
  const builder = createRecordTableBuilder(input.profile);
  const refs = createRecordRefs();
  const formats = new Map<SourceName, ColumnFormats>();
  const sources: SourceReading[] = [];
  let settled = true;
  for (const source of input.config.sources) {
    const name = toSourceName(source.name);
    let used = known.get(name) ?? null;
    const decision = formatDecision(withoutUpdateTimes(source), input.profile);
    let normalize: ReturnType<typeof createRecordMapper> | null = null;
    const reading = { rejected: 0, brokenFiles: [] as FileReport[] };
    let [records, repeated] = [0, 0];
    const batches = liveRecords(source, input.openSource(name), reading, {
      signal: input.signal,
      onProgress: (done, total) => input.onProgress(name, done, total),
    });
    for await (const batch of batches) {
      for (const { record } of batch) decision.see(record);
      used ??= await decision.decide();
      normalize ??= createRecordMapper(withoutUpdateTimes(source), input.profile, used);
      for (const { record, key } of batch) {
        const normalized = normalize(record);
        if (normalized === null) continue;
        const id = refs.add(name, record.stream, key);
        if (id === null) repeated++;
        else {
          builder.add({ ...normalized, id, source: name, key, firstSeenAt: NEVER });
          records++;
        }
      }
    }
    const whole = await decision.decide();
    formats.set(name, whole);
    settled &&= JSON.stringify(used) === JSON.stringify(whole);
    sources.push({ source: name, records, repeated, ...reading });
  }
  return { loaded: { table: builder.build(), refs: refs.build(), sources }, formats, settled };
}

/** Without a warehouse nobody knows when a record was first seen, and matching does not ask. */
const NEVER: NormalizedRecord['firstSeenAt'] = '1970-01-01T00:00:00.000Z';

/** Matching does not look at update times. */
function withoutUpdateTimes(source: SourceConfig): SourceConfig {
  return { ...source, streams: source.streams.map((stream) => ({ ...stream, updatedAt: null })) };
}
