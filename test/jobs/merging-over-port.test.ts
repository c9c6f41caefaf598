import { MessageChannel } from 'node:worker_threads';
import { expect, test } from '@jest/globals';
import { sharingOver } from '../../jobs/sharing-over-port.ts';
import { type RecordId, toCustomerId, toSourceName } from '../../matching/ids.ts';
import type { PipelineContext } from '../../pipeline/context.ts';
import type { CustomerStore } from '../../pipeline/ports/customer-store.ts';
import type { RunId } from '../../pipeline/ports/run-store.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';
import { runStep } from '../../pipeline/run-step.ts';
import { pipelineContext, snapshotReader } from '../support/pipeline-context.ts';
import { prepareIdentities } from '../support/publish-customers.ts';
import { recordIds } from '../support/warehouse-data.ts';
import { useWarehouses } from '../support/with-warehouse.ts';

const warehouses = useWarehouses();
const RECORDS = 16_500;
const people = Array.from({ length: RECORDS }, (_, i) => ({
  id: `${i}`,
  name: `Sara ${String.fromCodePoint(0x61 + (i % 26))}hmadi`,
  phone: `0912${String(i).padStart(7, '0')}`,
}));
/** One to five records each, and one of a third of all. */
const customerOf = (id: string): string => {
  const number = Number(id);
  const name = number > RECORDS / 3 ? (number * 7) % 4_001 : 'large';
  return toCustomerId(`c${name}`);
};

type Save = CustomerStore['savePendingGolden'];

/** The same warehouse, whose steps save golden records as told. */
const saving = (warehouse: Warehouse, as: (save: Save) => Save): Warehouse => ({
  ...warehouse,
  writingFor: (attempt) => {
    const stores = warehouse.writingFor(attempt);
    return { ...stores, customers: { ...stores.customers, savePendingGolden: as(stores.customers.savePendingGolden) } };
  },
});

/** A project whose customers are to be merged, whose steps are shared with another thread that saves as told. */
async function resolved(as: (save: Save) => Save) {
  const warehouse = await warehouses.fresh();
  const context = await pipelineContext(warehouse, { a: snapshotReader(people) });
  const run = await warehouse.runs.begin();
  for (const step of ['extract', 'stage', 'normalize'] as const)
    await runStep(context, { run, step, source: toSourceName('a') }, false);
  const memberships: Record<string, RecordId[]> = {};
  for (const [key, record] of await recordIds(warehouse)) {
    const customer = customerOf(key);
    memberships[customer] ??= [];
    memberships[customer].push(record);
  }
  await prepareIdentities(warehouse, { memberships });
  const { port1, port2 } = new MessageChannel();
  sharingOver(port2, { ...context, warehouse: saving(await warehouses.reopen(warehouse), as) });
  const client = await warehouses.connect(warehouse);
  /** A run in which nothing is merged yet. */
  const again = async () => {
    await client.query('truncate golden_record, pending_golden; update project_state set merged_fingerprint = null');
    return warehouse.runs.begin();
  };
  return { warehouse, customers: Object.keys(memberships).length, sharing: sharingOver(port1, context), again };
}

const merge = (context: PipelineContext, run: RunId) => runStep(context, { run, step: 'merge', source: null }, false);

const merging = async ({ runs }: Warehouse, run: RunId) =>
  (await runs.report(run))?.steps.find(({ step }) => step === 'merge');

/** What is pending, and what was made for it. */
async function content(warehouse: Awaited<ReturnType<typeof resolved>>['warehouse']) {
  const client = await warehouses.connect(warehouse);
  const { rows } = await client.query(
    `select count(*)::integer as golden, count(p)::integer as pending,
       string_agg(concat(g.customer_id, g.kind, g.fields, g.provenance, g.contradictions, g.input_hash, p.content_hash), ',' order by g.customer_id) as text
     from golden_record g left join pending_golden p on p.golden_id = g.id`,
  );
  return rows[0];
}

test('two threads merge what one merges, and when one of them fails the next attempt does what is left', async () => {
  let others = 0;
  let fails = false;
  const { warehouse, customers, sharing, again } = await resolved((save) => async (golden, rules) => {
    if (fails) throw new Error('broken');
    others += golden.length;
    await save(golden, rules);
  });
  const whole = { golden: customers, pending: customers };
  const run = await again();
  await merge(sharing, run);
  expect(await merging(warehouse, run)).toMatchObject({ status: 'done', attempt: 1, counts: { merged: customers } });
  expect(others).toBeGreaterThan(0);
  expect(others).toBeLessThan(customers);
  const shared = await content(warehouse);
  expect(shared).toMatchObject(whole);

  const { offerTask: _, ...alone } = sharing;
  await merge(alone, await again());
  expect((await content(warehouse)).text === shared.text).toBe(true);

  fails = true;
  const failing = await again();
  await expect(merge(sharing, failing)).rejects.toThrow('another thread failed');
  await merge(sharing, failing);
  expect(await merging(warehouse, failing)).toMatchObject({ status: 'done', attempt: 2 });
  expect((await content(warehouse)).text === shared.text).toBe(true);
  expect(await content(warehouse)).toMatchObject(whole);
});
