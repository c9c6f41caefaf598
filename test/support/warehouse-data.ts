import { hash } from 'node:crypto';
import { type RecordId, type SourceName, toFieldName, toSourceName } from '../../matching/ids.ts';
import type { IndexContent } from '../../matching/incremental/index-content.ts';
import { encodeSegment } from '../../matching/incremental/segments/encode-parts.ts';
import { createSegment } from '../../matching/incremental/segments/segment.ts';
import type { MatchResult } from '../../matching/match-result.ts';
import type { NormalizedFields } from '../../matching/normalized-record.ts';
import { mapBatch } from '../../pipeline/ports/batch.ts';
import type { StoredModel } from '../../pipeline/ports/match-store.ts';
import type { RunId } from '../../pipeline/ports/run-store.ts';
import type { Cursor, FileReport, Reject } from '../../pipeline/ports/source-reader.ts';
import type { StageCounts, StagedRecord } from '../../pipeline/ports/source-store.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';

export const sales = toSourceName('sales');
export const tickets = toSourceName('tickets');

export interface StagedRow {
  readonly key: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly deleted?: boolean;
  readonly file?: string;
  readonly stream?: string;
  readonly order?: string;
}

export interface StageOptions {
  readonly source?: typeof sales;
  readonly run?: RunId;
  readonly mode?: 'snapshot' | 'changes';
  readonly complete?: boolean;
  readonly cursor?: Cursor;
  readonly rejects?: readonly Reject[];
  readonly deletions?: number;
  readonly manifest?: string | null;
  readonly orderDefinition?: string;
  /** Reports in place of the right ones. */
  readonly files?: readonly FileReport[];
}

/** Extracts and stages rows as a run of its own. */
export async function stageRows(
  warehouse: Warehouse,
  rows: readonly StagedRow[],
  options: StageOptions = {},
): Promise<StageCounts | null> {
  const run = options.run ?? (await warehouse.runs.begin());
  await extractRows(warehouse, run, rows, options);
  return warehouse.sources.stage(run, options.source ?? sales, { deletions: options.deletions ?? 0.2 });
}

export async function extractRows(
  warehouse: Warehouse,
  run: RunId,
  rows: readonly StagedRow[],
  {
    source = sales,
    mode = 'snapshot',
    complete = true,
    cursor,
    rejects = [],
    files,
    manifest = null,
    orderDefinition = hash('sha256', 'order', 'hex').slice(0, 32),
  }: StageOptions = {},
): Promise<void> {
  const staging = await warehouse.sources.openStaging(run, source, orderDefinition);
  await staging.write(rows.map(toStagedRecord));
  await staging.reject(rejects);
  await staging.report(files ?? reportsOf(rows, rejects));
  await staging.finish({ mode, complete, cursor: cursor ?? null, manifest });
}

function toStagedRecord(row: StagedRow, index: number): StagedRecord {
  const json = JSON.stringify(row.values);
  return {
    stream: row.stream ?? 'rows',
    key: row.key,
    deleted: row.deleted ?? false,
    hash: hash('sha256', json, 'hex').slice(0, 32),
    json,
    order: row.order ?? null,
    place: { file: row.file ?? 'sales.csv', row: index + 2 },
  };
}

function reportsOf(rows: readonly StagedRow[], rejects: readonly Reject[]): readonly FileReport[] {
  const counts = new Map<string, number>();
  for (const file of [...rows.map((row) => row.file ?? 'sales.csv'), ...rejects.map(({ place }) => place.file)])
    counts.set(file, (counts.get(file) ?? 0) + 1);
  return [...counts].map(([file, rowsRead]) => ({ file, rowsRead, notes: [] }));
}

export const fullName = toFieldName('full_name');
export const phone = toFieldName('phone');

/** Fields with a name and a phone. */
export const fieldsOf = (name: string, number: string): NormalizedFields => ({
  [fullName]: [{ raw: name, value: name, key: name.toLowerCase(), status: 'unverified' }],
  [phone]: [{ raw: number, value: `+98${number.slice(1)}`, key: `+98${number.slice(1)}`, status: 'valid' }],
});

/** The stale records of a source, a thousand at a time. */
export async function* staleBatches({ normalized }: Warehouse, source: SourceName, rules: string) {
  const ids = await normalized.staleIds(source, rules);
  for (let start = 0; start < ids.length; start += 1_000)
    yield await normalized.sourceRecords(ids.subarray(start, start + 1_000));
}

/** Normalizes every stale record of a source: its columns `name` and `phone`. */
export async function normalizeRows(warehouse: Warehouse, fingerprint = 'rules', source = sales): Promise<number> {
  let changed = 0;
  for await (const batch of staleBatches(warehouse, source, fingerprint)) {
    const outcomes = mapBatch(batch, ({ id, values }) => ({
      id,
      normalized: {
        kind: 'person' as const,
        updatedAt: null,
        fields: fieldsOf(String(values.name), String(values.phone)),
      },
      comparables: comparablesOf(String(values.name), String(values.phone)),
    }));
    changed += await warehouse.normalized.write(source, fingerprint, outcomes);
  }
  return changed;
}

/** What stands for what matching compares of a record. */
export const comparablesOf = (...texts: readonly string[]): Uint8Array => new TextEncoder().encode(texts.join('\n'));

export const customerRow = (key: string, name: string, number = '09121234567'): StagedRow => ({
  key,
  values: { name, phone: number },
});

/** Ids of the records of a source by key. */
export async function recordIds(warehouse: Warehouse): Promise<ReadonlyMap<string, RecordId>> {
  return new Map((await collect(warehouse.normalized.all())).map(({ key, id }) => [key, id]));
}

export async function collect<T>(batches: AsyncIterable<Iterable<T>>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const batch of batches) all.push(...batch);
  return all;
}

export const matchResult = (parts: Partial<MatchResult>): MatchResult => ({
  edges: [],
  clusters: [],
  held: [],
  possibleMatches: [],
  contestedDecisions: [],
  statistics: {
    records: 0,
    candidatePairs: 0,
    pairsByRule: {},
    skippedKeysByRule: {},
    mergesByField: {},
    mergesByPeople: 0,
  },
  ...parts,
});

/** Stores a result as made from what there is now. */
export const writeResult = async (
  { matches, matchIndex }: Pick<Warehouse, 'matches' | 'matchIndex'>,
  model: StoredModel,
  fingerprint: string,
  result: MatchResult,
): Promise<void> =>
  matchIndex.replace(result, contentOf(result.statistics.records), {
    model: model.id,
    fingerprint,
    decisions: await matches.decisions(),
    generic: await matches.genericValues(),
  });

/** A blocking index of so many records without keys. */
const contentOf = (records: number): IndexContent => ({
  segment: encodeSegment(createSegment(0, () => {})),
  counts: { records, keysOfSize: [], labels: new Map() },
});
