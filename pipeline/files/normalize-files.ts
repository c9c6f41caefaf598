import type { Config } from '../../config/schema/config.ts';
import type { SourceConfig } from '../../config/schema/source-config.ts';
import { type SourceName, toSourceName } from '../../matching/ids.ts';
import type { NormalizedRecord } from '../../matching/normalized-record.ts';
import type { Profile } from '../../matching/profile.ts';
import type { ColumnFormats } from '../normalize/column-formats.ts';
import type { NameOptions } from '../normalize/complete-names.ts';
import { createRecordMapper } from '../normalize/record-mapper.ts';
import type { FileReport, SourceReader } from '../ports/source-reader.ts';
import { formatDecision } from './format-decision.ts';
import { liveRecords } from './live-records.ts';

export interface FilesInput {
  readonly config: Pick<Config, 'sources'>;
  readonly profile: Profile;
  readonly openSource: (source: SourceName) => SourceReader;
  readonly signal: AbortSignal;
  readonly onProgress: (source: SourceName, done: number, total: number | null) => void;
}

/** What became of the rows of one source. */
export interface SourceReading {
  readonly source: SourceName;
  /** Records that were taken. */
  readonly records: number;
  readonly rejected: number;
  /** Rows that repeat the key of an earlier one. */
  readonly repeated: number;
  readonly brokenFiles: readonly FileReport[];
}

/** Takes the records of one reading of all sources. */
export interface RecordTaker<T> {
  /** False when a record of the same (source, stream, key) came before. */
  readonly take: (record: Omit<NormalizedRecord, 'id'>, stream: string) => boolean;
  readonly end: () => T;
}

/**
 * Reads the sources one after the other and hands over their normalized records, none of which is kept here. What the calendar
 * and order of a date column are, only the whole column tells: rows are taken with what the first of them say, and should the
 * whole of a column say otherwise, a new taker gets everything once more.
 *
 * @throws YektaError as the connectors do, and `source.column_missing`
 */
export async function normalizeFiles<T>(
  input: FilesInput,
  createTaker: () => RecordTaker<T>,
  options: NameOptions = { composesNames: true },
): Promise<{ readonly taken: T; readonly sources: readonly SourceReading[] }> {
  const guessed = await readAll(input, options, createTaker(), new Map());
  if (guessed.isSettled) return guessed;
  return readAll(input, options, createTaker(), guessed.formats);
}

type FormatsBySource = ReadonlyMap<SourceName, ColumnFormats>;

async function readAll<T>(input: FilesInput, options: NameOptions, taker: RecordTaker<T>, known: FormatsBySource) {
  const formats = new Map<SourceName, ColumnFormats>();
  const sources: SourceReading[] = [];
  let isSettled = true;
  for (const source of input.config.sources) {
    const name = toSourceName(source.name);
    const { reading, used, decided } = await readSource(
      input,
      withoutUpdateTimes(source),
      options,
      taker,
      known.get(name) ?? null,
    );
    sources.push(reading);
    formats.set(name, decided);
    isSettled &&= JSON.stringify(used) === JSON.stringify(decided);
  }
  return { taken: taker.end(), sources, formats, isSettled };
}

async function readSource(
  { profile, openSource, signal, onProgress }: FilesInput,
  source: SourceConfig,
  options: NameOptions,
  taker: RecordTaker<unknown>,
  known: ColumnFormats | null,
) {
  const name = toSourceName(source.name);
  const decision = formatDecision(source, profile);
  const left = { rejected: 0, brokenFiles: [] as FileReport[] };
  let [records, repeated] = [0, 0];
  let used = known;
  let normalize: ReturnType<typeof createRecordMapper> | null = null;
  const report = (done: number, total: number | null): void => onProgress(name, done, total);
  for await (const batch of liveRecords(source, openSource(name), left, { signal, onProgress: report })) {
    for (const { record } of batch) decision.see(record);
    used ??= await decision.decide();
    normalize ??= createRecordMapper(source, profile, used, options);
    for (const { record, key } of batch) {
      const normalized = normalize(record);
      if (normalized === null) continue;
      const { kind, fields, updatedAt } = normalized;
      if (taker.take({ source: name, key, kind, fields, updatedAt, firstSeenAt: NEVER }, record.stream)) records++;
      else repeated++;
    }
  }
  return { reading: { source: name, records, repeated, ...left }, used, decided: await decision.decide() };
}

/** Without a warehouse nobody knows when a record was first seen, and matching does not ask. */
const NEVER: NormalizedRecord['firstSeenAt'] = '1970-01-01T00:00:00.000Z';

/** Matching does not look at update times. */
function withoutUpdateTimes(source: SourceConfig): SourceConfig {
  return { ...source, streams: source.streams.map((stream) => ({ ...stream, updatedAt: null })) };
}
