import { once } from 'node:events';
import { MessageChannel, Worker } from 'node:worker_threads';
import { describe, expect, test } from '@jest/globals';
import { sharingOver } from '../../jobs/sharing-over-port.ts';
import { toSourceName } from '../../matching/ids.ts';
import type { PipelineContext } from '../../pipeline/context.ts';
import type { NormalizedStore } from '../../pipeline/ports/normalized-store.ts';
import type { RunId, StepName } from '../../pipeline/ports/run-store.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';
import { runStep } from '../../pipeline/run-step.ts';
import { pipelineContext, snapshotReader } from '../support/pipeline-context.ts';
import { useWarehouses } from '../support/with-warehouse.ts';

const warehouses = useWarehouses();
const source = toSourceName('a');
const RECORDS = 16_500;
const people = Array.from({ length: RECORDS }, (_, i) => ({
  id: `${i}`,
  name: `Sara ${String.fromCodePoint(0x61 + (i % 26))}hmadi`,
  phone: `0912${String(i).padStart(7, '0')}`,
}));

type Write = NormalizedStore['write'];

/** The same warehouse, whose steps write normalized records as told. */
const writing = (warehouse: Warehouse, as: (write: Write) => Write): Warehouse => ({
  ...warehouse,
  writingFor: (attempt) => {
    const stores = warehouse.writingFor(attempt);
    return { ...stores, normalized: { ...stores.normalized, write: as(stores.normalized.write) } };
  },
});

/** A run of one source that is to be normalized, whose steps are shared with another thread that writes as told. */
async function staged(as: (write: Write) => Write) {
  const warehouse = await warehouses.fresh();
  const context = await pipelineContext(warehouse, { a: snapshotReader(people) });
  const run = await warehouse.runs.begin();
  await step(context, run, 'extract');
  await step(context, run, 'stage');
  const { port1, port2 } = new MessageChannel();
  const other = { ...context, warehouse: writing(await warehouses.reopen(warehouse), as) };
  sharingOver(port2, other);
  return { warehouse, run, sharing: sharingOver(port1, context), leave: () => port2.close() };
}

const step = (context: PipelineContext, run: RunId, name: StepName, lastAttempt = false) =>
  runStep(context, { run, step: name, source }, lastAttempt);

const normalizing = async ({ runs }: Warehouse, run: RunId) =>
  (await runs.report(run))?.steps.find(({ step }) => step === 'normalize');

const isWhole = { status: 'done', counts: { normalized: RECORDS, changed: RECORDS } };

describe('sharingOver', () => {
  test('both threads normalize one source, and what comes of it is what one makes', async () => {
    let others = 0;
    const { warehouse, run, sharing } = await staged((write) => (source, rules, outcomes) => {
      others += outcomes.length;
      return write(source, rules, outcomes);
    });
    await step(sharing, run, 'normalize');
    expect(await normalizing(warehouse, run)).toMatchObject({ ...isWhole, attempt: 1 });
    expect(others).toBeGreaterThan(0);
    expect(others).toBeLessThan(RECORDS);
    const client = await warehouses.connect(warehouse);
    const content = async () => {
      const { rows } = await client.query(
        `select string_agg(n::text || m.data::text, '' order by n.record_id) as content
         from normalized_record n join match_record m using (record_id)`,
      );
      return rows[0].content;
    };
    const shared = await content();
    await client.query('truncate normalized_record, match_record, normalization_state');
    const again = await warehouse.runs.begin();
    const { offerTask: _, ...alone } = sharing;
    await step(alone, again, 'normalize');
    expect((await content()) === shared).toBe(true);
  });

  test('a thread that fails with its parts costs an attempt, and the next one does what is left alone', async () => {
    const { warehouse, run, sharing } = await staged(() => () => Promise.reject(new Error('broken')));
    await expect(step(sharing, run, 'normalize')).rejects.toThrow('another thread failed');
    expect(await warehouse.normalized.count()).toBeGreaterThan(0);
    await step(sharing, run, 'normalize');
    expect(await normalizing(warehouse, run)).toMatchObject({ status: 'done', attempt: 2 });
    expect(await warehouse.normalized.count()).toBe(RECORDS);
  });

  test('a thread that ends costs an attempt too, and what it writes afterwards does not count', async () => {
    const late: (() => Promise<unknown>)[] = [];
    const { warehouse, run, sharing, leave } = await staged((write) => (source, rules, outcomes) => {
      const all = [...outcomes];
      late.push(() => write(source, rules, all));
      leave();
      return new Promise(() => {});
    });
    await expect(step(sharing, run, 'normalize')).rejects.toThrow('another thread failed');
    await step(sharing, run, 'normalize');
    await expect(late[0]!()).rejects.toMatchObject({ code: 'sync.superseded' });
    expect(await warehouse.normalized.count()).toBe(RECORDS);
  });

  test('the last attempt is not shared, and a thread that never listens is not missed', async () => {
    const { warehouse, run, sharing } = await staged(() => () => Promise.reject(new Error('broken')));
    await step(sharing, run, 'normalize', true);
    expect(await normalizing(warehouse, run)).toMatchObject({ ...isWhole, attempt: 1 });
  });

  test('hears of the end of a thread that began', async () => {
    const { port1, port2 } = new MessageChannel();
    const program = `const { workerData: port } = require('node:worker_threads');
      port.once('message', ({ task: { progress } }) => { Atomics.add(progress, 2, 1); process.exit(); });`;
    const warehouse = await warehouses.fresh();
    const context = sharingOver(port1, await pipelineContext(warehouse, { a: snapshotReader(people) }));
    const run = await warehouse.runs.begin();
    await step(context, run, 'extract');
    await step(context, run, 'stage');
    await once(new Worker(program, { eval: true, workerData: port2, transferList: [port2] }), 'online');
    await expect(step(context, run, 'normalize')).rejects.toThrow('another thread failed');
  });
});
