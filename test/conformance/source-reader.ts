import { describe, expect, test } from '@jest/globals';
import { errorCodes } from '../../config/errors/error-codes.ts';
import type { Cursor, RawRecord, SourceReader } from '../../pipeline/ports/source-reader.ts';
import { readAll, readBatches } from '../support/read-all.ts';

export { type ReadResult, readAll } from '../support/read-all.ts';

/** A source prepared by the caller, of at least two batches, and what is in it. */
export interface SourceReaderCase {
  /** Opens a reader on the prepared source; called once per test. */
  readonly open: () => SourceReader | Promise<SourceReader>;
  /** Records that a read from the start yields, tombstones included. */
  readonly expectedRecords: number;
  /** Rejects that a read from the start yields. */
  readonly expectedRejects: number;
  /** Unordered when an API may serve the same objects in another order. */
  readonly ordered?: boolean;
}

const largestBatch = 2_000;

/** The contract of pipeline/ports/source-reader.ts; every connector passes it on a source with several batches, files or pages. */
export function describeSourceReader(name: string, source: SourceReaderCase): void {
  describe(`${name} is a SourceReader`, () => {
    test('yields every record and every reject once', async () => {
      const { records, rejects } = await readAll(await source.open());
      expect(records).toHaveLength(source.expectedRecords);
      expect(rejects).toHaveLength(source.expectedRejects);
      expect(new Set(records.map((record) => keyOf(record))).size).toBe(records.length);
    });

    test('rows read are records plus rejects, for each file and sheet', async () => {
      const { records, rejects, files } = await readAll(await source.open());
      const places = files.map((file) => sheetOf(file));
      expect(new Set(places).size).toBe(places.length);
      const yielded = countBy([...records, ...rejects].map((row) => sheetOf(row.place)));
      for (const file of files)
        expect([sheetOf(file), file.rowsRead]).toEqual([sheetOf(file), yielded.get(sheetOf(file)) ?? 0]);
      for (const place of yielded.keys()) expect(places).toContain(place);
    });

    test('batches are bounded and progress never goes back', async () => {
      let done = 0;
      for (const batch of await readBatches(await source.open())) {
        expect(batch.records.length).toBeLessThanOrEqual(largestBatch);
        expect(batch.progress.done).toBeGreaterThanOrEqual(done);
        done = batch.progress.done;
        if (batch.progress.total !== null) expect(done).toBeLessThanOrEqual(batch.progress.total);
      }
    });

    test('a file is reported with the batch that ends it', async () => {
      const ended = new Set<string>();
      for (const batch of await readBatches(await source.open())) {
        for (const row of [...batch.records, ...batch.rejects]) expect(ended).not.toContain(sheetOf(row.place));
        for (const file of batch.files) ended.add(sheetOf(file));
      }
    });

    test('tells its bytes beforehand when it reads files, as its manifest does', async () => {
      const { size, manifest } = await source.open();
      expect(size === undefined).toBe(manifest === undefined);
      const total = await manifest?.(AbortSignal.timeout(60_000));
      expect(await size?.()).toBe(total?.total);
    });

    test('reads the same twice', async () => {
      const first = await readAll(await source.open());
      const second = await readAll(await source.open());
      expect(inOrder(second.records, source)).toEqual(inOrder(first.records, source));
      expect(second.rejects).toEqual(first.rejects);
      expect(second.files).toEqual(first.files);
    });

    test('one reader can be read twice', async () => {
      const reader = await source.open();
      const first = await readAll(reader);
      expect((await readAll(reader)).records).toHaveLength(first.records.length);
    });

    test('values are JSON and survive it', async () => {
      const { records } = await readAll(await source.open());
      for (const record of records) expect(JSON.parse(JSON.stringify(record.values))).toEqual(record.values);
    });

    test('places are 1-based rows and grow within a file', async () => {
      const { records, rejects } = await readAll(await source.open());
      for (const rows of [records, rejects]) {
        const last = new Map<string, number>();
        for (const { place } of rows) {
          expect(Number.isInteger(place.row)).toBe(true);
          expect(place.row).toBeGreaterThan(last.get(sheetOf(place)) ?? 0);
          last.set(sheetOf(place), place.row);
        }
      }
    });

    test('rejects carry a registered row code, a reason in words without the value, and a bounded value', async () => {
      const { rejects } = await readAll(await source.open());
      for (const reject of rejects) {
        expect(reject.code).toMatch(/^row\./);
        expect(Object.keys(errorCodes)).toContain(reject.code);
        expect(reject.reason.length).toBeGreaterThan(10);
        expect((reject.value ?? '').length).toBeLessThanOrEqual(1_000);
        if (reject.value !== undefined && reject.value.length > 3) expect(reject.reason).not.toContain(reject.value);
      }
    });

    test('stops soon after an abort, throwing its reason', async () => {
      const reader = await source.open();
      expect((await readBatches(reader)).length).toBeGreaterThanOrEqual(2);
      const controller = new AbortController();
      const reason = new Error('stopped by the test');
      let batches = 0;
      const reading = async (): Promise<void> => {
        for await (const _batch of reader.read(null, controller.signal)) {
          batches += 1;
          controller.abort(reason);
        }
      };
      await expect(reading()).rejects.toBe(reason);
      expect(batches).toBe(1);
    });

    test('an aborted signal stops a read and a probe before anything is yielded', async () => {
      const reader = await source.open();
      const signal = AbortSignal.abort(new Error('stopped before the start'));
      await expect(readAll(reader, null, signal)).rejects.toBe(signal.reason);
      await expect(reader.probe(signal)).rejects.toBe(signal.reason);
    });

    test('a reader that is left early lets go of its source', async () => {
      const reader = await source.open();
      for await (const _batch of reader.read(null, new AbortController().signal)) break;
      expect((await readAll(reader)).records).toHaveLength(source.expectedRecords);
    });

    test('the manifest stays the same while what is read does', async () => {
      const reader = await source.open();
      const signal = new AbortController().signal;
      const manifest = await reader.manifest?.(signal);
      await readAll(reader);
      expect(await reader.manifest?.(signal)).toEqual(manifest);
      expect(await (await source.open()).manifest?.(signal)).toEqual(manifest);
      if (reader.mode === 'changes') expect(manifest).toBeUndefined();
    });

    test('orders of records are short texts; files leave them to the update time', async () => {
      const reader = await source.open();
      for (const { order } of (await readAll(reader)).records) {
        if (reader.mode === 'snapshot') expect(order).toBeUndefined();
        else if (order !== undefined) expect(order).toMatch(/^.{1,100}$/);
      }
    });

    test('probe names the columns that reading gives, with a few samples of each', async () => {
      const reader = await source.open();
      const probes = await reader.probe(new AbortController().signal);
      const { records } = await readAll(reader);
      expect(probes.length).toBeGreaterThan(0);
      for (const probe of probes) {
        const ofStream = records.filter((record) => record.stream === probe.stream);
        const names = new Set(ofStream.flatMap((record) => Object.keys(record.values)));
        expect(probe.columns.length).toBeGreaterThan(0);
        for (const column of probe.columns) {
          expect(names).toContain(column.name);
          expect(column.samples.length).toBeLessThanOrEqual(50);
          const seen = new Set(ofStream.map((record) => JSON.stringify(record.values[column.name])));
          for (const sample of column.samples) expect(seen).toContain(JSON.stringify(sample));
        }
      }
    });

    test('cursors fit the mode: none for snapshots; for changes, resuming from any of them yields exactly the rest', async () => {
      const reader = await source.open();
      const batches = await readBatches(reader);
      if (reader.mode === 'snapshot') {
        for (const batch of batches) expect(batch.cursor).toBeNull();
        return;
      }
      for (const [index, batch] of batches.entries()) {
        expect(batch.cursor).not.toBeNull();
        const cursor = JSON.parse(JSON.stringify(batch.cursor)) as Cursor;
        expect(cursor).toEqual(batch.cursor);
        const rest = batches.slice(index + 1).flatMap((later) => later.records);
        const resumed = await readAll(await source.open(), cursor);
        expect(contentsOf(resumed.records, source)).toEqual(contentsOf(rest, source));
      }
    });
  });
}

const sheetOf = (place: { readonly file: string; readonly sheet?: string }): string =>
  JSON.stringify([place.file, place.sheet ?? null]);

const keyOf = (record: RawRecord): string =>
  record.key === undefined ? JSON.stringify(record.place) : JSON.stringify([record.stream, record.key, record.place]);

/** What a record says, without its place: a resumed read counts places anew. */
function contentsOf(records: readonly RawRecord[], source: SourceReaderCase): readonly string[] {
  const contents = records.map(({ place: _, ...content }) => JSON.stringify(content));
  return source.ordered === false ? contents.sort() : contents;
}

function inOrder(records: readonly RawRecord[], source: SourceReaderCase): readonly RawRecord[] {
  if (source.ordered !== false) return records;
  return [...records].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function countBy(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
